package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.timebank.command.Digest;

/** The parameters of a statement, given one after the other. */
abstract class Parameters {

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

    private final int timebank;

    Parameters(int timebank) {
        this.timebank = timebank;
    }

    /** Takes the next parameter. */
    abstract void next(SqlType type, @Nullable Object value) throws SQLException;

    private Parameters and(SqlType type, @Nullable Object value) throws SQLException {
        next(type, value);
        return this;
    }

    /** The number of the session's timebank: no statement names another. */
    Parameters timebank() throws SQLException {
        return number(timebank);
    }

    Parameters number(int value) throws SQLException {
        return and(SqlType.INTEGER, value);
    }

    Parameters number(long value) throws SQLException {
        return and(SqlType.NUMBER, value);
    }

    Parameters number(OptionalLong value) throws SQLException {
        return and(SqlType.NUMBER, value.isPresent() ? value.getAsLong() : null);
    }

    Parameters number(OptionalInt value) throws SQLException {
        return and(SqlType.INTEGER, value.isPresent() ? value.getAsInt() : null);
    }

    Parameters truth(boolean value) throws SQLException {
        return and(SqlType.TRUTH, value);
    }

    Parameters text(String value) throws SQLException {
        return and(SqlType.TEXT, value);
    }

    Parameters text(Optional<String> value) throws SQLException {
        return and(SqlType.TEXT, value.orElse(null));
    }

    Parameters name(Enum<?> value) throws SQLException {
        return text(value.name());
    }

    Parameters bytes(byte[] value) throws SQLException {
        return and(SqlType.BYTES, value);
    }

    Parameters digest(Digest value) throws SQLException {
        return bytes(value.bytes());
    }

    Parameters digest(Optional<Digest> value) throws SQLException {
        return and(SqlType.BYTES, value.map(Digest::bytes).orElse(null));
    }

    Parameters uuid(UUID value) throws SQLException {
        return and(SqlType.ID, value);
    }

    Parameters uuid(Optional<UUID> value) throws SQLException {
        return and(SqlType.ID, value.orElse(null));
    }

    Parameters day(LocalDate value) throws SQLException {
        return and(SqlType.DAY, value);
    }

    Parameters day(Optional<LocalDate> value) throws SQLException {
        return and(SqlType.DAY, value.orElse(null));
    }

    Parameters moment(Instant value) throws SQLException {
        return and(SqlType.MOMENT, value);
    }

    Parameters moment(Optional<Instant> value) throws SQLException {
        return and(SqlType.MOMENT, value.orElse(null));
    }
}
