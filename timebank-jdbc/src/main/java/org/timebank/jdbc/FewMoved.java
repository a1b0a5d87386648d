package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.timebank.spi.Movement;

/**
 * Moves an account, or a few, one after the other, by one statement that locks, judges, adds, chains and enters. It has no
 * more conditions and columns than there is to judge and to add: PostgreSQL makes a plan that it has ready to run anew each
 * time, at a price for each of them.
 *
 * <p>One after the other, as the entries are inserted from one account's row and then the next one's: each account is
 * updated when its row is asked for.
 */
final class FewMoved {

    /** So many texts; then it begins anew. */
    private static final int MOST = 1_000;

    private static final Map<List<Shape>, String> TEXTS = new ConcurrentHashMap<>();

    private FewMoved() {}

    /**
     * What of a movement the text of its statement depends on.
     *
     * @param enters whether it has an entry, and no part set aside alone
     * @param mayBeLate whether the entry may have occurred before the latest day of the account
     */
    private record Shape(
            boolean enters,
            boolean mayBeLate,
            boolean credits,
            boolean holds,
            boolean hasLowest,
            boolean hasHighest,
            boolean hasSeen) {

        static Shape of(Movement movement) {
            return new Shape(
                    !movement.lines().isEmpty(),
                    UnseenAccounts.mayBeLate(movement),
                    movement.lines().stream().anyMatch(line -> line.minutes() > 0),
                    movesHeld(movement),
                    movement.lowestFree().isPresent(),
                    movement.highestBalance().isPresent(),
                    movement.seen().isPresent());
        }
    }

    /**
     * Moves these accounts in their order.
     *
     * @param movements one that only sets aside or frees; or one with an entry; or several with an entry each that is not late
     */
    static void move(PipelinedSession session, List<Movement> movements) throws SQLException {
        List<Shape> shapes = movements.stream().map(Shape::of).toList();
        if (TEXTS.size() >= MOST) {
            TEXTS.clear();
        }
        session.lookUp(TEXTS.computeIfAbsent(shapes, FewMoved::text), p -> bind(p, movements), row -> {});
    }

    private static String text(List<Shape> shapes) {
        List<String> parts = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            parts.add("moved%d AS (\n%s)".formatted(i, update(shapes.get(i))));
            entries.add("""
                    SELECT timebank_no, id, entries, ?::uuid, ?::int4, latest_day, latest_at, ?::int8, balance, credited, head
                    FROM moved%d""".formatted(i));
        }
        boolean enters = shapes.get(0).enters();
        if (enters) {
            parts.add("""
                    entered AS (
                    INSERT INTO timebank_ledger_entry (timebank_no, account_id, number, transaction_id, line, latest_day,
                        posted_at, minutes, balance, credited, head)
                    %s
                    RETURNING 1)""".formatted(String.join("\nUNION ALL\n", entries)));
        }
        if (shapes.get(0).mayBeLate()) {
            parts.add("""
                    late AS (
                    INSERT INTO timebank_late_entry (timebank_no, account_id, occurred_on, number, minutes)
                    SELECT timebank_no, id, ?, entries, ?
                    FROM moved0
                    WHERE ? < latest_day)""");
        }
        return """
                WITH %s
                SELECT 1 / CASE WHEN COUNT(*) = %d THEN 1 ELSE 0 END
                FROM %s
                """.formatted(String.join(",\n", parts), shapes.size(), enters ? "entered" : "moved0");
    }

    private static String update(Shape shape) {
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
        if (shape.hasLowest()) {
            where.add("balance - held >= ?");
        }
        if (shape.hasHighest()) {
            where.add("balance <= ?");
        }
        if (shape.hasSeen()) {
            where.add("entries = ?");
        }
        if (shape.enters() && !shape.mayBeLate()) {
            where.add("COALESCE(latest_day <= ?, TRUE)");
        }
        return """
                UPDATE timebank_account
                SET %s
                WHERE %s
                RETURNING timebank_no, id, entries, latest_day, latest_at, balance, credited, head""".formatted(String.join(",\n    ", set), String.join("\nAND ", where));
    }

    private static void bind(Parameters p, List<Movement> movements) throws SQLException {
        for (Movement movement : movements) {
            bindUpdate(p, movement);
        }
        for (Movement movement : movements) {
            for (Movement.Line line : movement.lines()) {
                p.uuid(line.header().id().value()).number(line.line()).number(line.minutes());
            }
        }
        Movement first = movements.get(0);
        if (UnseenAccounts.mayBeLate(first)) {
            Movement.Line line = first.lines().get(0);
            p.day(line.header().occurredOn())
                    .number(line.minutes())
                    .day(line.header().occurredOn());
        }
    }

    /** What only sets aside may add up to nothing. It is judged all the same. */
    private static boolean movesHeld(Movement movement) {
        return movement.held() != 0 || movement.lines().isEmpty();
    }

    /** In the order of {@link #update}. */
    private static void bindUpdate(Parameters p, Movement movement) throws SQLException {
        for (Movement.Line line : movement.lines()) {
            p.number(line.minutes())
                    .digest(line.digest(movement.account()))
                    .moment(line.header().recordedAt())
                    .day(line.header().occurredOn());
            if (line.minutes() > 0) {
                p.number(line.minutes());
            }
        }
        if (movesHeld(movement)) {
            p.number(movement.held());
        }
        p.timebank().uuid(movement.account().value());
        if (movement.lowestFree().isPresent()) {
            p.number(movement.lowestFree().getAsLong());
        }
        if (movement.highestBalance().isPresent()) {
            p.number(movement.highestBalance().getAsLong());
        }
        if (movement.seen().isPresent()) {
            p.number(movement.seen().getAsLong());
        }
        if (!movement.lines().isEmpty() && !UnseenAccounts.mayBeLate(movement)) {
            p.day(movement.lines().get(0).header().occurredOn());
        }
    }
}
