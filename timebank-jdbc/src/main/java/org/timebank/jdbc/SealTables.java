package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.credit.Seal;
import org.timebank.spi.Change;
import org.timebank.spi.Query;

/** The tables timebank_seal and timebank_seal_head, which are only ever added to. */
final class SealTables {

    private static final String SELECT = """
            SELECT s.number, s.sealed_at, s.sealed_by, s.previous, s.root, s.digest, h.account_id, h.entries, h.head
            FROM timebank_seal s
            JOIN timebank_seal_head h ON h.timebank_no = s.timebank_no AND h.seal_no = s.number
            WHERE (s.timebank_no, s.number) IN %s
            ORDER BY s.number, h.account_id
            """;

    private static final String OVER_ENTRY = """
            SELECT seal_no
            FROM timebank_seal_head
            WHERE timebank_no = ?
            AND account_id = ?
            AND entries >= ?
            ORDER BY timebank_no, account_id, entries
            LIMIT 1
            """;

    // One statement, so that all heads and the last seal are of one moment. It reads all accounts, and for each looks
    // up
    // whether its last entry is sealed: to note that in the accounts would lock all that are sealed.
    private static final String UNSEALED = """
            SELECT s.number, s.digest, NULL AS account_id, NULL AS entries, NULL AS head
            FROM (
                SELECT number, digest
                FROM timebank_seal
                WHERE timebank_no = ?
                ORDER BY timebank_no DESC, number DESC
                LIMIT 1) s
            UNION ALL
            SELECT NULL, NULL, a.id, a.entries, a.head
            FROM timebank_account a
            WHERE a.timebank_no = ?
            AND a.entries > 0
            AND NOT EXISTS (
                SELECT 1
                FROM timebank_seal_head h
                WHERE h.timebank_no = a.timebank_no
                AND h.account_id = a.id
                AND h.entries >= a.entries)
            """;

    private static final String IS_LAST = """
            SELECT COALESCE(MAX(number), 0) = ?
            FROM timebank_seal
            WHERE timebank_no = ?
            """;

    private static final String INSERT = """
            INSERT INTO timebank_seal (timebank_no, number, sealed_at, sealed_by, previous, root, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_HEAD = """
            INSERT INTO timebank_seal_head (timebank_no, seal_no, account_id, entries, head)
            VALUES (?, ?, ?, ?, ?)
            """;

    private SealTables() {}

    /** Notes the seals with these numbers. */
    static void find(Session session, Keys<Integer> numbers, SortedMap<Integer, SealRows> seals) throws SQLException {
        session.lookUp(
                SELECT,
                numbers,
                row -> seals.computeIfAbsent(row.integer("number"), SealRows::new)
                        .note(row));
    }

    /** The first seal over an entry. Seals are never changed, so that two statements answer for one moment. */
    static Optional<Seal> over(Session session, Query.SealOf asked) throws SQLException {
        Parameters.Binding entry =
                p -> p.timebank().uuid(asked.account().value()).number(asked.entry());
        SortedMap<Integer, SealRows> seals = new TreeMap<>();
        find(
                session,
                Keys.numbers(List.of())
                        .and(OVER_ENTRY, entry, () -> session.query(OVER_ENTRY, entry, row -> row.integer("seal_no"))),
                seals);
        session.send();
        return seals.values().stream().map(SealRows::seal).findFirst();
    }

    /** Puts what the next seal is to close over. */
    static void loadUnsealed(Session session, UnsealedRows rows) throws SQLException {
        session.lookUp(UNSEALED, p -> p.timebank().timebank(), rows::note);
    }

    /** The next seal follows the last one; of two that follow the same one, the key admits one. */
    static void save(Session session, Change<?> change, Seal seal) throws SQLException {
        if (change.expectedVersion() != 0) {
            throw new Stale();
        }
        session.require(IS_LAST, p -> p.number(seal.number() - 1).timebank());
        session.change(
                INSERT,
                List.of(seal),
                (p, next) -> p.timebank()
                        .number(seal.number())
                        .moment(seal.sealedAt())
                        .text(seal.sealedBy())
                        .digest(seal.previous())
                        .digest(seal.root())
                        .digest(seal.digest()));
        session.change(
                INSERT_HEAD,
                seal.heads(),
                (p, head) -> p.timebank()
                        .number(seal.number())
                        .uuid(head.account().value())
                        .number(head.entries())
                        .digest(head.head()));
    }
}
