package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Movement;

/**
 * Moves accounts on PostgreSQL without having looked at them, so that no round trip passes while they are locked. What may
 * not be moved so makes a statement fail, which does not say why.
 */
final class UnseenAccounts {

    /** Up to so many accounts are moved by statements that name each of them. */
    private static final int FEW = 4;

    /** So many entries of one account, each of which is chained to the one before. */
    private static final int MOST_LINES = 32;

    private UnseenAccounts() {}

    /** Whether a change set can be applied so: it does no more to accounts than move them, each with few entries. */
    static boolean canBeMoved(ChangeSet changes, SortedMap<AccountId, Movement> movements) {
        return movements.values().stream().allMatch(movement -> movement.lines().size() <= MOST_LINES)
                && !AccountChange.isOfMore(changes);
    }

    /** Whether these are so few that each is moved by statements that name it. */
    private static boolean areFew(Collection<Movement> movements) {
        return movements.size() <= FEW
                && movements.stream().allMatch(movement -> movement.lines().size() <= 1);
    }

    /**
     * Moves accounts, in the order in which they are given, which is that of their ids.
     *
     * @param zone where the community's days begin, as far as is known
     * @param known members as they are remembered, by their ids
     */
    static void move(PipelinedSession session, ZoneId zone, Map<UUID, Known> known, Collection<Movement> movements)
            throws SQLException {
        if (!areFew(movements)) {
            ManyMoved.move(session, known, movements);
            return;
        }
        List<Unseen> together = new ArrayList<>();
        for (Movement movement : movements) {
            Unseen next = new Unseen(
                    movement,
                    mayBeLate(movement, zone),
                    Optional.ofNullable(known.get(movement.account().value())));
            if (!together.isEmpty() && !next.goesWith(together.get(0))) {
                moveTogether(session, together);
                together.clear();
            }
            together.add(next);
        }
        moveTogether(session, together);
    }

    private static void moveTogether(PipelinedSession session, List<Unseen> accounts) throws SQLException {
        if (accounts.size() == 1) {
            OneMoved.move(session, accounts.get(0));
        } else if (!accounts.isEmpty()) {
            FewMoved.move(session, accounts);
        }
    }

    /** An entry of today is hardly ever late: that it is not is judged along with the rest. */
    private static boolean mayBeLate(Movement movement, ZoneId zone) {
        return movement.lines().stream()
                .map(Movement.Line::header)
                .anyMatch(header -> header.occurredOn().isBefore(LocalDate.ofInstant(header.recordedAt(), zone)));
    }
}
