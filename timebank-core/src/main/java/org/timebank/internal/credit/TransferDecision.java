package org.timebank.internal.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.Command;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionHeader;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.member.Member;
import org.timebank.member.MemberRef;
import org.timebank.spi.ChangeSet;

/** What decisions share that move credits: they answer the ledger transaction. */
abstract class TransferDecision<C extends Command<LedgerTransactionId>> implements Decision<C, LedgerTransactionId> {

    /** Posts a transfer, if nothing is in its way, and tells of it. */
    static Decided<LedgerTransactionId> post(
            Transfer transfer, TransactionHeader header, ChangeSet.Builder changes, Circumstances now) {
        Optional<Refusal> refusal = transfer.refusal();
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        changes.post(transfer.posting(header))
                .tell(now.event(
                        EventType.CREDITS_MOVED,
                        header.id().value(),
                        1,
                        header.reason().code()));
        return Decided.done(header.id(), transfer.warnings(), changes.build());
    }

    static Decided<LedgerTransactionId> post(Transfer transfer, TransactionHeader header, Circumstances now) {
        return post(transfer, header, ChangeSet.builder(), now);
    }

    /** Why something cannot have happened on that day. */
    static Optional<Refusal> toCome(LocalDate day, Circumstances now) {
        return day.isAfter(now.today())
                ? Optional.of(Refusal.of(RefusalCode.FUTURE_DATE, day, now.today()))
                : Optional.empty();
    }

    /** Why somebody cannot take part in what happened on that day. */
    static Optional<Refusal> notThen(Member member, MemberRef named, LocalDate day) {
        return member.isMemberOn(day)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.NOT_A_MEMBER_THEN, named, day));
    }

    /** Why an account cannot have been moved on that day: it was opened when its member first joined. */
    static Optional<Refusal> notOpenThen(Member member, Object named, LocalDate day) {
        return notOpenThen(member.memberships().get(0).from(), named, day);
    }

    /** Why an account that was opened on a day cannot have been moved on that one. */
    static Optional<Refusal> notOpenThen(LocalDate opened, Object named, LocalDate day) {
        return day.isBefore(opened)
                ? Optional.of(Refusal.of(RefusalCode.BEFORE_ACCOUNT_OPENED, named, day, opened))
                : Optional.empty();
    }

    @Override
    public final String write(LedgerTransactionId result) {
        return result.toString();
    }

    @Override
    public final LedgerTransactionId read(String remembered) {
        return new LedgerTransactionId(UUID.fromString(remembered));
    }
}
