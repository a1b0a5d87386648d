package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.timebank.spi.Movement;

/** Moves one account by one statement that locks, judges, adds, chains and enters. */
final class OneMoved {

    private static final Map<Unseen.Shape, String> TEXTS = new ConcurrentHashMap<>();

    private OneMoved() {}

    static void move(PipelinedSession session, Unseen account) throws SQLException {
        session.lookUp(TEXTS.computeIfAbsent(account.shape(), OneMoved::text), p -> bind(p, account), row -> {});
    }

    private static String text(Unseen.Shape shape) {
        List<String> parts = new ArrayList<>();
        parts.add("moved AS (\n" + update(shape) + ")");
        if (shape.enters()) {
            parts.add("""
                    entered AS (
                    INSERT INTO timebank_ledger_entry (timebank_no, account_id, number, transaction_id, line, latest_day,
                        posted_at, minutes, balance, credited, head)
                    SELECT timebank_no, id, entries, ?::uuid, ?::int4, latest_day, latest_at, ?::int8, balance, credited, head
                    FROM moved)""");
        }
        if (shape.mayBeLate()) {
            parts.add("""
                    late AS (
                    INSERT INTO timebank_late_entry (timebank_no, account_id, occurred_on, number, minutes)
                    SELECT timebank_no, id, ?, entries, ?
                    FROM moved
                    WHERE ? < latest_day)""");
        }
        return """
                WITH %s
                SELECT 1 / CASE WHEN COUNT(*) = 1 THEN 1 ELSE 0 END
                FROM moved
                """.formatted(String.join(",\n", parts));
    }

    private static String update(Unseen.Shape shape) {
        List<String> set = new ArrayList<>();
        if (shape.enters()) {
            set.add("balance = balance + ?");
            set.add("entries = entries + 1");
            set.add("head = sha256(head || ?)");
            set.add("latest_at = GREATEST(latest_at, ?)");
            set.add("latest_day = GREATEST(latest_day, ?)");
        }
        if (shape.credits()) {
            set.add("credited = credited + ?");
        }
        if (shape.holds()) {
            set.add("held = held + ?");
        }
        List<String> where = new ArrayList<>(List.of("timebank_no = ?", "id = ?", "closed = FALSE"));
        where.addAll(shape.conditions());
        if (shape.enters() && !shape.mayBeLate()) {
            where.add("COALESCE(latest_day <= ?, TRUE)");
        }
        return """
                UPDATE timebank_account
                SET %s
                WHERE %s
                RETURNING timebank_no, id, entries, latest_day, latest_at, balance, credited, head""".formatted(String.join(",\n    ", set), String.join("\nAND ", where));
    }

    private static void bind(Parameters p, Unseen account) throws SQLException {
        Movement movement = account.movement();
        if (account.enters()) {
            bindEntry(p, account);
        }
        if (account.movesHeld()) {
            p.number(movement.held());
        }
        p.timebank().uuid(movement.account().value());
        account.bindConditions(p);
        if (!account.enters()) {
            return;
        }
        Movement.Line line = account.line();
        if (!account.mayBeLate()) {
            p.day(line.header().occurredOn());
        }
        p.uuid(line.header().id().value()).number(line.line()).number(line.minutes());
        if (account.mayBeLate()) {
            p.day(line.header().occurredOn())
                    .number(line.minutes())
                    .day(line.header().occurredOn());
        }
    }

    private static void bindEntry(Parameters p, Unseen account) throws SQLException {
        Movement.Line line = account.line();
        p.number(line.minutes())
                .digest(line.digest(account.movement().account()))
                .moment(line.header().recordedAt())
                .day(line.header().occurredOn());
        if (line.minutes() > 0) {
            p.number(line.minutes());
        }
    }
}
