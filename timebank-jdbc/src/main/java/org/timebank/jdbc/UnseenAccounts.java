package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Movement;

/**
 * Moves accounts on PostgreSQL without having looked at them, so that no round trip passes while they are locked. What may
 * not be moved so makes a statement fail, which does not say why.
 */
final class UnseenAccounts {

    /** Up to so many accounts are moved one after the other. */
    private static final int FEW = 4;

    private UnseenAccounts() {}

    /** Whether a change set can be applied so: it has no terms, and no account has more than one entry of it. */
    static boolean canBeMoved(ChangeSet changes, SortedMap<AccountId, Movement> movements) {
        return movements.values().stream().allMatch(movement -> movement.lines().size() <= 1)
                && changes.changes().stream().noneMatch(change -> change.value() instanceof AccountTerms);
    }

    /** Moves accounts, in the order in which they are given, which is that of their ids. */
    static void move(PipelinedSession session, Collection<Movement> movements) throws SQLException {
        if (movements.size() > FEW) {
            ManyMoved.move(session, movements);
            return;
        }
        List<Movement> together = new ArrayList<>();
        for (Movement movement : movements) {
            boolean isAlone = movement.lines().isEmpty() || mayBeLate(movement);
            if (isAlone && !together.isEmpty()) {
                FewMoved.move(session, List.copyOf(together));
                together.clear();
            }
            if (isAlone) {
                FewMoved.move(session, List.of(movement));
            } else {
                together.add(movement);
            }
        }
        if (!together.isEmpty()) {
            FewMoved.move(session, together);
        }
    }

    /** An entry of today is hardly ever late: that it is not is judged along with the rest. */
    static boolean mayBeLate(Movement movement) {
        return movement.lines().stream()
                .map(Movement.Line::header)
                .anyMatch(header -> header.occurredOn()
                        .isBefore(header.recordedAt().atZone(ZoneOffset.UTC).toLocalDate()));
    }
}
