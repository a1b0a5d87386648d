package org.timebank.inmemory;

import java.util.List;
import java.util.Optional;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.Limits;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.offer.Offer;
import org.timebank.spi.Applied;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

/**
 * One timebank in memory: the fold of all its change sets. It has one lock, so that its changes and readings happen one
 * after the other.
 */
final class TimebankInMemory {

    private final Facts.Builder facts = Facts.builder();
    private final Archive archive = new Archive();

    synchronized Facts load(Needs needs) {
        Facts.Builder loaded = Facts.builder();
        needs.keys().forEach(key -> copy(key, loaded));
        return loaded.build();
    }

    synchronized Applied apply(ChangeSet changes) {
        if (isStale(changes)) {
            return Applied.STALE;
        }
        requireAccounts(changes);
        archive.keep(changes, facts);
        facts.apply(changes);
        return Applied.APPLIED;
    }

    synchronized <R> R ask(Query<R> query) {
        return archive.answer(query, facts);
    }

    private boolean isStale(ChangeSet changes) {
        return changes.changes().stream().anyMatch(this::isStale)
                || changes.answers().stream()
                        .flatMap(answer -> answer.parts().keySet().stream())
                        .anyMatch(key -> facts.versioned(new Key.AnswerKey(key)).isPresent())
                || changes.entriesByAccount().entrySet().stream()
                        .anyMatch(moved -> breaksLimits(moved.getKey(), moved.getValue(), changes));
    }

    /** Entries are of accounts that exist, or are opened by the same change set: checked before anything is kept. */
    private void requireAccounts(ChangeSet changes) {
        for (AccountId account : changes.entriesByAccount().keySet()) {
            boolean opened = changes.changes().stream().anyMatch(c -> c.key().equals(new Key.AccountKey(account)));
            if (!opened && find(new Key.AccountKey(account)).isEmpty()) {
                throw new IllegalArgumentException("There is no account " + account);
            }
        }
    }

    private boolean isStale(Change<?> change) {
        int version = facts.versioned(change.key()).map(Versioned::version).orElse(0);
        return version != change.expectedVersion()
                || change.value() instanceof Member member
                        && member.references().stream()
                                .flatMap(reference -> find(new Key.MemberKey(reference)).stream())
                                .anyMatch(owner -> !owner.id().equals(member.id()));
    }

    private boolean breaksLimits(AccountId account, List<Entry> entries, ChangeSet changes) {
        long before = find(new Key.AccountKey(account)).map(Account::balance).orElse(0L);
        long after = before;
        for (Entry entry : entries) {
            after = Math.addExact(after, entry.minutes());
        }
        Limits limits = changes.limits().get(account);
        return limits != null && !limits.permit(before, after);
    }

    /** Copies a thing, and what hangs on it. */
    private <T> void copy(Key<T> key, Facts.Builder loaded) {
        Optional<Versioned<T>> thing = facts.versioned(key);
        if (thing.isEmpty()) {
            return;
        }
        T value = thing.get().value();
        if (value instanceof Member member) {
            loaded.put(
                    new Key.MemberKey(member.id()),
                    new Versioned<>(member, thing.get().version()));
            copy(new Key.AccountKey(AccountId.of(member.id())), loaded);
            return;
        }
        loaded.put(key, thing.get());
        if (value instanceof Offer offer) {
            copy(new Key.MemberKey(offer.member()), loaded);
        } else if (value instanceof Exchange exchange) {
            exchange.parties().forEach(party -> copy(new Key.MemberKey(party), loaded));
            exchange.legs().forEach(leg -> copy(new Key.CategoryKey(leg.category()), loaded));
        }
    }

    private <T> Optional<T> find(Key<T> key) {
        return facts.versioned(key).map(Versioned::value);
    }
}
