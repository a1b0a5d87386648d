package org.timebank.internal.credit;

import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

/** How holds begin and end. */
public final class Holds {

    private Holds() {}

    /** Adds a new hold to a change set. */
    public static void place(Hold hold, int event, ChangeSet.Builder changes, Circumstances now) {
        changes.put(new Key.HoldKey(hold.id()), 0, hold)
                .tell(now.event(event, EventType.HOLD_PLACED, hold.id().value(), 1, ""));
    }

    /** Adds the end of an open hold to a change set. */
    public static void end(
            Hold hold, HoldState how, int event, ChangeSet.Builder changes, Facts facts, Circumstances now) {
        Key.HoldKey key = new Key.HoldKey(hold.id());
        int version = facts.version(key);
        changes.put(key, version, hold.in(how))
                .tell(now.event(event, told(how), hold.id().value(), version + 1, ""));
    }

    /** Frees what an open hold sets aside. */
    public static void free(Hold hold, Transfer transfer) {
        hold.minutes().forEach((account, minutes) -> transfer.hold(account, -minutes));
    }

    private static EventType told(HoldState how) {
        return switch (how) {
            case OPEN -> EventType.HOLD_PLACED;
            case CAPTURED -> EventType.HOLD_CAPTURED;
            case RELEASED -> EventType.HOLD_RELEASED;
            case EXPIRED -> EventType.HOLD_EXPIRED;
        };
    }

    /** Why a hold cannot be ended by itself. */
    static Optional<Refusal> notByItself(Hold hold) {
        if (hold.exchange().isPresent()) {
            return Optional.of(
                    Refusal.of(RefusalCode.OF_AN_EXCHANGE, hold.exchange().get()));
        }
        return hold.state() == HoldState.OPEN
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.HOLD_ENDED, hold.state().code()));
    }
}
