package org.timebank.inmemory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Unsealed;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.offer.Offer;
import org.timebank.spi.Applied;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Movement;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankSelection;
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

    /** Everything that can go wrong goes wrong before anything is kept. */
    synchronized Applied apply(ChangeSet changes) {
        Map<AccountId, Account> opened = opened(changes);
        SortedMap<AccountId, Movement> movements = changes.movements();
        for (AccountId moved : movements.keySet()) {
            if (!opened.containsKey(moved) && find(new Key.AccountKey(moved)).isEmpty()) {
                throw new IllegalArgumentException("There is no account " + moved);
            }
        }
        if (isStale(changes)) {
            return Applied.STALE;
        }
        Map<AccountId, Account> after = new HashMap<>();
        for (Movement movement : movements.values()) {
            Account before = find(new Key.AccountKey(movement.account()))
                    .orElseGet(() -> Objects.requireNonNull(opened.get(movement.account())));
            if (!movement.permits(before)) {
                return Applied.STALE;
            }
            after.put(movement.account(), movement.after(before));
        }
        if (movesClosed(changes, movements.keySet()) || closesWhatIsNotEmpty(changes, after)) {
            return Applied.STALE;
        }
        facts.apply(changes);
        archive.keep(changes);
        changes.forgotten().stream()
                .filter(archive.events()::forget)
                .forEach(event -> facts.remove(new Key.FailedDeliveryKey(event)));
        return Applied.APPLIED;
    }

    synchronized boolean isIn(TimebankSelection selection) {
        return selection == TimebankSelection.ALL || archive.events().hasPending();
    }

    synchronized <R> R ask(Query<R> query) {
        return archive.answer(query);
    }

    private static Map<AccountId, Account> opened(ChangeSet changes) {
        Map<AccountId, Account> opened = new HashMap<>();
        for (Change<?> change : changes.changes()) {
            if (change.value() instanceof Account account) {
                opened.put(account.id(), account);
            }
        }
        return opened;
    }

    private boolean isStale(ChangeSet changes) {
        return expectsOtherVersions(changes)
                || changes.changes().stream().anyMatch(this::takesReference)
                || changes.answers().stream()
                        .flatMap(answer -> answer.parts().keySet().stream())
                        .anyMatch(key -> facts.versioned(new Key.AnswerKey(key)).isPresent())
                || reversesAgain(changes);
    }

    private boolean expectsOtherVersions(ChangeSet changes) {
        Map<Key<?>, Integer> versions = new HashMap<>();
        for (Change<?> change : changes.changes()) {
            int version = versions.computeIfAbsent(
                    change.key(),
                    key -> facts.versioned(key).map(Versioned::version).orElse(0));
            if (version != change.expectedVersion()) {
                return true;
            }
            versions.put(change.key(), version + 1);
        }
        return false;
    }

    private boolean takesReference(Change<?> change) {
        return change.value() instanceof Member member
                && member.references().stream()
                        .flatMap(reference -> find(new Key.MemberKey(reference)).stream())
                        .anyMatch(owner -> !owner.id().equals(member.id()));
    }

    private boolean reversesAgain(ChangeSet changes) {
        Set<LedgerTransactionId> undone = new HashSet<>();
        return changes.transactions().stream()
                .flatMap(transaction -> transaction.header().reverses().stream())
                .anyMatch(reversed -> !undone.add(reversed)
                        || find(new Key.TransactionKey(reversed))
                                .flatMap(PostedTransaction::reversedBy)
                                .isPresent());
    }

    /** Whether an account is moved that was closed before, and that the same change set does not open again. */
    private boolean movesClosed(ChangeSet changes, Set<AccountId> moved) {
        return moved.stream()
                .map(Key.TermsKey::new)
                .anyMatch(key -> find(key).filter(AccountTerms::closed).isPresent()
                        && changes.changes().stream()
                                .noneMatch(change -> change.key().equals(key)));
    }

    /** Whether an account is closed in the end on which something stands in the end. */
    private boolean closesWhatIsNotEmpty(ChangeSet changes, Map<AccountId, Account> after) {
        Map<AccountId, AccountTerms> last = new HashMap<>();
        for (Change<?> change : changes.changes()) {
            if (change.value() instanceof AccountTerms terms) {
                last.put(terms.account(), terms);
            }
        }
        return last.values().stream()
                .filter(AccountTerms::closed)
                .map(AccountTerms::account)
                .anyMatch(id -> Optional.ofNullable(after.get(id))
                        .or(() -> find(new Key.AccountKey(id)))
                        .filter(account -> !account.isEmpty())
                        .isPresent());
    }

    /** What is worked out from the ledger, and is not itself a thing that is changed. */
    private <T> void workOut(Key<T> key, Facts.Builder loaded) {
        if (key instanceof Key.LineAtKey line) {
            archive.ledger()
                    .statement(line.account())
                    .at(line.recordedBy())
                    .ifPresent(found -> loaded.put(line, new Versioned<>(found, 1)));
        } else if (key instanceof Key.UnsealedKey unsealed) {
            Unsealed found = archive.ledger().unsealed();
            loaded.put(unsealed, new Versioned<>(found, found.seals() + 1));
        }
    }

    /** Copies a thing, and what hangs on it. */
    private <T> void copy(Key<T> key, Facts.Builder loaded) {
        Optional<Versioned<T>> thing = facts.versioned(key);
        if (thing.isEmpty()) {
            workOut(key, loaded);
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
        if (value instanceof Account account) {
            copy(new Key.TermsKey(account.id()), loaded);
        } else if (value instanceof PostedTransaction posted) {
            posted.transaction().entries().forEach(entry -> copyOwner(entry.account(), loaded));
        } else if (value instanceof Hold hold) {
            hold.minutes().keySet().forEach(account -> copyOwner(account, loaded));
        } else if (value instanceof Offer offer) {
            copy(new Key.MemberKey(offer.member()), loaded);
        } else if (value instanceof Exchange exchange) {
            exchange.parties().forEach(party -> copy(new Key.MemberKey(party), loaded));
            exchange.legs().forEach(leg -> copy(new Key.CategoryKey(leg.category()), loaded));
            exchange.hold().ifPresent(hold -> copy(new Key.HoldKey(hold), loaded));
            exchange.transaction().ifPresent(settled -> copy(new Key.TransactionKey(settled), loaded));
        }
    }

    /** Copies an account with the member whose it is; one of the community's is nobody's. */
    private void copyOwner(AccountId account, Facts.Builder loaded) {
        Key.MemberKey owner = new Key.MemberKey(MemberId.of(account.value()));
        if (find(owner).isPresent()) {
            copy(owner, loaded);
        } else {
            copy(new Key.AccountKey(account), loaded);
        }
    }

    private <T> Optional<T> find(Key<T> key) {
        return facts.versioned(key).map(Versioned::value);
    }
}
