package org.timebank.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransaction;
import org.timebank.event.Event;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.risk.Assessment;

/**
 * Everything that a decision changes, in one value: a store cannot forget a part of it. Immutable.
 *
 * @param changes things that are new or replaced, in order: a thing may be changed again, from the version that it was
 *     given before. Balances are not among them: of accounts there are only openings
 * @param postings what is done to accounts, one after the other
 * @param assessments risk assessments to keep
 * @param answers answers to remember
 * @param events what happened
 * @param delivered events that the host has been told of, and need not be told of again
 * @param forgotten events that need not be kept any more, with what is known of their failures. Judged when all the rest is
 *     done: an event of which the host has not been told stays, and so does a dead letter
 */
public record ChangeSet(
        List<Change<?>> changes,
        List<Posting> postings,
        List<Assessment> assessments,
        List<Answer> answers,
        List<Event> events,
        Set<UUID> delivered,
        Set<UUID> forgotten) {

    public ChangeSet {
        changes = List.copyOf(changes);
        postings = List.copyOf(postings);
        assessments = List.copyOf(assessments);
        answers = List.copyOf(answers);
        events = List.copyOf(events);
        delivered = Collections.unmodifiableSet(new LinkedHashSet<>(delivered));
        forgotten = Collections.unmodifiableSet(new LinkedHashSet<>(forgotten));
        requireOnce(answers.stream().flatMap(answer -> answer.parts().keySet().stream()), "A key is answered");
        requireOnce(
                changes.stream().flatMap(ChangeSet::references).distinct().map(Given::reference),
                "A reference is given");
        requireInSuccession(changes);
        for (Change<?> change : changes) {
            if (change.value() instanceof Account account
                    && (change.expectedVersion() != 0 || account.entries() != 0 || account.held() != 0)) {
                throw new IllegalArgumentException("An account is changed by postings only");
            }
        }
    }

    private static void requireOnce(Stream<?> things, String what) {
        Set<Object> seen = new HashSet<>();
        things.forEach(thing -> {
            if (!seen.add(thing)) {
                throw new IllegalArgumentException(what + " once in a change set: " + thing);
            }
        });
    }

    private static Stream<Given> references(Change<?> change) {
        return change.value() instanceof Member member
                ? member.references().stream().map(reference -> new Given(reference, member.id()))
                : Stream.empty();
    }

    /** A reference, and whose it is to be. */
    private record Given(ExternalReference reference, MemberId member) {}

    private static void requireInSuccession(List<Change<?>> changes) {
        Map<Key<?>, Integer> versions = new HashMap<>();
        for (Change<?> change : changes) {
            @Nullable Integer before = versions.put(change.key(), change.after().version());
            if (before != null && before != change.expectedVersion()) {
                throw new IllegalArgumentException(
                        "What a change set changes twice, it changes from version to version: " + change.key());
            }
        }
    }

    /** Begins a change set with nothing in it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return changes.isEmpty()
                && postings.isEmpty()
                && assessments.isEmpty()
                && answers.isEmpty()
                && events.isEmpty()
                && delivered.isEmpty()
                && forgotten.isEmpty();
    }

    /** The same, with one more answer to remember. */
    public ChangeSet and(Answer answer) {
        return new Builder().add(this).answer(answer).build();
    }

    /** What all postings together do to each account, in the order in which accounts are locked. */
    public SortedMap<AccountId, Movement> movements() {
        return Movements.of(postings);
    }

    /** The ledger transactions that are posted, in order. */
    public List<LedgerTransaction> transactions() {
        return postings.stream()
                .flatMap(posting -> posting.transaction().stream())
                .toList();
    }

    /** Collects a change set. Not thread-safe. */
    public static final class Builder {
        private final List<Change<?>> changes = new ArrayList<>();
        private final List<Posting> postings = new ArrayList<>();
        private final List<Assessment> assessments = new ArrayList<>();
        private final List<Answer> answers = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final Set<UUID> delivered = new LinkedHashSet<>();
        private final Set<UUID> forgotten = new LinkedHashSet<>();

        private Builder() {}

        /** A thing is new, or replaces the version that was seen. */
        public <T> Builder put(Key<T> key, int expectedVersion, T value) {
            changes.add(new Change<>(key, expectedVersion, value));
            return this;
        }

        /** A ledger transaction is posted, without limits. */
        public Builder post(LedgerTransaction transaction) {
            return post(Posting.of(transaction));
        }

        /** Accounts are moved. */
        public Builder post(Posting posting) {
            postings.add(posting);
            return this;
        }

        /** A risk assessment is kept. */
        public Builder assess(Assessment assessment) {
            assessments.add(assessment);
            return this;
        }

        /** An answer is remembered. */
        public Builder answer(Answer answer) {
            answers.add(answer);
            return this;
        }

        /** Something happened. */
        public Builder tell(Event event) {
            events.add(event);
            return this;
        }

        /** The host has been told of an event. */
        public Builder delivered(UUID event) {
            delivered.add(event);
            return this;
        }

        /** An event need not be kept any more. */
        public Builder forgotten(UUID event) {
            forgotten.add(event);
            return this;
        }

        /** Everything that another change set does, after what is here already. */
        public Builder add(ChangeSet next) {
            changes.addAll(next.changes);
            postings.addAll(next.postings);
            assessments.addAll(next.assessments);
            answers.addAll(next.answers);
            events.addAll(next.events);
            delivered.addAll(next.delivered);
            forgotten.addAll(next.forgotten);
            return this;
        }

        public ChangeSet build() {
            return new ChangeSet(changes, postings, assessments, answers, events, delivered, forgotten);
        }
    }
}
