package org.timebank.internal.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** What was set aside is paid. */
public final class CaptureHoldDecision extends TransferDecision<CaptureHold> {

    @Override
    public Needs needs(CaptureHold command) {
        return Needs.of(new Key.HoldKey(command.hold()), Accounts.key(command.payee()));
    }

    @Override
    public Decided<LedgerTransactionId> decide(Facts facts, CaptureHold command, Circumstances now) {
        Optional<Hold> found = facts.find(new Key.HoldKey(command.hold()));
        if (found.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_HOLD, command.hold());
        }
        Hold hold = found.get();
        Optional<Refusal> ended = Holds.notByItself(hold);
        if (ended.isPresent()) {
            return Decided.refused(List.of(ended.get()));
        }
        AccountId payer = hold.minutes().firstKey();
        if (!now.actsFor(MemberId.of(payer.value()))) {
            return Decided.refused(RefusalCode.NOT_A_PARTY, "the member whose credits are held, or a broker");
        }
        if (isByTheMember(payer, now) && !keepsThePromise(hold, command)) {
            return Decided.refused(RefusalCode.NOT_A_PARTY, "a broker, or pay all that is held to a member or the pot");
        }
        Optional<AccountId> payee = Accounts.id(command.payee(), facts);
        if (payee.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, command.payee());
        }
        if (payee.get().equals(payer)) {
            return Decided.refused(RefusalCode.SAME_ACCOUNT, command.payee());
        }
        LocalDate day = command.occurredOn().orElse(now.today());
        Member holder =
                facts.find(new Key.MemberKey(MemberId.of(payer.value()))).orElseThrow();
        Optional<Refusal> refusal = toCome(day, now)
                .or(() -> notOpenThen(holder, holder.id(), day))
                .or(() -> notThen(payee.get(), command.payee(), day, facts, now));
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        Transfer transfer =
                new Transfer(facts, now).enter(payer, -command.minutes()).enter(payee.get(), command.minutes());
        Holds.free(hold, transfer);
        ChangeSet.Builder changes = ChangeSet.builder();
        Holds.end(hold, HoldState.CAPTURED, 1, changes, facts, now);
        TransactionHeader header =
                transfer.header(TransactionReason.HOLD_CAPTURE, hold.id().value(), day);
        return post(transfer, header, changes, now);
    }

    /** Whether nobody else stands behind it: brokers do, but not for what is their own. */
    private static boolean isByTheMember(AccountId payer, Circumstances now) {
        return !now.actor().mayActOnBehalf()
                || now.own().map(AccountId::of).filter(payer::equals).isPresent();
    }

    /** What was promised to somebody is not taken back by paying a part of it, or by paying it to nobody. */
    private static boolean keepsThePromise(Hold hold, CaptureHold command) {
        boolean isToSomebody = command.payee() instanceof AccountRef.OfMember
                || command.payee().equals(AccountRef.of(AccountKind.POT));
        return isToSomebody && hold.minutes().values().stream().allMatch(held -> command.minutes() >= held);
    }

    private static Optional<Refusal> notThen(
            AccountId payee, AccountRef named, LocalDate day, Facts facts, Circumstances now) {
        return new Accounts(facts, now.rules())
                .member(payee)
                .filter(member -> !member.isMemberOn(day))
                .map(member -> Refusal.of(RefusalCode.NOT_A_MEMBER_THEN, named, day));
    }
}
