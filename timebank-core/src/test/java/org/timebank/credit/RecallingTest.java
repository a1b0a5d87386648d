package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.codes;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.timebank.StoreAround;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.command.Warning;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Recalled;
import org.timebank.spi.StoreException;
import org.timebank.spi.TimebankStore;

/** What a store remembers is decided from, as far as that can be right; whatever else comes of it is decided anew. */
class RecallingTest {

    private static final long FLOOR = -100;
    private static final long WARNED_BELOW = -50;

    private int loads;
    private int recalls;
    private BiFunction<TimebankStore, ChangeSet, Applied> applying =
            (store, changes) -> store.apply(Community.HERE, changes);
    private Optional<Facts> memory = Optional.empty();

    private final Community here = new Community(RecallingTest::limited, store -> new StoreAround(store) {
        @Override
        public Optional<Recalled> recall(TimebankId timebank, Needs needs) {
            recalls++;
            return memory.map(then -> new Recalled() {
                @Override
                public Facts facts() {
                    return then;
                }

                @Override
                public Applied apply(ChangeSet changes) {
                    return applying.apply(store, changes);
                }
            });
        }

        @Override
        public Facts load(TimebankId timebank, Needs needs) {
            loads++;
            return super.load(timebank, needs);
        }
    });

    private static CommunityRules limited(CommunityRules rules) {
        AccountLimits limits =
                new AccountLimits(Limits.floor(FLOOR), OptionalLong.of(WARNED_BELOW), OptionalLong.empty());
        return new CommunityRules(
                rules.rounding(), limits, limits, rules.longestPlausibleMinutes(), rules.zone(), rules.credits());
    }

    /** The store remembers what is stored now. */
    private void remembersThis() {
        memory = Optional.of(here.store().load(Community.HERE, needs()));
        loads = 0;
        recalls = 0;
    }

    private static Needs needs() {
        return Needs.of(new Key.RulesKey(), new Key.MemberKey(ANN), new Key.MemberKey(BEN));
    }

    private Outcome<LedgerTransactionId> give(long minutes) {
        return give(here.key(), minutes);
    }

    private Outcome<LedgerTransactionId> give(String key, long minutes) {
        return here.broker().credits().give(GiveCredits.of(key, ANN, BEN, minutes));
    }

    @Test
    void what_is_remembered_is_not_loaded() {
        remembersThis();

        assertThat(give(10).isDone()).isTrue();

        assertThat(loads).isZero();
        assertThat(here.balance(BEN)).isEqualTo(10);
    }

    @Test
    void nobody_is_refused_for_what_is_remembered() {
        here.gift(ANN, BEN, 95);
        remembersThis();
        here.gift(BEN, ANN, 95);

        assertThat(give(10).isDone()).isTrue();
        assertThat(here.balance(ANN)).isEqualTo(-10);
    }

    @Test
    void nobody_is_warned_for_what_is_remembered() {
        here.gift(ANN, BEN, 60);
        remembersThis();
        here.gift(BEN, ANN, 60);

        assertThat(give(10).warnings()).isEmpty();
    }

    @Test
    void who_comes_near_to_a_limit_that_was_far_away_is_warned_all_the_same() {
        remembersThis();
        assertThat(give(45).warnings()).isEmpty();

        Outcome<LedgerTransactionId> second = give(10);

        assertThat(second.warnings())
                .extracting(Warning::sentence)
                .containsExactly(
                        "This leaves crm:ann with -55 minutes, which is below the warning level of -50 minutes.");
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void who_would_come_beyond_it_is_refused() {
        remembersThis();
        assertThat(give(45).isDone()).isTrue();

        assertThat(codes(give(60))).containsExactly("over-debit-limit");
        assertThat(here.balance(ANN)).isEqualTo(-45);
    }

    @Test
    void what_does_not_hold_any_more_is_loaded() {
        remembersThis();
        applying = (store, changes) -> Applied.STALE;

        assertThat(give(10).isDone()).isTrue();

        assertThat(loads).isEqualTo(1);
        assertThat(here.balance(BEN)).isEqualTo(10);
    }

    @Test
    void what_was_answered_before_is_answered_the_same() {
        remembersThis();
        Outcome<LedgerTransactionId> first = give("key", 10);

        Outcome<LedgerTransactionId> second = give("key", 10);

        assertThat(second.orElseThrow()).isEqualTo(first.orElseThrow());
        assertThat(second.replayed()).isTrue();
        assertThat(here.balance(BEN)).isEqualTo(10);
    }

    @Test
    void an_answer_that_was_lost_on_its_way_is_found_by_its_key() {
        remembersThis();
        applying = (store, changes) -> {
            store.apply(Community.HERE, changes);
            throw new StoreException("The answer was lost", new IOException(), true);
        };

        assertThat(give(10).isDone()).isTrue();
        assertThat(here.balance(BEN)).isEqualTo(10);
    }

    @Test
    void what_would_be_done_is_decided_from_what_is_loaded() {
        remembersThis();

        assertThat(here.broker()
                        .dryRun()
                        .credits()
                        .give(GiveCredits.of(here.key(), ANN, BEN, 10))
                        .isDone())
                .isTrue();

        assertThat(recalls).isZero();
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void so_is_what_depends_on_what_stands_on_an_account() {
        remembersThis();

        here.credit(ANN, 5);

        assertThat(recalls).isZero();
    }
}
