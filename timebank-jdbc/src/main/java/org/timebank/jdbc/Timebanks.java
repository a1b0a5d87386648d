package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.timebank.command.TimebankId;

/** The numbers by which tables name timebanks. A number never changes, so that those of stored timebanks are remembered. */
final class Timebanks {

    private static final String FIND = """
            SELECT timebank_no
            FROM timebank
            WHERE id = ?
            """;

    private static final String FOUND = """
            INSERT INTO timebank (id)
            VALUES (?)
            """;

    private final Map<TimebankId, Integer> numbers = new ConcurrentHashMap<>();

    /** The number of a timebank; empty if it was not founded. */
    OptionalInt find(Connection connection, TimebankId timebank) throws SQLException {
        @Nullable Integer known = numbers.get(timebank);
        if (known != null) {
            return OptionalInt.of(known);
        }
        OptionalInt found = select(connection, timebank);
        found.ifPresent(number -> numbers.put(timebank, number));
        return found;
    }

    /** Founds a timebank, in a transaction that may yet be rolled back. */
    int found(Connection connection, TimebankId timebank) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOUND)) {
            statement.setString(1, timebank.value());
            statement.executeUpdate();
        }
        return select(connection, timebank).orElseThrow();
    }

    private static OptionalInt select(Connection connection, TimebankId timebank) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, timebank.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }
}
