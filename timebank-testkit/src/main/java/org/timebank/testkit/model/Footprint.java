package org.timebank.testkit.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Seal;
import org.timebank.event.Event;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.offer.Category;
import org.timebank.offer.OfferKind;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/**
 * Where in a timebank something can be found: every key under which it can be loaded, and every question whose answer it
 * can change. Immutable.
 *
 * @param keys what to load
 * @param queries what to ask
 */
public record Footprint(Set<Key<?>> keys, Set<Query<?>> queries) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999Z");

    public Footprint {
        keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
        queries = Collections.unmodifiableSet(new LinkedHashSet<>(queries));
    }

    /** Begins with the questions about everything. */
    public static Builder builder() {
        return new Builder()
                .key(new Key.RulesKey())
                .key(new Key.UnsealedKey())
                .key(new Key.SealKey(1))
                .key(new Key.EventLeaseKey())
                .query(new Query.AllMembers(Optional.empty(), Query.LARGEST_PAGE))
                .query(new Query.AllAccounts(Optional.empty(), Query.LARGEST_PAGE))
                .query(new Query.Balances(Optional.empty(), Query.LARGEST_PAGE))
                .query(new Query.Busiest(Query.LARGEST_PAGE))
                .query(new Query.TotalsByKind())
                .query(new Query.TotalsByReason(FIRST_DAY, LAST_DAY))
                .query(new Query.HoldsDue(LAST_DAY, Optional.empty(), Query.LARGEST_PAGE))
                .query(new Query.PendingEvents(Query.LARGEST_PAGE))
                .query(new Query.DeliveredEvents(Optional.empty(), Query.LARGEST_PAGE))
                .query(new Query.DeadLetters(Optional.empty(), Query.LARGEST_PAGE))
                .query(new Query.AllCategories())
                .query(new Query.Activity())
                .events(Event.RULES)
                .events(Event.SEALS);
    }

    /** All places that a change set writes to. */
    public static Footprint of(ChangeSet changes) {
        Builder footprint = builder();
        changes.changes().forEach(footprint::change);
        changes.movements().keySet().forEach(footprint::account);
        changes.transactions().forEach(footprint::transaction);
        changes.answers().forEach(a -> a.parts().keySet().forEach(key -> footprint.key(new Key.AnswerKey(key))));
        changes.assessments().forEach(a -> {
            footprint.query(new Query.AssessmentById(a.id()));
            a.exchange().ifPresent(exchange -> footprint.query(new Query.AssessmentsOf(exchange)));
        });
        changes.events().forEach(event -> footprint.events(event.subject()));
        changes.forgotten().forEach(event -> footprint.key(new Key.FailedDeliveryKey(event)));
        return footprint.build();
    }

    /** Both together. */
    public Footprint and(Footprint other) {
        Set<Key<?>> allKeys = new LinkedHashSet<>(keys);
        allKeys.addAll(other.keys);
        Set<Query<?>> allQueries = new LinkedHashSet<>(queries);
        allQueries.addAll(other.queries);
        return new Footprint(allKeys, allQueries);
    }

    /** Collects a footprint. Not thread-safe. */
    public static final class Builder {
        private final Set<Key<?>> keys = new LinkedHashSet<>();
        private final Set<Query<?>> queries = new LinkedHashSet<>();

        private Builder() {}

        /** Something that can be loaded. */
        public Builder key(Key<?> key) {
            keys.add(key);
            return this;
        }

        /** Something that can be asked. */
        public Builder query(Query<?> query) {
            queries.add(query);
            return this;
        }

        /** An account with its terms, its statement, what is held of it, and what happened to its terms. */
        public Builder account(AccountId account) {
            return key(new Key.AccountKey(account))
                    .key(new Key.TermsKey(account))
                    .key(new Key.LineAtKey(account, LAST_MOMENT))
                    .query(new Query.StatementOf(account, 0, Query.LARGEST_PAGE))
                    .query(new Query.StatementBackOf(account, Long.MAX_VALUE, Query.LARGEST_PAGE))
                    .query(new Query.BalanceOn(account, LAST_DAY))
                    .query(new Query.TermsOf(account))
                    .query(new Query.SealOf(account, 1))
                    .query(new Query.HoldsOn(account, Optional.empty(), Query.LARGEST_PAGE))
                    .events(Event.subjectOfTerms(account));
        }

        /** A member under all names, the account, and what happened to the member. */
        public Builder member(MemberId member, Set<ExternalReference> references) {
            key(new Key.MemberKey(member));
            references.forEach(reference -> key(new Key.MemberKey(reference)));
            return account(AccountId.of(member)).events(member.value());
        }

        /** An exchange, its assessments, and what happened to it. */
        public Builder exchange(ExchangeId exchange) {
            return key(new Key.ExchangeKey(exchange))
                    .query(new Query.AssessmentsOf(exchange.value()))
                    .events(exchange.value());
        }

        /** A ledger transaction, and what happened to it. */
        public Builder transaction(LedgerTransactionId transaction) {
            return key(new Key.TransactionKey(transaction)).events(transaction.value());
        }

        /** A hold, and what happened to it. */
        public Builder hold(HoldId hold) {
            return key(new Key.HoldKey(hold)).events(hold.value());
        }

        /** A category, what is offered in it, and what happened to it. */
        public Builder category(String code) {
            for (OfferKind kind : OfferKind.values()) {
                query(new Query.OpenOffers(kind, code, Optional.empty(), Query.LARGEST_PAGE));
            }
            return key(new Key.CategoryKey(code)).events(Event.subjectOfCategory(code));
        }

        /** What happened to something. */
        public Builder events(UUID subject) {
            return query(new Query.EventsOf(subject));
        }

        private void change(Change<?> change) {
            key(change.key());
            if (change.value() instanceof Member member) {
                member(member.id(), member.references());
            } else if (change.value() instanceof Exchange exchange) {
                exchange(exchange.id());
            } else if (change.value() instanceof Category category) {
                category(category.code());
            } else if (change.value() instanceof AccountTerms terms) {
                account(terms.account());
            } else if (change.value() instanceof Hold hold) {
                hold(hold.id());
                hold.minutes().keySet().forEach(this::account);
            } else if (change.value() instanceof Seal seal) {
                seal.heads().forEach(head -> query(new Query.SealOf(head.account(), head.entries())));
            }
        }

        private void transaction(LedgerTransaction posted) {
            transaction(posted.id());
            posted.header().reverses().ifPresent(this::transaction);
        }

        public Footprint build() {
            return new Footprint(keys, queries);
        }
    }
}
