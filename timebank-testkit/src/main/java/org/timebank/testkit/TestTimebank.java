package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Seal;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Unsealed;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.model.Books;
import org.timebank.testkit.model.Footprint;
import org.timebank.testkit.model.Kept;
import org.timebank.testkit.model.Snapshot;

/**
 * A timebank for one try, with a random name, in the store under test. Thread-safe.
 *
 * @param store where it is kept
 * @param id its name
 */
record TestTimebank(TimebankStore store, TimebankId id) {

    private static final int SEALS = 4;
    private static final int LONGEST_SHOWN = 2_000;

    /** Founds a timebank with the members and the categories of the cast. */
    static TestTimebank in(TimebankStore store) {
        TestTimebank bank = notYetFounded(store);
        bank.found();
        return bank;
    }

    /** A timebank of which the store has never heard. */
    static TestTimebank notYetFounded(TimebankStore store) {
        return new TestTimebank(store, TimebankId.of("try-" + UUID.randomUUID()));
    }

    void found() {
        applied(Things.founding());
        applied(Things.cast());
    }

    Applied apply(ChangeSet changes) {
        return store.apply(id, changes);
    }

    /** Applies what may be stale, and says whether it was not. */
    boolean takes(ChangeSet changes) {
        return apply(changes) == Applied.APPLIED;
    }

    /** Applies what must not be stale. */
    void applied(ChangeSet changes) {
        assertThat(apply(changes)).as("what came of %s", shown(changes)).isEqualTo(Applied.APPLIED);
    }

    /** Applies what must not be stale, and sees that all of it is kept. */
    void keeps(ChangeSet changes) {
        applied(changes);
        kept(changes);
    }

    /** Finds all of a change set that was applied last: its parts, and what is listed because of them. */
    void kept(ChangeSet changes) {
        Kept.check(store, id, changes);
        Waiting.check(this, changes);
    }

    /** Applies what must be stale, and sees that nothing of it is kept. */
    void findsStale(ChangeSet changes) {
        Snapshot before = snapshot(changes);
        assertThat(apply(changes)).as("what came of %s", shown(changes)).isEqualTo(Applied.STALE);
        assertThat(snapshot(changes)).as("the store, before and after").isEqualTo(before);
    }

    /** Applies what cannot be kept, which the store may tell in any way but one, and sees that nothing of it is kept. */
    void cannotKeep(ChangeSet changes) {
        Snapshot before = snapshot(changes);
        assertThat(applyOrFail(changes)).isNotEqualTo(Optional.of(Applied.APPLIED));
        assertThat(snapshot(changes)).as("the store, before and after").isEqualTo(before);
    }

    /** The beginning of a change set, which may be very long. */
    private static String shown(ChangeSet changes) {
        String all = changes.toString();
        return all.substring(0, Math.min(LONGEST_SHOWN, all.length()));
    }

    /** Applies what the store may fail to apply; empty if it does. */
    Optional<Applied> applyOrFail(ChangeSet changes) {
        try {
            return Optional.of(apply(changes));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    Facts load(Key<?>... keys) {
        return store.load(id, Needs.of(keys));
    }

    <T> Optional<T> find(Key<T> key) {
        return load(key).find(key);
    }

    <R> R ask(Query<R> query) {
        return store.ask(id, query);
    }

    Account account(AccountId account) {
        return find(new Key.AccountKey(account)).orElseThrow();
    }

    Account account(Member member) {
        return account(AccountId.of(member.id()));
    }

    long balance(Member member) {
        return account(member).balance();
    }

    List<StatementLine> statement(Member member) {
        return ask(new Query.StatementOf(AccountId.of(member.id()), 0, Query.LARGEST_PAGE));
    }

    Unsealed unsealed() {
        return find(new Key.UnsealedKey()).orElseThrow();
    }

    /** Seals what is unsealed. */
    Seal seals() {
        Seal seal = LedgerThings.seal(id, unsealed());
        keeps(LedgerThings.sealing(seal));
        return seal;
    }

    /** All that the store says of the timebank, as far as the cast and the change set reach. */
    Snapshot snapshot(ChangeSet changes) {
        return snapshot(footprint().and(Footprint.of(changes)));
    }

    Snapshot snapshot(Footprint footprint) {
        return Snapshot.of(store, id, footprint);
    }

    /** Finds that the books balance, and that what is held is what the open holds say. Nobody may write meanwhile. */
    void isInOrder() {
        Books.balance(store, id);
        Books.hold(store, id);
    }

    /** Where the cast, the rules, the community's accounts and the first seals are to be found. */
    static Footprint footprint() {
        Footprint.Builder footprint = Footprint.builder();
        Cast.COMMUNITY.forEach(kind -> footprint.account(AccountId.of(kind)));
        for (int number = 1; number <= SEALS; number++) {
            footprint.key(new Key.SealKey(number));
        }
        return footprint.build().and(Footprint.of(Things.cast()));
    }
}
