package org.timebank.internal.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.TransactionReason;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.Leg;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.risk.Assessment;
import org.timebank.risk.ProposedLeg;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

/**
 * What settling an exchange does to the ledger: each leg credits its provider and debits its recipient.
 *
 * @param transaction what is posted
 * @param limits within which the recipients' accounts are kept
 */
record Settlement(LedgerTransaction transaction, Map<AccountId, Limits> limits) {

    /** The legs of an exchange as they were done, with the time rounded into credits. */
    static List<Leg> done(List<Leg> planned, List<ProposedLeg> actual, Assessment assessment, Circumstances now) {
        List<Leg> done = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            long minutes = actual.get(i).minutes();
            done.add(planned.get(i)
                    .settled(
                            actual.get(i).date(),
                            minutes,
                            now.rules().rounding().round(minutes),
                            Findings.withoutPriorApproval(assessment, i)));
        }
        return done;
    }

    /** Settles legs that were done. */
    static Settlement of(ExchangeId exchange, List<Leg> done, Facts facts, Circumstances now) {
        List<Entry> entries = new ArrayList<>();
        Map<AccountId, Limits> limits = new LinkedHashMap<>();
        for (Leg leg : done) {
            long minutes = leg.creditedMinutes().orElseThrow();
            entries.add(new Entry(AccountId.of(leg.provider()), minutes));
            entries.add(new Entry(AccountId.of(leg.recipient()), -minutes));
            limits.computeIfAbsent(AccountId.of(leg.recipient()), account -> debitLimit(leg.recipient(), facts, now));
        }
        LedgerTransaction transaction = new LedgerTransaction(
                new LedgerTransactionId(now.id(IdUse.TRANSACTION)),
                entries,
                TransactionReason.EXCHANGE,
                exchange.value(),
                done.stream().map(Leg::date).max(LocalDate::compareTo).orElseThrow(),
                now.now(),
                now.actor().id(),
                now.onBehalfOf(),
                now.adopted().version());
        return new Settlement(transaction, limits);
    }

    /** Why it cannot be posted, as far as the facts tell; the store judges again when it is applied. */
    Optional<Refusal> refusal(Facts facts) {
        Facts after = facts.after(onto(ChangeSet.builder()).build());
        return limits.entrySet().stream()
                .filter(limit ->
                        !limit.getValue().permit(balance(limit.getKey(), facts), balance(limit.getKey(), after)))
                .findFirst()
                .map(limit -> Refusal.of(
                        RefusalCode.OVER_DEBIT_LIMIT,
                        named(limit.getKey(), facts),
                        -limit.getValue().floor().orElseThrow()));
    }

    /** The member whose account it is, by one of the host's ids, or by the library's own. */
    private static String named(AccountId account, Facts facts) {
        Member member =
                facts.find(new Key.MemberKey(MemberId.of(account.value()))).orElseThrow();
        return member.references().stream()
                .map(ExternalReference::toString)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> member.id().toString());
    }

    /** Adds the posting to a change set. */
    ChangeSet.Builder onto(ChangeSet.Builder changes) {
        limits.forEach(changes::keep);
        return changes.post(transaction);
    }

    private static long balance(AccountId account, Facts facts) {
        return facts.find(new Key.AccountKey(account)).map(Account::balance).orElseThrow();
    }

    private static Limits debitLimit(MemberId id, Facts facts, Circumstances now) {
        Member member = facts.find(new Key.MemberKey(id)).orElseThrow();
        return Limits.debitLimit(now.rules().debitLimit(member.kind()));
    }
}
