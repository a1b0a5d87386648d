package org.timebank.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.timebank.command.Digest;

/** One row of a result, by the names of its columns. */
final class Row {

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    /** Takes note of a row. */
    @FunctionalInterface
    interface Noting {
        void note(Row row) throws SQLException;
    }

    private final ResultSet row;
    private final Dialect dialect;

    Row(ResultSet row, Dialect dialect) {
        this.row = row;
        this.dialect = dialect;
    }

    boolean has(String column) throws SQLException {
        @Nullable Object value = row.getObject(column);
        return value != null;
    }

    int integer(String column) throws SQLException {
        return row.getInt(column);
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    OptionalLong optionalNumber(String column) throws SQLException {
        return has(column) ? OptionalLong.of(number(column)) : OptionalLong.empty();
    }

    OptionalInt optionalInteger(String column) throws SQLException {
        return has(column) ? OptionalInt.of(integer(column)) : OptionalInt.empty();
    }

    /** A sum of BIGINTs, which engines answer as a wider type; zero if there was nothing to add. */
    long sum(String column) throws SQLException {
        @Nullable BigDecimal sum = row.getBigDecimal(column);
        return sum == null ? 0 : sum.longValueExact();
    }

    boolean truth(String column) throws SQLException {
        return row.getBoolean(column);
    }

    /** Whether its only column is true. */
    boolean isTrue() throws SQLException {
        return row.getBoolean(1);
    }

    String text(String column) throws SQLException {
        return row.getString(column);
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    <E extends Enum<E>> E name(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    byte[] bytes(String column) throws SQLException {
        return row.getBytes(column);
    }

    Digest digest(String column) throws SQLException {
        return Digest.fromBytes(bytes(column));
    }

    UUID uuid(String column) throws SQLException {
        return dialect.uuid(row, column);
    }

    Optional<UUID> optionalUuid(String column) throws SQLException {
        return has(column) ? Optional.of(uuid(column)) : Optional.empty();
    }

    LocalDate day(String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    Optional<LocalDate> optionalDay(String column) throws SQLException {
        return Optional.ofNullable(day(column));
    }

    Instant moment(String column) throws SQLException {
        return dialect.instant(row, column);
    }
}
