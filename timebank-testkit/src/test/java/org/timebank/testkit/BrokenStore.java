package org.timebank.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.spi.Applied;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankSelection;
import org.timebank.spi.TimebankStore;

/** Keeps every promise but the one that a subclass breaks. */
abstract class BrokenStore implements TimebankStore {

    /** Long enough for others to get between, in nanoseconds. */
    static final long A_WHILE = 50_000;

    final InMemoryStore whole = new InMemoryStore();

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        return whole.load(timebank, needs);
    }

    @Override
    public Applied apply(TimebankId timebank, ChangeSet changes) {
        return whole.apply(timebank, changes);
    }

    @Override
    @SuppressWarnings("unchecked") // a question is answered with its own type, right or wrong
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return (R) answer(timebank, query, whole.ask(timebank, query));
    }

    @Override
    public List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit) {
        return whole.timebanks(selection, after, limit);
    }

    /** What is answered instead. */
    Object answer(TimebankId timebank, Query<?> query, Object answer) {
        return answer;
    }

    /** Each of the list as something else. */
    @SuppressWarnings("unchecked") // the caller knows of what the list is
    static <T> List<T> each(Object list, UnaryOperator<T> other) {
        return ((List<T>) list).stream().map(other).toList();
    }

    /** The account, if it was opened. */
    Optional<Account> account(TimebankId timebank, AccountId id) {
        Key.AccountKey key = new Key.AccountKey(id);
        return whole.load(timebank, Needs.of(key)).find(key);
    }

    /** The change as if it had been decided from the version that is stored. */
    <T> Change<T> forced(TimebankId timebank, Change<T> change) {
        int version = whole.load(timebank, Needs.of(change.key())).version(change.key());
        return new Change<>(change.key(), version, change.value());
    }

    /** The sum of balances that are loaded one after the other. */
    long oneByOne(TimebankId timebank, Stream<AccountId> accounts) {
        return accounts.mapToLong(id -> {
                    LockSupport.parkNanos(A_WHILE);
                    return account(timebank, id).map(Account::balance).orElse(0L);
                })
                .sum();
    }

    /** One thing without what it brings along. */
    static <T> Facts only(Facts facts, Key<T> key) {
        Facts.Builder alone = Facts.builder();
        facts.versioned(key).ifPresent(found -> alone.put(key, found));
        return alone.build();
    }
}
