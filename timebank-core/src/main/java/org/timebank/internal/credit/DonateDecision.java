package org.timebank.internal.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionReason;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.Member;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** A member gives credits to the community pot. */
public final class DonateDecision extends TransferDecision<DonateToPot> {

    private static final AccountId POT = AccountId.of(AccountKind.POT);

    @Override
    public Needs needs(DonateToPot command) {
        return Needs.of(new Key.MemberKey(command.from()), new Key.AccountKey(POT));
    }

    @Override
    public boolean needsNoBalances() {
        return true;
    }

    @Override
    public Decided<LedgerTransactionId> decide(Facts facts, DonateToPot command, Circumstances now) {
        Optional<Member> from = facts.find(new Key.MemberKey(command.from()));
        if (from.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, command.from());
        }
        if (!now.actsFor(from.get().id())) {
            return Decided.refused(RefusalCode.NOT_A_PARTY, "the member who gives, or a broker");
        }
        LocalDate day = command.occurredOn().orElse(now.today());
        Optional<Refusal> refusal = toCome(day, now).or(() -> notThen(from.get(), command.from(), day));
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        Transfer transfer = new Transfer(facts, now)
                .enter(AccountId.of(from.get().id()), -command.minutes())
                .enter(POT, command.minutes());
        return post(transfer, transfer.header(TransactionReason.DONATION, now.id(IdUse.TRANSACTION), day), now);
    }
}
