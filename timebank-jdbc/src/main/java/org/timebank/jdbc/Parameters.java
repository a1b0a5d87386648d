package org.timebank.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.timebank.command.Digest;

/** The parameters of a statement, given one after the other. */
final class Parameters {

    /** Gives all parameters of a statement. */
    @FunctionalInterface
    interface Binding {
        void bind(Parameters parameters) throws SQLException;
    }

    /** Gives all parameters for one thing. */
    @FunctionalInterface
    interface BindingOf<T> {
        void bind(Parameters parameters, T thing) throws SQLException;
    }

    private final PreparedStatement statement;
    private final Dialect dialect;
    private final int timebank;
    private int index;

    Parameters(PreparedStatement statement, Dialect dialect, int timebank) {
        this.statement = statement;
        this.dialect = dialect;
        this.timebank = timebank;
    }

    /** Begins again with the first parameter, for the next row of a batch. */
    void rewind() {
        index = 0;
    }

    /** The number of the session's timebank: no statement names another. */
    Parameters timebank() throws SQLException {
        return number(timebank);
    }

    Parameters number(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    Parameters number(OptionalLong value) throws SQLException {
        if (value.isPresent()) {
            return number(value.getAsLong());
        }
        return none(Types.BIGINT);
    }

    Parameters number(OptionalInt value) throws SQLException {
        if (value.isPresent()) {
            return number(value.getAsInt());
        }
        return none(Types.INTEGER);
    }

    Parameters truth(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    Parameters text(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    Parameters text(Optional<String> value) throws SQLException {
        return value.isPresent() ? text(value.get()) : none(Types.VARCHAR);
    }

    Parameters name(Enum<?> value) throws SQLException {
        return text(value.name());
    }

    Parameters bytes(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    Parameters digest(Digest value) throws SQLException {
        return bytes(value.bytes());
    }

    Parameters uuid(UUID value) throws SQLException {
        dialect.set(statement, ++index, value);
        return this;
    }

    Parameters uuid(Optional<UUID> value) throws SQLException {
        return value.isPresent() ? uuid(value.get()) : none(dialect == Dialect.MARIADB ? Types.BINARY : Types.OTHER);
    }

    Parameters day(LocalDate value) throws SQLException {
        statement.setObject(++index, value);
        return this;
    }

    Parameters day(Optional<LocalDate> value) throws SQLException {
        return value.isPresent() ? day(value.get()) : none(Types.DATE);
    }

    Parameters moment(Instant value) throws SQLException {
        dialect.set(statement, ++index, value);
        return this;
    }

    Parameters moment(Optional<Instant> value) throws SQLException {
        return value.isPresent() ? moment(value.get()) : none(Types.NULL);
    }

    private Parameters none(int type) throws SQLException {
        statement.setNull(++index, type);
        return this;
    }
}
