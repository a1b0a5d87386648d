package org.timebank.internal.member;

import java.util.ArrayList;
import java.util.List;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.Membership;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Lets somebody join, and opens their account. */
public final class JoinDecision extends MemberDecision<JoinTimebank> {

    @Override
    public Needs needs(JoinTimebank command) {
        return Needs.of(command.references().stream().map(Key.MemberKey::new).toList());
    }

    @Override
    public Decided<MemberId> decide(Facts facts, JoinTimebank command, Circumstances now) {
        List<Refusal> refusals = new ArrayList<>();
        for (ExternalReference reference : command.references()) {
            if (facts.find(new Key.MemberKey(reference)).isPresent()) {
                refusals.add(Refusal.of(RefusalCode.REFERENCE_TAKEN, reference));
            }
        }
        if (command.from().isAfter(now.today())) {
            refusals.add(Refusal.of(RefusalCode.FUTURE_DATE, command.from(), now.today()));
        }
        if (!refusals.isEmpty()) {
            return Decided.refused(refusals);
        }
        MemberId id = MemberId.of(now.id(IdUse.MEMBER));
        AccountId account = AccountId.of(id);
        Member member = new Member(id, command.kind(), command.references(), List.of(Membership.since(command.from())));
        ChangeSet changes = ChangeSet.builder()
                .put(new Key.MemberKey(id), 0, member)
                .put(new Key.AccountKey(account), 0, Account.open(account))
                .tell(now.event(
                        EventType.MEMBER_JOINED, id.value(), 1, command.kind().name()))
                .build();
        return Decided.done(id, changes);
    }
}
