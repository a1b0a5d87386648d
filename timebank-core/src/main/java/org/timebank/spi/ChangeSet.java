package org.timebank.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.event.Event;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.risk.Assessment;

/**
 * Everything that a decision changes, in one value: a store cannot forget a part of it. Immutable.
 *
 * @param changes things that are new or replaced. Balances are not among them: of accounts there are only openings
 * @param transactions ledger transactions to post, in order
 * @param limits between what bounds the balances of these accounts are kept, judged on what all transactions together do to
 *     each
 * @param assessments risk assessments to keep
 * @param answers answers to remember
 * @param events what happened
 */
public record ChangeSet(
        List<Change<?>> changes,
        List<LedgerTransaction> transactions,
        Map<AccountId, Limits> limits,
        List<Assessment> assessments,
        List<Answer> answers,
        List<Event> events) {

    public ChangeSet {
        changes = List.copyOf(changes);
        transactions = List.copyOf(transactions);
        limits = Map.copyOf(limits);
        assessments = List.copyOf(assessments);
        answers = List.copyOf(answers);
        events = List.copyOf(events);
        requireOnce(changes.stream().map(Change::key), "A thing is changed");
        requireOnce(answers.stream().flatMap(answer -> answer.parts().keySet().stream()), "A key is answered");
        requireOnce(changes.stream().flatMap(ChangeSet::references), "A reference is given");
        for (Change<?> change : changes) {
            if (change.value() instanceof Account account
                    && (change.expectedVersion() != 0 || account.entries() != 0)) {
                throw new IllegalArgumentException("An account is changed by ledger transactions only");
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

    private static Stream<ExternalReference> references(Change<?> change) {
        return change.value() instanceof Member member ? member.references().stream() : Stream.empty();
    }

    /** Begins a change set with nothing in it. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same, with one more answer to remember. */
    public ChangeSet and(Answer answer) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(answer);
        return new ChangeSet(changes, transactions, limits, assessments, more, events);
    }

    /** What all transactions together do to each account, in minutes, in the order in which accounts are locked. */
    public SortedMap<AccountId, List<Entry>> entriesByAccount() {
        SortedMap<AccountId, List<Entry>> entries = new TreeMap<>();
        for (LedgerTransaction transaction : transactions) {
            for (Entry entry : transaction.entries()) {
                entries.computeIfAbsent(entry.account(), account -> new ArrayList<>())
                        .add(entry);
            }
        }
        return Collections.unmodifiableSortedMap(entries);
    }

    /** Collects a change set. Not thread-safe. */
    public static final class Builder {
        private final List<Change<?>> changes = new ArrayList<>();
        private final List<LedgerTransaction> transactions = new ArrayList<>();
        private final Map<AccountId, Limits> limits = new LinkedHashMap<>();
        private final List<Assessment> assessments = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();

        private Builder() {}

        /** A thing is new, or replaces the version that was seen. */
        public <T> Builder put(Key<T> key, int expectedVersion, T value) {
            changes.add(new Change<>(key, expectedVersion, value));
            return this;
        }

        /** A ledger transaction is posted. */
        public Builder post(LedgerTransaction transaction) {
            transactions.add(transaction);
            return this;
        }

        /** An account's balance is kept within limits. */
        public Builder keep(AccountId account, Limits within) {
            limits.put(account, within);
            return this;
        }

        /** A risk assessment is kept. */
        public Builder assess(Assessment assessment) {
            assessments.add(assessment);
            return this;
        }

        /** Something happened. */
        public Builder tell(Event event) {
            events.add(event);
            return this;
        }

        public ChangeSet build() {
            return new ChangeSet(changes, transactions, limits, assessments, List.of(), events);
        }
    }
}
