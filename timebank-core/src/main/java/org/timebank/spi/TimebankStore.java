package org.timebank.spi;

import java.util.List;
import java.util.Optional;
import org.timebank.command.TimebankId;

/**
 * Where timebanks are kept. Used by many threads at once.
 *
 * <p>A store promises, for each timebank by itself and never across two:
 *
 * <ol>
 *   <li><b>Atomic.</b> {@link #apply} stores the whole change set or nothing of it, and no reader sees a part.
 *   <li><b>No lost update.</b> It is {@link Applied#STALE} when a change expects another version than is stored, when a
 *       key has been answered already, or when a reference of a new member is somebody else's.
 *   <li><b>Limits.</b> It is stale when a posting, after those before it, would take an account over the posting's limits,
 *       judged on the account at the moment of applying, whatever else runs: see {@link Movement}, which says so in one look.
 *       So it is when an account has other entries than the decision saw, when a closed account would be moved or an account
 *       with something on it closed, and when a transaction would be reversed a second time.
 *   <li><b>Conservation.</b> Entries are numbered from 1 without gaps in each account, each carries the balance after it,
 *       and the balance of an account is the sum of its entries, at every moment that a reader can see.
 *   <li><b>Durable.</b> What {@link Applied#APPLIED} was said of is there from then on.
 *   <li><b>Faithful.</b> What was stored comes back equal. Moments have microseconds.
 * </ol>
 *
 * <p>{@code docs/storage-contract.md} numbers the rules, and timebank-testkit holds a test for each.
 */
public interface TimebankStore {

    /**
     * Loads what is asked for, with what hangs on it. Things may be of slightly different moments; each by itself is
     * whole. Takes no locks.
     *
     * @throws StoreException if the storage fails, or holds what no change set can have stored, such as a reason that there
     *     is not: whoever altered it, no other exception is thrown, and the message names the table and the column
     */
    Facts load(TimebankId timebank, Needs needs);

    /**
     * What is remembered of what a decision needs to know, so that it need not be loaded: nothing unless all of it is, and
     * nothing at all from a store that remembers nothing, or would not save anything by it.
     */
    default Optional<Recalled> recall(TimebankId timebank, Needs needs) {
        return Optional.empty();
    }

    /**
     * Stores a change set. The first one with rules in it founds the timebank.
     *
     * @throws IllegalArgumentException if an entry is of an account that does not exist, or the timebank does not and
     *     the change set does not found it; nothing is stored
     * @throws ArithmeticException if a balance would become too large for a {@code long}; nothing is stored
     * @throws StoreException if the storage fails, in which case it is not known whether the change set was stored
     */
    Applied apply(TimebankId timebank, ChangeSet changes);

    /**
     * Answers a question, from one moment. A timebank that was not founded has nothing in it.
     *
     * @throws StoreException if the storage fails, or holds what no change set can have stored, as with {@link #load}
     */
    <R> R ask(TimebankId timebank, Query<R> query);

    /**
     * The timebanks of a selection, by their names in the order of their characters: the only question that is about more
     * than one. It is for the machinery that serves all tenants, and tells nothing of them but their names.
     *
     * @param after the last one of the page before
     * @param limit how many at most, 1 to {@value Query#LARGEST_PAGE}; a page that is not full is the last one
     * @throws StoreException if the storage fails
     */
    List<TimebankId> timebanks(TimebankSelection selection, Optional<TimebankId> after, int limit);
}
