package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.credit.TransactionHeader;
import org.timebank.spi.Movement;

/**
 * An account that is moved without having been looked at.
 *
 * @param movement what is done to it
 * @param mayBeLate whether its entry may have occurred before the latest day of the account
 * @param known whose account it is, as remembered: it is moved only if that still holds; empty where nothing was decided from
 *     memory
 */
record Unseen(Movement movement, boolean mayBeLate, Optional<Known> known) {

    /**
     * What of it the text of a statement depends on: no more conditions and columns than there is to judge and to add, as
     * PostgreSQL makes a plan that it has ready to run anew each time, at a price for each of them.
     */
    record Shape(
            boolean enters,
            boolean mayBeLate,
            boolean credits,
            boolean holds,
            boolean isKnown,
            boolean hasLowest,
            boolean hasHighest,
            boolean hasSeen) {

        /** Whether there is anything to judge that is the account's own. */
        boolean isJudged() {
            return isKnown || hasLowest || hasHighest || hasSeen;
        }

        /** What has to be true of the account that is its own, and not of all that are moved. */
        List<String> conditions() {
            List<String> conditions = new ArrayList<>();
            if (isKnown) {
                conditions.add("member_version = ?");
                conditions.add("terms_version = ?");
            }
            if (hasLowest) {
                conditions.add("balance - held >= ?");
            }
            if (hasHighest) {
                conditions.add("balance <= ?");
            }
            if (hasSeen) {
                conditions.add("entries = ?");
            }
            return conditions;
        }
    }

    Shape shape() {
        return new Shape(
                enters(),
                mayBeLate,
                enters() && line().minutes() > 0,
                movesHeld(),
                known.isPresent(),
                movement.lowestFree().isPresent(),
                movement.highestBalance().isPresent(),
                movement.seen().isPresent());
    }

    /** In the order of {@link Shape#conditions}. */
    void bindConditions(Parameters p) throws SQLException {
        if (known.isPresent()) {
            p.number(known.get().memberVersion()).number(known.get().termsVersion());
        }
        if (movement.lowestFree().isPresent()) {
            p.number(movement.lowestFree().getAsLong());
        }
        if (movement.highestBalance().isPresent()) {
            p.number(movement.highestBalance().getAsLong());
        }
        if (movement.seen().isPresent()) {
            p.number(movement.seen().getAsLong());
        }
    }

    /** Whether it has an entry, and no part set aside alone. */
    boolean enters() {
        return !movement.lines().isEmpty();
    }

    /** Its entry, if it has one. */
    Movement.Line line() {
        return movement.lines().get(0);
    }

    TransactionHeader header() {
        return line().header();
    }

    /** What only sets aside may add up to nothing. It is judged all the same. */
    boolean movesHeld() {
        return movement.held() != 0 || !enters();
    }

    /** Whether it can be moved along with another, by one statement. */
    boolean goesWith(Unseen other) {
        return enters() && !mayBeLate && other.enters() && !other.mayBeLate && header().equals(other.header());
    }
}
