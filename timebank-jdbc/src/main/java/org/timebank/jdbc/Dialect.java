package org.timebank.jdbc;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.spi.Applied;

/** What differs between the database engines. */
enum Dialect {
    H2("H2", Connection.TRANSACTION_SERIALIZABLE, "FOR UPDATE"),
    // Rows are referred to; FOR UPDATE would wait for everybody who adds what refers to them elsewhere.
    POSTGRESQL("PostgreSQL", Connection.TRANSACTION_REPEATABLE_READ, "FOR NO KEY UPDATE"),
    MARIADB("MariaDB", Connection.TRANSACTION_REPEATABLE_READ, "FOR UPDATE");

    private static final Logger LOG = LoggerFactory.getLogger(Dialect.class);

    private final String product;
    private final int oneMoment;
    private final String rowLock;

    Dialect(String product, int oneMoment, String rowLock) {
        this.product = product;
        this.oneMoment = oneMoment;
        this.rowLock = rowLock;
    }

    /** The dialect of a connected database. */
    static Dialect of(DatabaseMetaData database) throws SQLException {
        String name = database.getDatabaseProductName();
        for (Dialect dialect : values()) {
            if (dialect.product.equals(name)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("Timebanks are kept in H2, PostgreSQL or MariaDB; this database is " + name);
    }

    /**
     * The isolation at which several statements see one moment. H2 2.5 takes a snapshot of each table when it is first
     * read at REPEATABLE READ, and of all tables at once at SERIALIZABLE.
     */
    int oneMoment() {
        return oneMoment;
    }

    /** The clause that locks the rows that were selected, against changes. */
    String rowLock() {
        return rowLock;
    }

    /**
     * What to order by, so that an index is read in its order, and as far as a page goes, instead of being read whole and
     * sorted. H2 2.5 does so only if all columns of the index are named, from the first one on. Whoever asks for one value
     * of the others can name them everywhere, but for truth values, with which PostgreSQL 18 sorts.
     *
     * @param others the columns of the index before the last, of which one value is asked for
     * @param last the last column
     */
    String indexOrder(String others, String last) {
        return this == H2 ? others + ", " + last : last;
    }

    /**
     * A parameter by whose value no plan is made. PostgreSQL 18 plans a statement anew each time while that seems to pay, and
     * for one of long accounts it seems so for ever: it would spend more on plans that are all the same than on reading.
     */
    String unseen() {
        return this == POSTGRESQL ? "(SELECT ?)" : "?";
    }

    /** Finds a table of a schema by its name in lower case. */
    String tableByName(TableNames names) {
        return """
            SELECT 1
            FROM information_schema.tables
            WHERE LOWER(table_name) = ?
            AND table_schema = %s
            """.formatted(schemaOf(names));
    }

    /** An expression for the schema in which the tables stand, as the catalog writes it. */
    String schemaOf(TableNames names) {
        if (names.schema().isEmpty()) {
            return this == MARIADB ? "DATABASE()" : "CURRENT_SCHEMA";
        }
        String schema = "'" + names.schema() + "'";
        return switch (this) {
            // In upper case, unless the database's URL says otherwise.
            case H2 ->
                "(SELECT MIN(schema_name) FROM information_schema.schemata WHERE LOWER(schema_name) = LOWER(" + schema
                        + "))";
            case POSTGRESQL -> "LOWER(" + schema + ")";
            case MARIADB -> schema;
        };
    }

    /** An expression for the domain of a column that the catalog lists, or for none: only PostgreSQL's scripts have them. */
    String domainOfColumn() {
        return this == POSTGRESQL ? "domain_name" : "CAST(NULL AS CHAR(1))";
    }

    /** The directory of the schema's scripts. */
    String directory() {
        return product.toLowerCase(Locale.ROOT);
    }

    /** What came of a change: it is stale if another transaction was first. */
    Applied applied(Change change) throws SQLException {
        try {
            return change.make();
        } catch (Stale stale) {
            return Applied.STALE;
        } catch (SQLException e) {
            if (isLostRace(e)) {
                LOG.debug("Lost against another transaction: {}", Connections.codes(e));
                return Applied.STALE;
            }
            throw e;
        }
    }

    /** Makes a change. */
    @FunctionalInterface
    interface Change {
        Applied make() throws SQLException;
    }

    /**
     * Whether PostgreSQL refuses a statement for its values: a number out of range, a check, or something that {@link
     * #isMissing is missing}.
     */
    static boolean isOfValues(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("22") || state.equals("23514");
    }

    /** Whether what should have been found was not, as {@link ArraySql#replacing} says it: by a division by zero. */
    static boolean isMissing(SQLException failure) {
        return "22012".equals(failure.getSQLState());
    }

    /** Whether a transaction failed because another one was first, so that deciding again may succeed. */
    boolean isLostRace(SQLException failure) {
        for (Throwable cause : failure) {
            if (cause instanceof SQLException sql
                    && isLostRace(sql.getErrorCode(), String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isLostRace(int code, String state) {
        return switch (this) {
            // unique violation, deadlock, lock timeout, row changed by another transaction
            case H2 -> Set.of(23505, 40001, 50200, 90131).contains(code);
            // unique violation, serialization failure, deadlock, lock timeout
            case POSTGRESQL -> Set.of("23505", "40001", "40P01", "55P03").contains(state);
            // unique violation, deadlock (Galera: certification failed), lock timeout, row changed since the snapshot
            case MARIADB -> Set.of(1062, 1213, 1205, 1020).contains(code);
        };
    }

    /**
     * Gives a statement a parameter. MariaDB keeps ids as BINARY(16): its UUID type (11.4) refuses ids that are not of a
     * known variant, and orders those of versions 1 to 5 by other bytes than their text. It keeps moments as DATETIME(6) in
     * UTC, which no session's or JVM's time zone shifts, as TIMESTAMP would be.
     */
    void set(PreparedStatement statement, int index, SqlType type, @Nullable Object value) throws SQLException {
        if (value == null) {
            setNull(statement, index, type);
        } else if (value instanceof Instant moment) {
            set(statement, index, moment);
        } else if (value instanceof UUID id) {
            set(statement, index, id);
        } else {
            statement.setObject(index, value);
        }
    }

    /** On PostgreSQL by the type's own name: the driver asks the server for types that it is not told. */
    private void setNull(PreparedStatement statement, int index, SqlType type) throws SQLException {
        if (this == POSTGRESQL) {
            statement.setNull(index, type.jdbc(), type.postgres());
        } else if (this == MARIADB && type == SqlType.ID) {
            statement.setNull(index, Types.BINARY);
        } else {
            statement.setNull(index, type == SqlType.MOMENT ? Types.NULL : type.jdbc());
        }
    }

    private void set(PreparedStatement statement, int index, UUID id) throws SQLException {
        if (this == MARIADB) {
            ByteBuffer bytes = ByteBuffer.allocate(16);
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            statement.setBytes(index, bytes.array());
        } else {
            statement.setObject(index, id);
        }
    }

    private void set(PreparedStatement statement, int index, Instant moment) throws SQLException {
        if (this == MARIADB) {
            statement.setObject(index, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
        } else {
            statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
        }
    }

    @Nullable
    UUID uuid(ResultSet row, String column) throws SQLException {
        if (this == MARIADB) {
            byte @Nullable [] id = row.getBytes(column);
            if (id == null) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.wrap(id);
            return new UUID(bytes.getLong(), bytes.getLong());
        }
        return row.getObject(column, UUID.class);
    }

    @Nullable
    Instant instant(ResultSet row, String column) throws SQLException {
        if (this == MARIADB) {
            @Nullable LocalDateTime moment = row.getObject(column, LocalDateTime.class);
            return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
        }
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
