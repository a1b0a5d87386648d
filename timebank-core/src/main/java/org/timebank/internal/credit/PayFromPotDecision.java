package org.timebank.internal.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.Member;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** The community pot pays on behalf of a member. */
public final class PayFromPotDecision extends TransferDecision<PayFromPot> {

    private static final AccountId POT = AccountId.of(AccountKind.POT);

    @Override
    public Needs needs(PayFromPot command) {
        return Needs.of(
                new Key.MemberKey(command.beneficiary()), new Key.MemberKey(command.payee()), new Key.AccountKey(POT));
    }

    @Override
    public boolean needsNoBalances() {
        return true;
    }

    @Override
    public Decided<LedgerTransactionId> decide(Facts facts, PayFromPot command, Circumstances now) {
        Optional<Member> beneficiary = facts.find(new Key.MemberKey(command.beneficiary()));
        if (beneficiary.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, command.beneficiary());
        }
        Optional<Member> payee = facts.find(new Key.MemberKey(command.payee()));
        if (payee.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, command.payee());
        }
        if (isOwn(now, beneficiary.get()) || isOwn(now, payee.get())) {
            return Decided.refused(RefusalCode.NOT_A_PARTY, "somebody who neither benefits nor is paid");
        }
        LocalDate day = command.occurredOn().orElse(now.today());
        Optional<Refusal> refusal = toCome(day, now)
                .or(() -> notThen(beneficiary.get(), command.beneficiary(), day))
                .or(() -> notThen(payee.get(), command.payee(), day));
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        Transfer transfer = new Transfer(facts, now)
                .enter(POT, -command.minutes())
                .enter(AccountId.of(payee.get().id()), command.minutes());
        TransactionHeader header = transfer.header(
                TransactionReason.POT_PAYMENT,
                beneficiary.get().id().value(),
                day,
                Optional.empty(),
                Optional.of(command.explanation()));
        return post(transfer, header, now);
    }

    /** Nobody pays to themselves from what belongs to all. */
    private static boolean isOwn(Circumstances now, Member member) {
        return now.own().filter(member.id()::equals).isPresent();
    }
}
