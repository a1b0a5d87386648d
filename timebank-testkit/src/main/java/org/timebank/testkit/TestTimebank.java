package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.StatementLine;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;
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

    /** Founds a timebank with the members and the categories of the {@link Cast}. */
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
        applied(ChangeSet.builder()
                .put(new Key.RulesKey(), 0, Things.rules(Things.RULES_VERSION))
                .build());
        ChangeSet.Builder cast = ChangeSet.builder();
        for (Category category : Cast.CATEGORIES) {
            Things.define(cast, category);
        }
        for (Member member : Cast.MEMBERS) {
            Things.join(cast, member);
        }
        applied(cast.build());
    }

    Applied apply(ChangeSet changes) {
        return store.apply(id, changes);
    }

    /** Applies what must not be stale. */
    void applied(ChangeSet changes) {
        assertThat(apply(changes)).as("what came of %s", changes).isEqualTo(Applied.APPLIED);
    }

    /** Applies what must not be stale, and sees that all of it is kept. */
    void keeps(ChangeSet changes) {
        applied(changes);
        Kept.check(store, id, changes);
    }

    /** Applies what must be stale, and sees that nothing of it is kept. */
    void findsStale(ChangeSet changes) {
        Footprint footprint = footprint().and(Footprint.of(changes));
        Snapshot before = snapshot(footprint);
        assertThat(apply(changes)).as("what came of %s", changes).isEqualTo(Applied.STALE);
        assertThat(snapshot(footprint)).as("the store, before and after").isEqualTo(before);
    }

    /** Applies what cannot be kept, which the store may tell in any way but one, and sees that nothing of it is kept. */
    void cannotKeep(ChangeSet changes) {
        Footprint footprint = footprint().and(Footprint.of(changes));
        Snapshot before = snapshot(footprint);
        assertThat(applyOrFail(changes)).isNotEqualTo(Optional.of(Applied.APPLIED));
        assertThat(snapshot(footprint)).as("the store, before and after").isEqualTo(before);
    }

    private Optional<Applied> applyOrFail(ChangeSet changes) {
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

    Account account(Member member) {
        return find(new Key.AccountKey(AccountId.of(member.id()))).orElseThrow();
    }

    long balance(Member member) {
        return account(member).balance();
    }

    List<StatementLine> statement(Member member) {
        return ask(new Query.StatementOf(AccountId.of(member.id()), 0, Query.LARGEST_PAGE));
    }

    Snapshot snapshot(Footprint footprint) {
        return Snapshot.of(store, id, footprint);
    }

    /** Where the cast and the rules are to be found. */
    static Footprint footprint() {
        ChangeSet.Builder cast = ChangeSet.builder().put(new Key.RulesKey(), 0, Things.rules(Things.RULES_VERSION));
        Cast.CATEGORIES.forEach(category -> Things.define(cast, category));
        Cast.MEMBERS.forEach(member -> Things.join(cast, member));
        return Footprint.of(cast.build());
    }
}
