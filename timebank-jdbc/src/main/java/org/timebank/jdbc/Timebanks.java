package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.timebank.command.TimebankId;
import org.timebank.spi.TimebankSelection;

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

    private static final String PAGE = """
            SELECT t.id
            FROM timebank t
            WHERE t.id > ?
            %s
            ORDER BY t.id
            LIMIT ?
            """;

    private static final String HAS_PENDING_EVENTS = """
            AND EXISTS (
                SELECT 1
                FROM timebank_event e
                WHERE e.timebank_no = t.timebank_no
                AND e.pending = TRUE)
            """;

    private final Map<TimebankId, Integer> numbers = new ConcurrentHashMap<>();

    /** The number of a timebank, if it is remembered. */
    OptionalInt remembered(TimebankId timebank) {
        @Nullable Integer known = numbers.get(timebank);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** The number of a timebank; empty if it was not founded. */
    OptionalInt find(Session session, TimebankId timebank) throws SQLException {
        OptionalInt known = remembered(timebank);
        if (known.isPresent()) {
            return known;
        }
        OptionalInt found = select(session, timebank);
        found.ifPresent(number -> numbers.put(timebank, number));
        return found;
    }

    /**
     * Forgets a number: it was read within a transaction of the host's that founded the timebank, and was rolled back.
     */
    void forget(TimebankId timebank) {
        numbers.remove(timebank);
    }

    /** Founds a timebank, in a transaction that may yet be rolled back. */
    int found(Session session, TimebankId timebank) throws SQLException {
        session.change(FOUND, List.of(timebank.value()), Parameters::text);
        return select(session, timebank).orElseThrow();
    }

    /** The timebanks of a selection, by name. No name is empty. */
    static List<TimebankId> page(Session session, TimebankSelection selection, Optional<TimebankId> after, int limit)
            throws SQLException {
        String condition = selection == TimebankSelection.WITH_PENDING_EVENTS ? HAS_PENDING_EVENTS : "";
        return session.query(
                PAGE.formatted(condition),
                p -> p.text(after.map(TimebankId::value).orElse("")).number(limit),
                row -> TimebankId.of(row.text("id")));
    }

    private static OptionalInt select(Session session, TimebankId timebank) throws SQLException {
        List<Integer> found = session.query(FIND, p -> p.text(timebank.value()), row -> row.integer("timebank_no"));
        return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(found.get(0));
    }
}
