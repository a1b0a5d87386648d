package org.timebank.testkit.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.Seal;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.credit.Unsealed;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;

/** Plain examples of what stands in a ledger. */
public final class LedgerThings {

    private LedgerThings() {}

    public static Entry entry(MemberId member, long minutes) {
        return new Entry(AccountId.of(member), minutes);
    }

    public static Entry entry(AccountKind kind, long minutes) {
        return new Entry(AccountId.of(kind), minutes);
    }

    public static LedgerTransaction transfer(Member from, Member to, long minutes) {
        return transaction(entry(to.id(), minutes), entry(from.id(), -minutes));
    }

    /** The same as a change set. */
    public static ChangeSet transferring(Member from, Member to, long minutes) {
        return ChangeSet.builder().post(transfer(from, to, minutes)).build();
    }

    public static LedgerTransaction transaction(Entry... entries) {
        return transaction(new LedgerTransactionId(UUID.randomUUID()), UUID.randomUUID(), List.of(entries));
    }

    private static LedgerTransaction transaction(LedgerTransactionId id, UUID subject, List<Entry> entries) {
        return new LedgerTransaction(header(id, TransactionReason.EXCHANGE, subject, Optional.empty()), entries);
    }

    private static TransactionHeader header(
            LedgerTransactionId id, TransactionReason reason, UUID subject, Optional<LedgerTransactionId> reverses) {
        return new TransactionHeader(
                id,
                reason,
                subject,
                Things.TODAY,
                Things.NOW,
                Things.ACTOR,
                Optional.empty(),
                Things.RULES_VERSION,
                reverses,
                Optional.empty());
    }

    /** The transaction that undoes another. */
    public static LedgerTransaction reversing(LedgerTransaction undone) {
        LedgerTransactionId id = new LedgerTransactionId(UUID.randomUUID());
        List<Entry> entries = undone.entries().stream()
                .map(entry -> new Entry(entry.account(), -entry.minutes()))
                .toList();
        TransactionHeader header =
                header(id, TransactionReason.REVERSAL, undone.id().value(), Optional.of(undone.id()));
        return new LedgerTransaction(header, entries);
    }

    /** The transaction that settles an exchange: the provider of each leg is credited, the recipient debited. */
    public static LedgerTransaction settling(Exchange exchange) {
        List<Entry> entries = new ArrayList<>();
        for (Leg leg : exchange.legs()) {
            entries.add(entry(leg.provider(), leg.creditedMinutes().orElse(leg.statedMinutes())));
            entries.add(entry(leg.recipient(), -leg.creditedMinutes().orElse(leg.statedMinutes())));
        }
        LedgerTransactionId id = exchange.transaction().orElseGet(() -> new LedgerTransactionId(UUID.randomUUID()));
        return transaction(id, exchange.id().value(), entries);
    }

    /** The exchange as it is once the transaction has settled it: each leg is credited what {@link #settling} moves. */
    public static Exchange settled(Exchange exchange, LedgerTransaction by) {
        List<Leg> done = exchange.legs().stream()
                .map(leg -> leg.settled(leg.date(), leg.statedMinutes(), leg.statedMinutes(), false))
                .toList();
        return exchange.settled(done, by.id());
    }

    /** An exchange as it is stored the first time, with what has to be there by then: its hold, and what settled it. */
    public static ChangeSet storing(Exchange exchange) {
        ChangeSet.Builder changes = ChangeSet.builder().put(new Key.ExchangeKey(exchange.id()), 0, exchange);
        exchange.hold().ifPresent(id -> changes.put(new Key.HoldKey(id), 0, ended(id, exchange)));
        if (exchange.transaction().isPresent()) {
            LedgerTransaction settling = settling(exchange);
            changes.post(settling);
            if (exchange.state() == ExchangeState.REVERSED) {
                changes.post(reversing(settling));
            }
        }
        return changes.build();
    }

    private static Hold ended(HoldId id, Exchange exchange) {
        return new Hold(
                id,
                HoldThings.held(Cast.of(exchange.legs().get(0).recipient()), 30),
                HoldState.RELEASED,
                Optional.of(exchange.id().value()),
                Optional.of(Things.TODAY));
    }

    public static Limits ceiling(long minutes) {
        return new Limits(OptionalLong.empty(), OptionalLong.of(minutes));
    }

    /** Terms without limits of their own. */
    public static AccountTerms terms(Member member, boolean closed) {
        return new AccountTerms(
                AccountId.of(member.id()), Optional.empty(), closed, Things.NOW, Things.ACTOR, "As it was asked for");
    }

    /** Terms with limits of their own. */
    public static AccountTerms terms(Member member, AccountLimits own) {
        return new AccountTerms(
                AccountId.of(member.id()), Optional.of(own), false, Things.NOW, Things.ACTOR, "As was agreed");
    }

    public static ChangeSet setting(AccountTerms terms, int expectedVersion) {
        return ChangeSet.builder()
                .put(new Key.TermsKey(terms.account()), expectedVersion, terms)
                .build();
    }

    /** What is unsealed is sealed. */
    public static Seal seal(TimebankId timebank, Unsealed unsealed) {
        return Seal.over(timebank, unsealed, Things.NOW, Things.ACTOR);
    }

    public static ChangeSet sealing(Seal seal) {
        return ChangeSet.builder().put(new Key.SealKey(seal.number()), 0, seal).build();
    }
}
