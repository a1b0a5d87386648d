package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;

import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.command.Warning;
import org.timebank.credit.Account;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.Limits;
import org.timebank.credit.PlaceHold;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.ExternalReference;
import org.timebank.spi.Movement;

/** Warnings begin before refusals do. */
class WarningsTest {

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final GiveDecision give = new GiveDecision();
    private final PlaceHoldDecision hold = new PlaceHoldDecision();
    private final CaptureHoldDecision capture = new CaptureHoldDecision();

    @Test
    void a_debit_to_the_level_is_done_in_silence_and_below_it_with_a_warning() {
        on.limited(ANN, below(-300));

        assertThat(on.warned(give, gift(ANN, BEN, 300), given.by(ANN))).isEmpty();
        assertThat(on.warned(give, gift(ANN, BEN, 1), given.by(ANN)))
                .containsExactly(
                        "This leaves crm:ann with -301 minutes, which is below the warning level of -300 minutes.");
    }

    @Test
    void the_warning_has_a_code_for_programs() {
        on.limited(ANN, below(0));
        on.limited(BEN, above(0));

        assertThat(on.decided(give, gift(ANN, BEN, 1), given.by(BROKER))
                        .outcome()
                        .warnings())
                .extracting(Warning::code)
                .containsExactlyInAnyOrder("near-floor", "near-ceiling");
    }

    @Test
    void who_acts_for_a_member_is_not_told_what_stands_on_anothers_account() {
        on.limited(ANN, below(0));
        on.limited(BEN, above(0));

        assertThat(on.warned(give, gift(ANN, BEN, 1), given.by(ANN)))
                .singleElement()
                .asString()
                .contains("crm:ann");
        assertThat(on.warned(give, gift(ANN, BEN, 1), given.byBrokerFor(ANN)))
                .singleElement()
                .asString()
                .contains("crm:ann");
    }

    @Test
    void what_is_done_in_silence_is_stored_only_while_there_is_nothing_to_warn_of() {
        on.limited(ANN, below(-300));

        Movement movement = movement(on.decided(give, gift(ANN, BEN, 100), given.by(ANN)));

        Account empty = Account.open(on.id(ANN), AccountKind.MEMBER);
        assertThat(movement.permits(empty.holding(200))).isTrue();
        assertThat(movement.permits(empty.holding(201))).isFalse();
    }

    @Test
    void what_is_done_with_a_warning_is_stored_within_its_limits() {
        on.limited(ANN, below(-300));

        Movement movement = movement(on.decided(give, gift(ANN, BEN, 301), given.by(ANN)));

        assertThat(movement.lowestFree()).hasValue(-299);
    }

    @Test
    void an_account_between_a_level_and_a_bound_that_contradict_each_other_is_moved_as_it_was_seen() {
        on.stands(ANN, 100);
        on.limited(
                ANN,
                new AccountLimits(
                        new Limits(OptionalLong.empty(), OptionalLong.of(5)),
                        OptionalLong.of(10),
                        OptionalLong.empty()));

        Decided<?> decided = on.decided(give, gift(ANN, BEN, 20), given.by(ANN));

        assertThat(decided.outcome().warnings()).isEmpty();
        assertThat(movement(decided).seen()).hasValue(1);
    }

    private Movement movement(Decided<?> decided) {
        return Objects.requireNonNull(decided.changes().movements().get(on.id(ANN)));
    }

    @Test
    void a_credit_warns_of_no_floor() {
        on.limited(ANN, below(100));

        assertThat(on.warned(give, gift(BEN, ANN, 50), given.by(BEN))).isEmpty();
    }

    @Test
    void what_is_set_aside_counts_as_a_debit_does() {
        on.limited(ANN, below(-300));

        assertThat(on.warned(hold, PlaceHold.of("1", ANN, 300), given.by(ANN))).isEmpty();
        assertThat(on.warned(hold, PlaceHold.of("2", ANN, 1), given.by(ANN)))
                .containsExactly(
                        "This leaves crm:ann with -301 minutes, which is below the warning level of -300 minutes.");
    }

    @Test
    void to_pay_what_was_set_aside_leaves_as_much_free_as_before() {
        on.limited(ANN, below(-300));
        HoldId first = on.done(hold, PlaceHold.of("1", ANN, 400), given.by(ANN));
        HoldId second = on.done(hold, PlaceHold.of("2", ANN, 100), given.by(ANN));

        assertThat(on.warned(capture, CaptureHold.of("3", first, AccountRef.of(BEN), 400), given.by(ANN)))
                .isEmpty();
        assertThat(on.warned(capture, CaptureHold.of("4", second, AccountRef.of(BEN), 101), given.by(ANN)))
                .hasSize(1);
    }

    @Test
    void a_credit_to_the_level_is_done_in_silence_and_above_it_with_a_warning() {
        on.limited(BEN, above(100));

        assertThat(on.warned(give, gift(ANN, BEN, 100), given.by(BROKER))).isEmpty();
        assertThat(on.warned(give, gift(ANN, BEN, 1), given.by(BROKER)))
                .containsExactly("This takes crm:ben to 101 minutes, which is above the warning level of 100 minutes.");
        assertThat(on.warned(give, gift(ANN, BEN, 9), given.by(BROKER))).hasSize(1);
        assertThat(on.warned(give, gift(BEN, ANN, 1), given.by(BEN))).isEmpty();
    }

    @Test
    void what_is_set_aside_takes_no_balance_up() {
        on.limited(BEN, above(100));
        on.done(give, gift(ANN, BEN, 200), given.by(BROKER));

        assertThat(on.warned(hold, PlaceHold.of("1", BEN, 10), given.by(BEN))).isEmpty();
    }

    @Test
    void nothing_is_warned_of_where_no_level_is_set() {
        assertThat(on.warned(give, gift(ANN, BEN, 600), given.by(ANN))).isEmpty();
    }

    private static GiveCredits gift(ExternalReference from, ExternalReference to, long minutes) {
        return GiveCredits.of("gift", from, to, minutes);
    }

    private static AccountLimits below(long level) {
        return new AccountLimits(Limits.floor(-600), OptionalLong.of(level), OptionalLong.empty());
    }

    private static AccountLimits above(long level) {
        return new AccountLimits(Limits.NONE, OptionalLong.empty(), OptionalLong.of(level));
    }
}
