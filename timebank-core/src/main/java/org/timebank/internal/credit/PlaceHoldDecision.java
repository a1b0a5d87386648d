package org.timebank.internal.credit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.PlaceHold;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Credits of a member are set aside. */
public final class PlaceHoldDecision extends HoldDecision<PlaceHold> {

    @Override
    public Needs needs(PlaceHold command) {
        return Needs.of(new Key.MemberKey(command.member()));
    }

    @Override
    public boolean needsNoBalances() {
        return true;
    }

    @Override
    public Decided<HoldId> decide(Facts facts, PlaceHold command, Circumstances now) {
        Optional<Member> member = facts.find(new Key.MemberKey(command.member()));
        if (member.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, command.member());
        }
        if (!now.actsFor(member.get().id())) {
            return Decided.refused(RefusalCode.NOT_A_PARTY, "the member, or a broker");
        }
        if (!member.get().isMemberOn(now.today())) {
            return Decided.refused(RefusalCode.NOT_A_MEMBER_THEN, command.member(), now.today());
        }
        if (command.lastDay().filter(now.today()::isAfter).isPresent()) {
            return Decided.refused(RefusalCode.PAST_DATE, command.lastDay().get(), now.today());
        }
        AccountId account = AccountId.of(member.get().id());
        Transfer transfer = new Transfer(facts, now).hold(account, command.minutes());
        Optional<Refusal> refusal = transfer.refusal();
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        SortedMap<AccountId, Long> minutes = new TreeMap<>(Map.of(account, command.minutes()));
        Hold hold =
                new Hold(new HoldId(now.id(IdUse.HOLD)), minutes, HoldState.OPEN, Optional.empty(), command.lastDay());
        ChangeSet.Builder changes = ChangeSet.builder().post(transfer.posting());
        Holds.place(hold, 0, changes, now);
        return Decided.done(hold.id(), transfer.warnings(), changes.build());
    }
}
