package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.command.Digest;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
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

    private static final String LAST = """
            SELECT number
            FROM timebank_seal
            WHERE timebank_no = ?
            ORDER BY timebank_no DESC, number DESC
            LIMIT 1
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

    /** The seals with these numbers. */
    static List<Seal> find(Session session, Collection<Integer> numbers) throws SQLException {
        SortedMap<Integer, SealRows> seals = new TreeMap<>();
        session.forEach(
                SELECT,
                Keys.numbers(numbers),
                row -> seals.computeIfAbsent(row.integer("number"), SealRows::new)
                        .note(row));
        return seals.values().stream().map(SealRows::seal).toList();
    }

    /** The first seal over an entry. Seals are never changed, so that two statements answer for one moment. */
    static Optional<Seal> over(Session session, Query.SealOf asked) throws SQLException {
        List<Integer> number = session.query(
                OVER_ENTRY,
                p -> p.timebank().uuid(asked.account().value()).number(asked.entry()),
                row -> row.integer("seal_no"));
        return find(session, number).stream().findFirst();
    }

    /** What the next seal is to close over. */
    static Unsealed unsealed(Session session) throws SQLException {
        List<SealedHead> heads = new ArrayList<>();
        List<Unsealed> sealed = new ArrayList<>();
        session.forEach(UNSEALED, p -> p.timebank().timebank(), row -> {
            if (row.has("account_id")) {
                heads.add(SealRows.head(row));
            } else {
                sealed.add(new Unsealed(row.integer("number"), row.digest("digest"), List.of()));
            }
        });
        heads.sort(Comparator.comparing(SealedHead::account));
        return sealed.isEmpty()
                ? new Unsealed(0, Digest.NONE, heads)
                : new Unsealed(sealed.get(0).seals(), sealed.get(0).last(), heads);
    }

    /** The next seal follows the last one; of two that follow the same one, the key admits one. */
    static void save(Session session, Change<?> change, Seal seal) throws SQLException {
        int last = session.query(LAST, Parameters::timebank, row -> row.integer("number")).stream()
                .findFirst()
                .orElse(0);
        if (change.expectedVersion() != 0 || seal.number() != last + 1) {
            throw new Stale();
        }
        session.update(
                INSERT,
                p -> p.timebank()
                        .number(seal.number())
                        .moment(seal.sealedAt())
                        .text(seal.sealedBy())
                        .digest(seal.previous())
                        .digest(seal.root())
                        .digest(seal.digest()));
        session.batch(
                INSERT_HEAD,
                seal.heads(),
                (p, head) -> p.timebank()
                        .number(seal.number())
                        .uuid(head.account().value())
                        .number(head.entries())
                        .digest(head.head()));
    }
}
