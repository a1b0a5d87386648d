package org.timebank.testkit.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.timebank.credit.AccountId;
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

    public Footprint {
        keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
        queries = Collections.unmodifiableSet(new LinkedHashSet<>(queries));
    }

    /** Begins with the questions about everything. */
    public static Builder builder() {
        return new Builder()
                .key(new Key.RulesKey())
                .query(new Query.AllMembers(Optional.empty(), Query.LARGEST_PAGE))
                .query(new Query.Balances(Optional.empty(), Query.LARGEST_PAGE))
                .query(new Query.Busiest(Query.LARGEST_PAGE))
                .query(new Query.AllCategories())
                .query(new Query.Activity());
    }

    /** All places that a change set writes to. */
    public static Footprint of(ChangeSet changes) {
        Builder footprint = builder();
        changes.changes().forEach(change -> footprint.change(change));
        changes.entriesByAccount().keySet().forEach(footprint::account);
        changes.limits().keySet().forEach(footprint::account);
        changes.answers().forEach(a -> a.parts().keySet().forEach(key -> footprint.key(new Key.AnswerKey(key))));
        changes.assessments().forEach(a -> {
            footprint.query(new Query.AssessmentById(a.id()));
            a.exchange().ifPresent(exchange -> footprint.query(new Query.AssessmentsOf(exchange)));
        });
        changes.events().forEach(event -> footprint.query(new Query.EventsOf(event.subject())));
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

        /** An account and its statement. */
        public Builder account(AccountId account) {
            return key(new Key.AccountKey(account)).query(new Query.StatementOf(account, 0, Query.LARGEST_PAGE));
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

        /** A category, and what is offered in it. */
        public Builder category(String code) {
            for (OfferKind kind : OfferKind.values()) {
                query(new Query.OpenOffers(kind, code, Optional.empty(), Query.LARGEST_PAGE));
            }
            return key(new Key.CategoryKey(code));
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
            }
        }

        public Footprint build() {
            return new Footprint(keys, queries);
        }
    }
}
