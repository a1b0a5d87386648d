package org.timebank.internal.credit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Holds expire whose last day is over. */
public final class ExpireHoldsDecision implements Decision<ExpireHolds, Integer> {

    @Override
    public Needs needs(ExpireHolds command) {
        return Needs.of(new LinkedHashSet<>(command.holds())
                .stream().map(Key.HoldKey::new).toList());
    }

    @Override
    public Decided<Integer> decide(Facts facts, ExpireHolds command, Circumstances now) {
        List<Refusal> refusals = new ArrayList<>();
        Set<Hold> due = new LinkedHashSet<>();
        for (int i = 0; i < command.holds().size(); i++) {
            HoldId id = command.holds().get(i);
            Optional<Hold> hold = facts.find(new Key.HoldKey(id));
            if (hold.isEmpty()) {
                refusals.add(Refusal.of(RefusalCode.UNKNOWN_HOLD, id).atPart(i));
            } else if (hold.get().state() == HoldState.OPEN) {
                if (hold.get().lastDay().filter(now.today()::isAfter).isPresent()) {
                    due.add(hold.get());
                } else {
                    Object last = hold.get().lastDay().<Object>map(day -> day).orElse("it is ended");
                    refusals.add(Refusal.of(RefusalCode.NOT_DUE, id, last).atPart(i));
                }
            }
        }
        return refusals.isEmpty() ? expire(due, facts, now) : Decided.refused(refusals);
    }

    private static Decided<Integer> expire(Set<Hold> due, Facts facts, Circumstances now) {
        ChangeSet.Builder changes = ChangeSet.builder();
        Transfer transfer = new Transfer(facts, now);
        int event = 0;
        for (Hold hold : due) {
            Holds.free(hold, transfer);
            Holds.end(hold, HoldState.EXPIRED, event++, changes, facts, now);
        }
        if (!due.isEmpty()) {
            changes.post(transfer.posting());
        }
        return Decided.done(due.size(), changes.build());
    }

    @Override
    public String write(Integer result) {
        return result.toString();
    }

    @Override
    public Integer read(String remembered) {
        return Integer.valueOf(remembered);
    }
}
