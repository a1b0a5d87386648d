package org.timebank.internal.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.OpeningBalance;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.Member;
import org.timebank.member.MemberRef;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** Balances are brought along from elsewhere. */
public final class OpenBalancesDecision extends TransferDecision<OpenBalances> {

    private static final AccountId SUSPENSE = AccountId.of(AccountKind.SUSPENSE);

    @Override
    public Needs needs(OpenBalances command) {
        Set<Key<?>> keys = new LinkedHashSet<>();
        keys.add(new Key.AccountKey(SUSPENSE));
        command.balances().forEach(balance -> keys.add(new Key.MemberKey(balance.member())));
        return Needs.of(keys);
    }

    @Override
    public Decided<LedgerTransactionId> decide(Facts facts, OpenBalances command, Circumstances now) {
        LocalDate day = command.occurredOn().orElse(now.today());
        Optional<Refusal> toCome = toCome(day, now);
        if (toCome.isPresent()) {
            return Decided.refused(List.of(toCome.get()));
        }
        Accounts accounts = new Accounts(facts, now.rules());
        Set<AccountId> opened = new HashSet<>();
        List<Refusal> refusals = new ArrayList<>();
        Transfer transfer = new Transfer(facts, now).withoutLimits();
        long sum = 0;
        for (int i = 0; i < command.balances().size(); i++) {
            OpeningBalance balance = command.balances().get(i);
            Optional<Member> member = facts.find(new Key.MemberKey(balance.member()));
            Optional<Refusal> refusal = member.isEmpty()
                    ? Optional.of(Refusal.of(RefusalCode.UNKNOWN_MEMBER, balance.member()))
                    : inTheWay(member.get(), balance.member(), day, accounts, opened);
            if (refusal.isPresent()) {
                refusals.add(refusal.get().atPart(i));
            } else {
                AccountId account = AccountId.of(member.orElseThrow().id());
                transfer.enter(account, balance.minutes()).asSeen(account);
                sum += balance.minutes();
            }
        }
        if (!refusals.isEmpty()) {
            return Decided.refused(refusals);
        }
        if (command.balances().stream().allMatch(balance -> balance.minutes() == 0)) {
            return Decided.refused(RefusalCode.NOTHING_TO_MOVE);
        }
        transfer.enter(SUSPENSE, -sum);
        TransactionHeader header = transfer.header(
                TransactionReason.OPENING_BALANCE,
                now.id(IdUse.TRANSACTION),
                day,
                Optional.empty(),
                Optional.of(command.explanation()));
        return post(transfer, header, now);
    }

    private static Optional<Refusal> inTheWay(
            Member member, MemberRef named, LocalDate day, Accounts accounts, Set<AccountId> opened) {
        AccountId id = AccountId.of(member.id());
        if (!opened.add(id) || accounts.account(id).entries() > 0) {
            return Optional.of(Refusal.of(RefusalCode.ALREADY_IN_USE, named));
        }
        return notOpenThen(member, named, day)
                .or(() -> accounts.isClosed(id)
                        ? Optional.of(Refusal.of(RefusalCode.ACCOUNT_CLOSED, named))
                        : Optional.empty());
    }
}
