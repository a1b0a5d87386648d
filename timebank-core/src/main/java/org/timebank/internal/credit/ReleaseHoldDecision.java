package org.timebank.internal.credit;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.ReleaseHold;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** What was set aside is freed. */
public final class ReleaseHoldDecision extends HoldDecision<ReleaseHold> {

    @Override
    public Needs needs(ReleaseHold command) {
        return Needs.of(new Key.HoldKey(command.hold()));
    }

    @Override
    public Decided<HoldId> decide(Facts facts, ReleaseHold command, Circumstances now) {
        Optional<Hold> hold = facts.find(new Key.HoldKey(command.hold()));
        if (hold.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_HOLD, command.hold());
        }
        Optional<Refusal> refusal = Holds.notByItself(hold.get());
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        Transfer transfer = new Transfer(facts, now);
        Holds.free(hold.get(), transfer);
        ChangeSet.Builder changes = ChangeSet.builder().post(transfer.posting());
        Holds.end(hold.get(), HoldState.RELEASED, 0, changes, facts, now);
        return Decided.done(command.hold(), changes.build());
    }
}
