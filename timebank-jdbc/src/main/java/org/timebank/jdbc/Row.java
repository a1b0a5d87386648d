package org.timebank.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.timebank.command.Digest;
import org.timebank.spi.StoreException;

/**
 * One row of a result, by the names of its columns. What cannot be read as anything ends in a {@link StoreException} that says
 * where it is.
 */
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
    private final String sql;

    /**
     * The rows of a result, one after the other.
     *
     * @param sql the statement, with the names of the scripts
     */
    Row(ResultSet row, Dialect dialect, String sql) {
        this.row = row;
        this.dialect = dialect;
        this.sql = sql;
    }

    /** Has it taken note of. */
    void noted(Noting noting) throws SQLException {
        try {
            noting.note(this);
        } catch (StoreException | Stale e) {
            throw e;
        } catch (RuntimeException e) {
            throw Unreadable.together(Place.tables(sql) + key(), e);
        }
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
        return there(row.getString(column), column);
    }

    /** What a text says. */
    <T> T text(String column, Function<String, T> reading) throws SQLException {
        String text = text(column);
        try {
            return reading.apply(text);
        } catch (RuntimeException e) {
            // Without the cause, whose message may repeat the text.
            throw Unreadable.value(place(column));
        }
    }

    /** What a text says, if there is one. */
    <T> Optional<T> optionalText(String column, Function<String, T> reading) throws SQLException {
        return has(column) ? Optional.of(text(column, reading)) : Optional.empty();
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    <E extends Enum<E>> E name(Class<E> type, String column) throws SQLException {
        String name = text(column);
        for (E known : type.getEnumConstants()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        throw Unreadable.name(place(column), name);
    }

    byte[] bytes(String column) throws SQLException {
        return there(row.getBytes(column), column);
    }

    Digest digest(String column) throws SQLException {
        byte[] bytes = bytes(column);
        if (bytes.length != Digest.NONE.bytes().length) {
            throw Unreadable.value(place(column));
        }
        return Digest.fromBytes(bytes);
    }

    UUID uuid(String column) throws SQLException {
        return there(dialect.uuid(row, column), column);
    }

    Optional<UUID> optionalUuid(String column) throws SQLException {
        return Optional.ofNullable(dialect.uuid(row, column));
    }

    LocalDate day(String column) throws SQLException {
        return there(row.getObject(column, LocalDate.class), column);
    }

    Optional<LocalDate> optionalDay(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    Instant moment(String column) throws SQLException {
        return there(dialect.instant(row, column), column);
    }

    private <T> T there(@Nullable T value, String column) throws SQLException {
        if (value == null) {
            throw Unreadable.nothing(place(column));
        }
        return value;
    }

    private String place(String column) throws SQLException {
        return Place.column(sql, column) + key();
    }

    /** Which row it is, if its first column is an id. */
    private String key() throws SQLException {
        String first = row.getMetaData().getColumnLabel(1).toLowerCase(Locale.ROOT);
        return first.matches("id|\\w+_id") && has(first) ? " (" + first + " " + dialect.uuid(row, first) + ")" : "";
    }
}
