package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.CAFE;
import static org.timebank.credit.Community.NOBODY;
import static org.timebank.credit.Community.TODAY;
import static org.timebank.credit.Community.codes;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.timebank.StoreAround;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.ConflictException;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.InvalidCommandException;
import org.timebank.command.InvalidCommandException.Violation;
import org.timebank.command.Outcome;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberKind;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;

/** Many commands in one transaction. */
class BatchTest {

    private static final ExternalReference DOT = ExternalReference.of("crm", "dot");

    private final Community here = new Community();

    @Test
    void a_batch_is_what_one_by_one_is() {
        Community other = new Community();
        List<Command<?>> commands = everyKind();
        List<Outcome<?>> oneByOne = new ArrayList<>();

        List<Outcome<?>> atOnce = both(here).submit(commands);
        for (Command<?> command : commands) {
            oneByOne.add(both(other).submit(List.of(command)).get(0));
        }

        assertThat(atOnce).isEqualTo(oneByOne);
        assertThat(atOnce).filteredOn(outcome -> !outcome.isDone()).hasSize(6);
        assertThat(here.digest()).isEqualTo(other.digest());
        assertThat(here.admin()
                        .credits()
                        .verify(VerificationRange.all(), found -> {})
                        .holds())
                .isTrue();
    }

    /** Each but the first few depends on what was done before it in the same batch. */
    private static List<Command<?>> everyKind() {
        AccountRef dot = AccountRef.of(DOT);
        AccountLimits small = AccountLimits.debitLimit(5);
        return List.of(
                JoinTimebank.of("1", MemberKind.PERSON, TODAY, DOT),
                OpenBalances.of("2", List.of(new OpeningBalance(DOT, 120), new OpeningBalance(BEN, -20)), "moved"),
                OpenBalances.of("3", List.of(new OpeningBalance(DOT, 1)), "again"), // refused
                GiveCredits.of("4", DOT, ANN, 60),
                SealLedger.of("5"),
                DonateToPot.of("6", ANN, 60),
                PayFromPot.of("7", BEN, CAFE, 60, "lunch"),
                PayFromPot.of("8", BEN, CAFE, 1, "more"), // refused
                ChangeLimits.of("9", dot, small, "young"),
                GiveCredits.of("10", DOT, ANN, 66), // refused
                PlaceHold.of("11", DOT, 65),
                GiveCredits.of("12", DOT, ANN, 1), // refused
                CloseAccount.of("13", dot, "no"), // refused
                AdjustBalance.credit("14", dot, 10, "a slip"),
                LeaveTimebank.of("15", DOT, TODAY),
                CloseAccount.of("16", AccountRef.of(AccountKind.CLEARING), "unused"),
                AdjustBalance.credit("17", AccountRef.of(AccountKind.CLEARING), 5, "no"), // refused
                ReopenAccount.of("18", AccountRef.of(AccountKind.CLEARING), "used"),
                AdjustBalance.credit("19", AccountRef.of(AccountKind.CLEARING), 5, "yes"),
                RecordExchange.of(new RecordedLeg(IdempotencyKey.of("20"), TODAY, ANN, BEN, "gardening", 50)),
                SealLedger.of("21"),
                SealLedger.of("22"));
    }

    @Test
    void what_is_refused_changes_nothing_for_the_others() {
        List<Outcome<?>> outcomes = here.broker()
                .submit(List.of(
                        GiveCredits.of("1", ANN, BEN, 600),
                        GiveCredits.of("2", ANN, BEN, 1),
                        GiveCredits.of("3", BEN, CAFE, 1_200),
                        GiveCredits.of("4", BEN, NOBODY, 1),
                        GiveCredits.of("5", CAFE, ANN, 1)));

        assertThat(outcomes).extracting(Outcome::isDone).containsExactly(true, false, true, false, true);
        assertThat(codes(outcomes.get(1))).containsExactly("over-debit-limit");
        assertThat(codes(outcomes.get(3))).containsExactly("unknown-member");
        assertThat(here.balance(ANN)).isEqualTo(-599);
        assertThat(here.balance(BEN)).isEqualTo(-600);
        assertThat(here.balance(CAFE)).isEqualTo(1_199);
    }

