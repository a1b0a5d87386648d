package org.timebank.internal.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.event.EventType;
import org.timebank.internal.credit.Transfer;
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

    private static final AccountId ISSUANCE = AccountId.of(AccountKind.ISSUANCE);

    @Override
    public Needs needs(JoinTimebank command) {
        return Needs.of(command.references().stream().map(Key.MemberKey::new).toList())
                .and(Needs.of(new Key.AccountKey(ISSUANCE)));
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
        ChangeSet joined = ChangeSet.builder()
                .put(new Key.MemberKey(id), 0, member)
                .put(new Key.AccountKey(account), 0, Account.open(account, AccountKind.MEMBER))
                .tell(now.event(
                        EventType.MEMBER_JOINED, id.value(), 1, command.kind().name()))
                .build();
        long grant = now.rules().credits().welcomeGrant();
        return grant == 0 ? Decided.done(id, joined) : granting(grant, id, command.from(), joined, facts, now);
    }

    private static Decided<MemberId> granting(
            long grant, MemberId id, LocalDate day, ChangeSet joined, Facts facts, Circumstances now) {
        Transfer transfer = new Transfer(facts.after(joined), now)
                .enter(AccountId.of(id), grant)
                .enter(ISSUANCE, -grant);
        Optional<Refusal> refusal = transfer.refusal();
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        TransactionHeader header = transfer.header(TransactionReason.WELCOME_GRANT, id.value(), day);
        ChangeSet changes = ChangeSet.builder()
                .add(joined)
                .post(transfer.posting(header))
                .tell(now.event(
                        1,
                        EventType.CREDITS_MOVED,
                        header.id().value(),
                        1,
                        header.reason().code()))
                .build();
        return Decided.done(id, transfer.warnings(), changes);
    }
}
