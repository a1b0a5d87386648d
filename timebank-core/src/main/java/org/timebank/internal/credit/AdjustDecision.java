package org.timebank.internal.credit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.timebank.command.CalendarMoment;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.Decided;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** An administrator corrects a balance. */
public final class AdjustDecision extends TransferDecision<AdjustBalance> {

    /**
     * No account of a community is older than the first moment that can be recorded. When this one was founded does not say more:
     * a community that moves in brings along what happened before.
     */
    private static final LocalDate FIRST_DAY = LocalDate.ofInstant(CalendarMoment.FIRST, ZoneOffset.UTC);

    private static final AccountId ISSUANCE = AccountId.of(AccountKind.ISSUANCE);

    @Override
    public Needs needs(AdjustBalance command) {
        return Needs.of(Accounts.key(command.account()), new Key.AccountKey(ISSUANCE));
    }

    @Override
    public Decided<LedgerTransactionId> decide(Facts facts, AdjustBalance command, Circumstances now) {
        Optional<AccountId> account = Accounts.id(command.account(), facts);
        if (account.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, command.account());
        }
        if (account.get().equals(ISSUANCE)) {
            return Decided.refused(RefusalCode.SAME_ACCOUNT, command.account());
        }
        LocalDate day = command.occurredOn().orElse(now.today());
        Optional<Refusal> refusal = toCome(day, now)
                .or(() -> new Accounts(facts, now.rules())
                        .member(account.get())
                        .map(member -> notOpenThen(member, command.account(), day))
                        .orElseGet(() -> notOpenThen(FIRST_DAY, command.account(), day)));
        if (refusal.isPresent()) {
            return Decided.refused(List.of(refusal.get()));
        }
        long minutes = command.direction() == AdjustBalance.Direction.CREDIT ? command.minutes() : -command.minutes();
        Transfer transfer =
                new Transfer(facts, now).enter(account.get(), minutes).enter(ISSUANCE, -minutes);
        TransactionHeader header = transfer.header(
                TransactionReason.ADJUSTMENT,
                now.id(IdUse.TRANSACTION),
                day,
                Optional.empty(),
                Optional.of(command.explanation()));
        return post(transfer, header, now);
    }
}