    @Test
    void with_one_that_is_invalid_nothing_is_done() {
        Digest before = here.digest();

        assertThatThrownBy(() -> here.broker()
                        .submit(List.of(GiveCredits.of("1", ANN, BEN, 60), GiveCredits.of("2", ANN, BEN, 0))))
                .isInstanceOf(InvalidCommandException.class);

        assertThat(here.digest()).isEqualTo(before);
        assertThat(here.broker()
                        .submit(List.of(GiveCredits.of("1", ANN, BEN, 60)))
                        .get(0)
                        .replayed())
                .isFalse();
    }

    @Test
    void everything_that_is_wrong_is_told_and_of_which_command() {
        List<GiveCredits> commands = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            commands.add(GiveCredits.of("g" + i, ANN, BEN, i == 10 || i == 2 ? 0 : 1));
        }

        assertThatThrownBy(() -> here.broker().submit(commands))
                .isInstanceOfSatisfying(
                        InvalidCommandException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path, Violation::code)
                                .containsExactly(
                                        tuple("commands[2].minutes", "min"), tuple("commands[10].minutes", "min")));
        assertThatThrownBy(() -> here.broker().credits().give(commands.get(2)))
                .isInstanceOfSatisfying(
                        InvalidCommandException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactly("minutes"));
    }

    @Test
    void a_key_that_comes_twice_is_done_once() {
        List<Outcome<?>> outcomes = here.broker()
                .submit(List.of(
                        GiveCredits.of("1", ANN, BEN, 60),
                        GiveCredits.of("1", ANN, BEN, 60),
                        GiveCredits.of("1", ANN, BEN, 61)));

        assertThat(outcomes.get(1).replayed()).isTrue();
        assertThat(outcomes.get(1).orElseThrow()).isEqualTo(outcomes.get(0).orElseThrow());
        assertThat(codes(outcomes.get(2))).containsExactly("idempotency-conflict");
        assertThat(here.balance(BEN)).isEqualTo(60);
    }

    @Test
    void a_batch_that_is_sent_again_is_answered_again() {
        List<GiveCredits> commands = List.of(GiveCredits.of("1", ANN, BEN, 60), GiveCredits.of("2", ANN, BEN, 541));
        List<Outcome<?>> first = here.broker().submit(commands);
        Digest before = here.digest();

        List<Outcome<?>> second = here.broker().submit(commands);

        assertThat(second).allMatch(Outcome::replayed);
        assertThat(second.get(0).orElseThrow()).isEqualTo(first.get(0).orElseThrow());
        assertThat(second.get(1).refusals()).isEqualTo(first.get(1).refusals());
        assertThat(here.digest()).isEqualTo(before);
    }

    @Test
    void what_was_warned_of_is_warned_of_again() {
        AccountLimits careful = new AccountLimits(Limits.floor(-600), OptionalLong.of(-10), OptionalLong.empty());
        here.admin()
                .credits()
                .changeLimits(ChangeLimits.of("0", AccountRef.of(ANN), careful, "x"))
                .orElseThrow();
        Outcome<?> first = here.member(ANN).credits().give(GiveCredits.of("1", ANN, BEN, 60));

        Outcome<?> second = here.member(ANN).credits().give(GiveCredits.of("1", ANN, BEN, 60));

        assertThat(first.warnings()).hasSize(1);
        assertThat(second.replayed()).isTrue();
        assertThat(second.warnings()).isEqualTo(first.warnings());
    }

    @Test
    void what_the_role_does_not_permit_is_refused_in_its_place() {
        List<Outcome<?>> outcomes = here.broker()
                .submit(List.of(
                        AdjustBalance.credit("1", AccountRef.of(ANN), 60, "why"),
                        GiveCredits.of("2", ANN, BEN, 60),
                        SealLedger.of("3")));

        assertThat(outcomes).extracting(Outcome::isDone).containsExactly(false, true, false);
        assertThat(codes(outcomes.get(0))).containsExactly("not-permitted");
        assertThat(codes(outcomes.get(2))).containsExactly("not-permitted");
        assertThat(here.balance(BEN)).isEqualTo(60);
    }

    @Test
    void no_commands_are_answered_with_no_answers() {
        assertThat(here.broker().submit(List.of())).isEmpty();
    }

    @Test
    void a_timebank_is_founded_and_filled_at_once() {
        Timebank there = here.at(TimebankId.of("there"), Actor.administrator("admin-2"));

        List<Outcome<?>> outcomes = there.submit(List.of(
                AdoptRules.of("1", CommunityRules.common(ZoneId.of("Europe/Lisbon"))),
                JoinTimebank.of("2", MemberKind.PERSON, LocalDate.of(2026, 1, 1), ANN),
                AdjustBalance.credit("3", AccountRef.of(ANN), 60, "why")));

        assertThat(outcomes).allMatch(Outcome::isDone);
        assertThat(there.credits().balance(ANN)).hasValue(60);
        assertThat(there.credits().outstanding()).isEqualTo(60);
    }

    @Test
    void a_rehearsal_of_a_batch_changes_nothing() {
        Digest before = here.digest();

        List<Outcome<?>> outcomes = here.broker()
                .dryRun()
                .submit(List.of(GiveCredits.of("1", ANN, BEN, 600), GiveCredits.of("2", ANN, BEN, 1)));

        assertThat(outcomes).extracting(Outcome::isDone).containsExactly(true, false);
        assertThat(here.digest()).isEqualTo(before);
    }

    @Test
    void a_batch_that_others_got_ahead_of_is_decided_anew_as_a_whole() {
        AtomicInteger ahead = new AtomicInteger(1);
        Community contended = contended(ahead);

        List<Outcome<?>> outcomes = contended
                .broker()
                .submit(List.of(GiveCredits.of("1", ANN, BEN, 600), GiveCredits.of("2", BEN, CAFE, 1_200)));

        assertThat(outcomes).allMatch(Outcome::isDone);
        assertThat(contended.balance(CAFE)).isEqualTo(1_200);
        assertThat(ahead).hasValue(0);
    }

    @Test
    void a_batch_that_others_always_get_ahead_of_is_not_done() {
        AtomicInteger ahead = new AtomicInteger(0);
        Community contended = contended(ahead);
        Digest before = contended.digest();
        ahead.set(1_000);

        assertThatThrownBy(() -> contended
                        .broker()
                        .submit(List.of(GiveCredits.of("1", ANN, BEN, 1), GiveCredits.of("2", ANN, BEN, 1))))
                .isInstanceOf(ConflictException.class);

        assertThat(contended.digest()).isEqualTo(before);
    }

    @Test
    void a_thousand_commands_are_one_transaction() {
        AtomicInteger applied = new AtomicInteger();
        Community counted = new Community(rules -> rules, store -> new StoreAround(store) {
            @Override
            public Applied apply(TimebankId timebank, ChangeSet changes) {
                applied.incrementAndGet();
                return super.apply(timebank, changes);
            }
        });
        applied.set(0);
        List<GiveCredits> commands = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            commands.add(i % 2 == 0 ? GiveCredits.of("g" + i, ANN, BEN, 1) : GiveCredits.of("g" + i, BEN, CAFE, 1));
        }

        assertThat(counted.broker().submit(commands)).allMatch(Outcome::isDone);

        assertThat(applied).hasValue(1);
        assertThat(counted.balance(ANN)).isEqualTo(-500);
        assertThat(counted.balance(BEN)).isZero();
        assertThat(counted.balance(CAFE)).isEqualTo(500);
    }

    private static Community contended(AtomicInteger ahead) {
        return new Community(rules -> rules, store -> new StoreAround(store) {
            @Override
            public Applied apply(TimebankId timebank, ChangeSet changes) {
                boolean isAhead = !changes.transactions().isEmpty() && ahead.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
                return isAhead ? Applied.STALE : super.apply(timebank, changes);
            }
        });
    }

    /** Who may do everything. */
    private static Timebank both(Community community) {
        return community.as(Actor.administrator("admin-1").alsoAs(Role.BROKER));
    }
}
