package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.timebank.credit.TransactionHeader;

/**
 * Moves a few accounts that one transaction has an entry on, by one statement that judges, adds, chains and enters: what is each
 * account's own, it chooses by the account's id.
 *
 * <p>In what order that statement locks them is PostgreSQL's to say. So all but the last are locked by a statement before, in the
 * order of their ids: whoever waits for an account then holds lower ones alone, and nobody waits in a circle.
 */
final class FewMoved {

    /** So many texts; then it begins anew. */
    private static final int MOST = 1_000;

    private static final Map<List<Unseen.Shape>, String> TEXTS = new ConcurrentHashMap<>();

    private static final String LOCK = """
            SELECT 1
            FROM timebank_account
            WHERE timebank_no = ?
            AND id IN (%s)
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    private static final String LOCK_ONE = """
            SELECT 1
            FROM timebank_account
            WHERE timebank_no = ?
            AND id = ?
            FOR NO KEY UPDATE
            """;

    private FewMoved() {}

    /** Gives what is one account's own. */
    @FunctionalInterface
    private interface Own {
        void bind(Parameters p, Unseen account) throws SQLException;
    }

    /**
     * Moves these accounts.
     *
     * @param accounts two or more, in the order of their ids, each with an entry of the same transaction that is not late
     */
    static void move(PipelinedSession session, List<Unseen> accounts) throws SQLException {
        List<Unseen.Shape> shapes = accounts.stream().map(Unseen::shape).toList();
        if (TEXTS.size() >= MOST) {
            TEXTS.clear();
        }
        List<Unseen> first = accounts.subList(0, accounts.size() - 1);
        session.lookUp(lock(first.size()), p -> bindIds(p.timebank(), first), row -> {});
        session.lookUp(TEXTS.computeIfAbsent(shapes, FewMoved::text), p -> bind(p, accounts, shapes), row -> {});
    }

    private static String lock(int accounts) {
        return accounts == 1 ? LOCK_ONE : LOCK.formatted(placeholders(accounts));
    }

    private static String placeholders(int accounts) {
        return String.join(", ", Collections.nCopies(accounts, "?"));
    }

    private static String text(List<Unseen.Shape> shapes) {
        int accounts = shapes.size();
        List<String> set = new ArrayList<>();
        set.add("balance = balance + " + own(accounts, "?::int8"));
        set.add("credited = credited + " + own(accounts, "?::int8"));
        set.add("entries = entries + 1");
        set.add("head = sha256(head || " + own(accounts, "?::bytea") + ")");
        set.add("latest_at = GREATEST(latest_at, ?)");
        set.add("latest_day = GREATEST(latest_day, ?)");
        if (holds(shapes)) {
            set.add("held = held + " + own(accounts, "?::int8"));
        }
        return """
                WITH moved AS (
                UPDATE timebank_account
                SET %s
                WHERE timebank_no = ?
                AND id IN (%s)
                AND closed = FALSE
                AND COALESCE(latest_day <= ?, TRUE)%s
                RETURNING id, entries, latest_day, latest_at, balance, credited, head),
                entered AS (
                INSERT INTO timebank_ledger_entry (timebank_no, account_id, number, transaction_id, line, latest_day,
                    posted_at, minutes, balance, credited, head)
                SELECT ?::int4, id, entries, ?::uuid, %s, latest_day, latest_at, %s, balance, credited, head
                FROM moved
                RETURNING 1)
                SELECT 1 / CASE WHEN COUNT(*) = %d THEN 1 ELSE 0 END
                FROM entered
                """.formatted(
                        String.join(",\n    ", set),
                        placeholders(accounts),
                        conditions(shapes),
                        own(accounts, "?::int4"),
                        own(accounts, "?::int8"),
                        accounts);
    }

    private static boolean holds(List<Unseen.Shape> shapes) {
        return shapes.stream().anyMatch(Unseen.Shape::holds);
    }

    private static boolean isJudged(List<Unseen.Shape> shapes) {
        return shapes.stream().anyMatch(Unseen.Shape::isJudged);
    }

    private static String conditions(List<Unseen.Shape> shapes) {
        List<String> each = shapes.stream()
                .map(shape -> shape.isJudged() ? String.join(" AND ", shape.conditions()) : "TRUE")
                .toList();
        return isJudged(shapes) ? "\nAND " + own(each) : "";
    }

    private static String own(int accounts, String value) {
        return own(Collections.nCopies(accounts, value));
    }

    /** The one that is the account's own; the last one is for the account that is left. */
    private static String own(List<String> each) {
        return each.subList(0, each.size() - 1).stream()
                .map(value -> "WHEN ? THEN " + value)
                .collect(Collectors.joining(" ", "CASE id ", " ELSE " + each.get(each.size() - 1) + " END"));
    }

    private static void bind(Parameters p, List<Unseen> accounts, List<Unseen.Shape> shapes) throws SQLException {
        TransactionHeader header = accounts.get(0).header();
        bindOwn(p, accounts, (own, account) -> own.number(account.line().minutes()));
        bindOwn(
                p,
                accounts,
                (own, account) -> own.number(Math.max(0, account.line().minutes())));
        bindOwn(
                p,
                accounts,
                (own, account) ->
                        own.digest(account.line().digest(account.movement().account())));
        p.moment(header.recordedAt()).day(header.occurredOn());
        if (holds(shapes)) {
            bindOwn(p, accounts, (own, account) -> own.number(account.movement().held()));
        }
        bindIds(p.timebank(), accounts);
        p.day(header.occurredOn());
        if (isJudged(shapes)) {
            bindOwn(p, accounts, (own, account) -> account.bindConditions(own));
        }
        p.timebank().uuid(header.id().value());
        bindOwn(p, accounts, (own, account) -> own.number(account.line().line()));
        bindOwn(p, accounts, (own, account) -> own.number(account.line().minutes()));
    }

    /** In the order of {@link #own(List)}. */
    private static void bindOwn(Parameters p, List<Unseen> accounts, Own own) throws SQLException {
        for (Unseen account : accounts.subList(0, accounts.size() - 1)) {
            own.bind(p.uuid(id(account)), account);
        }
        own.bind(p, accounts.get(accounts.size() - 1));
    }

    private static void bindIds(Parameters p, List<Unseen> accounts) throws SQLException {
        for (Unseen account : accounts) {
            p.uuid(id(account));
        }
    }

    private static UUID id(Unseen account) {
        return account.movement().account().value();
    }
}
