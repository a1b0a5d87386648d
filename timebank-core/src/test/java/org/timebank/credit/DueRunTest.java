package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.CAFE;
import static org.timebank.credit.Community.TODAY;
import static org.timebank.credit.Community.codes;
import static org.timebank.credit.Community.expiringAfter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.timebank.StoreAround;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.AccessDeniedException;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;

/** What is due is done batch by batch, and never twice. */
class DueRunTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private final Community here = new Community(expiringAfter(1));

    @Test
    void credits_expire_on_the_day_on_which_the_rules_say() {
        here.credit(ANN, 100);
        here.itIs("2026-11-01T12:00:00Z");

        // A month before the 31st of October is the 30th of September, when they came.
        assertThat(run(LocalDate.of(2026, 10, 31)).minutesExpired()).isZero();
        assertThat(run(NOVEMBER)).isEqualTo(new DueRun(0, 3, 1, 100, Optional.of(lastMember())));
        assertThat(here.balance(ANN)).isZero();
        assertThat(here.balance(AccountKind.EXPIRED)).isEqualTo(100);
    }

    @Test
    void lots_are_spent_first_in_first_out() {
        here.credit(ANN, 100);
        here.itIs("2026-10-20T12:00:00Z");
        here.credit(ANN, 50);
        here.gift(ANN, BEN, 30);
        here.itIs("2026-11-01T12:00:00Z");

        assertThat(run(NOVEMBER).minutesExpired()).isEqualTo(70);
        assertThat(here.balance(ANN)).isEqualTo(50);
        here.itIs("2026-12-25T12:00:00Z");
        assertThat(run(LocalDate.of(2026, 12, 25)).minutesExpired()).isEqualTo(80);
        assertThat(here.balance(ANN)).isZero();
        assertThat(here.balance(BEN)).isZero();
    }

    @Test
    void nothing_is_due_twice() {
        here.credit(ANN, 100);
        here.itIs("2026-11-01T12:00:00Z");
        run(NOVEMBER);
        Digest before = here.digest();

        assertThat(run(NOVEMBER)).isEqualTo(new DueRun(0, 3, 0, 0, Optional.of(lastMember())));
        assertThat(here.digest()).isEqualTo(before);
    }

    @Test
    void a_hold_that_expires_frees_what_expires_with_it() {
        here.credit(ANN, 100);
        hold(ANN, 60, Optional.of(TODAY));
        hold(ANN, 30, Optional.empty());
        here.itIs("2026-11-01T12:00:00Z");

        assertThat(run(NOVEMBER)).isEqualTo(new DueRun(1, 3, 1, 70, Optional.of(lastMember())));
        AccountStanding ann =
                here.admin().credits().standing(AccountRef.of(ANN)).orElseThrow();
        assertThat(ann.account().balance()).isEqualTo(30);
        assertThat(ann.account().held()).isEqualTo(30);
    }

    @Test
    void young_credits_do_not_expire_in_the_place_of_old_ones_that_are_held() {
        here.credit(ANN, 100);
        hold(ANN, 100, Optional.empty());
        here.itIs("2026-10-20T12:00:00Z");
        here.credit(ANN, 50);
        here.itIs("2026-11-01T12:00:00Z");

        assertThat(run(NOVEMBER).minutesExpired()).isZero();
        assertThat(here.balance(ANN)).isEqualTo(150);
    }

    @Test
    void holds_expire_the_day_after_their_last() {
        hold(ANN, 60, Optional.of(TODAY));
        hold(ANN, 60, Optional.of(TODAY.plusDays(1)));
        here.itIs("2026-10-02T12:00:00Z");

        assertThat(run(TODAY).holdsExpired()).isZero();
        assertThat(run(TODAY.plusDays(1)).holdsExpired()).isEqualTo(1);
        assertThat(run(TODAY.plusDays(2)).holdsExpired()).isEqualTo(1);
    }

    @Test
    void progress_is_told_after_each_batch() {
        for (int i = 0; i < 5; i++) {
            hold(ANN, 10, Optional.of(TODAY));
        }
        here.credit(BEN, 7);
        here.credit(CAFE, 5);
        here.itIs("2026-11-01T12:00:00Z");
        List<DueRun> told = new ArrayList<>();

        DueRun run = here.admin()
                .credits()
                .runDue(NOVEMBER, Optional.empty(), 2, told::add)
                .orElseThrow();

        assertThat(told).extracting(DueRun::holdsExpired).containsExactly(2L, 4L, 5L, 5L, 5L);
        assertThat(told).extracting(DueRun::accountsLookedAt).containsExactly(0L, 0L, 0L, 2L, 3L);
        assertThat(told).extracting(DueRun::minutesExpired).containsExactly(0L, 0L, 0L, 7L, 12L);
        assertThat(told).extracting(DueRun::accountsExpired).containsExactly(0L, 0L, 0L, 1L, 2L);
        assertThat(run).isEqualTo(told.get(4));
    }

    @Test
    void a_run_that_was_interrupted_is_taken_up_where_it_was() {
        people(7);
        here.itIs("2026-11-01T12:00:00Z");
        List<DueRun> told = new ArrayList<>();
        assertThatThrownBy(() -> here.admin().credits().runDue(NOVEMBER, Optional.empty(), 3, run -> {
                    told.add(run);
                    if (told.size() == 2) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        DueRun first = told.get(1);
        assertThat(first.accountsLookedAt()).isEqualTo(6);
        assertThat(here.balance(AccountKind.EXPIRED)).isEqualTo(first.minutesExpired());

        DueRun second = here.admin()
                .credits()
                .runDue(NOVEMBER, first.last(), 3, DueRunTest::unwatched)
                .orElseThrow();

        assertThat(second.accountsLookedAt()).isEqualTo(4);
        assertThat(first.minutesExpired() + second.minutesExpired()).isEqualTo(7_000);
        assertThat(here.balance(AccountKind.EXPIRED)).isEqualTo(7_000);
    }

    @Test
    void a_run_that_begins_anew_does_the_rest() {
        people(7);
        hold(ANN, 10, Optional.of(TODAY));
        hold(ANN, 10, Optional.of(TODAY));
        here.itIs("2026-11-01T12:00:00Z");
        assertThatThrownBy(() -> here.admin().credits().runDue(NOVEMBER, Optional.empty(), 1, run -> {
                    if (run.accountsLookedAt() == 5) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        long done = here.balance(AccountKind.EXPIRED);

        DueRun second = run(NOVEMBER);

        assertThat(second.holdsExpired()).isZero();
        assertThat(second.minutesExpired()).isEqualTo(7_000 - done);
    }

    @Test
    void a_run_within_a_run_does_no_harm() {
        people(5);
        hold(ANN, 10, Optional.of(TODAY));
        here.itIs("2026-11-01T12:00:00Z");
        List<DueRun> inner = new ArrayList<>();

        DueRun outer = here.admin()
                .credits()
                .runDue(NOVEMBER, Optional.empty(), 2, run -> {
                    if (run.accountsLookedAt() == 4) {
                        inner.add(run(NOVEMBER));
                    }
                })
                .orElseThrow();

        assertThat(outer.minutesExpired() + inner.get(0).minutesExpired()).isEqualTo(5_000);
        assertThat(outer.accountsLookedAt()).isEqualTo(8);
        assertThat(here.balance(AccountKind.EXPIRED)).isEqualTo(5_000);
    }

    @Test
    void two_runs_at_once_do_no_harm() throws Exception {
        people(40);
        for (int i = 0; i < 20; i++) {
            hold(ANN, 10, Optional.of(TODAY));
        }
        here.itIs("2026-11-01T12:00:00Z");
        Callable<DueRun> run = () -> here.admin()
                .credits()
                .runDue(NOVEMBER, Optional.empty(), 3, DueRunTest::unwatched)
                .orElseThrow();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<DueRun>> runs = threads.invokeAll(List.of(run, run));

            assertThat(runs.get(0).get().minutesExpired() + runs.get(1).get().minutesExpired())
                    .isEqualTo(40_000);
            assertThat(runs.get(0).get().holdsExpired() + runs.get(1).get().holdsExpired())
                    .isEqualTo(20);
        } finally {
            threads.shutdown();
        }
        assertThat(here.balance(AccountKind.EXPIRED)).isEqualTo(40_000);
    }

    @Test
    void what_arrives_meanwhile_does_not_make_it_take_too_much() {
        List<Runnable> meanwhile = new ArrayList<>();
        Community busy = new Community(expiringAfter(1), store -> new StoreAround(store) {
            @Override
            public Applied apply(TimebankId timebank, ChangeSet changes) {
                if (!meanwhile.isEmpty()) {
                    meanwhile.remove(0).run();
                }
                return super.apply(timebank, changes);
            }
        });
        busy.credit(ANN, 100);
        busy.itIs("2026-11-01T12:00:00Z");
        meanwhile.add(() -> busy.gift(ANN, BEN, 30));

        DueRun run = busy.admin()
                .credits()
                .runDue(NOVEMBER, Optional.empty(), 10, DueRunTest::unwatched)
                .orElseThrow();

        assertThat(run.minutesExpired()).isEqualTo(70);
        assertThat(busy.balance(ANN)).isZero();
    }

    @Test
    void nothing_is_stored_where_nothing_is_due() {
        List<ChangeSet> stored = new ArrayList<>();
        Community watched = new Community(expiringAfter(1), store -> new StoreAround(store) {
            @Override
            public Applied apply(TimebankId timebank, ChangeSet changes) {
                stored.add(changes);
                return super.apply(timebank, changes);
            }
        });
        watched.credit(ANN, 100);
        stored.clear();

        due(watched.admin(), TODAY, 2).orElseThrow();

        assertThat(stored).isEmpty();
        watched.itIs("2026-11-01T12:00:00Z");
        assertThat(due(watched.admin(), NOVEMBER, 1).orElseThrow().minutesExpired())
                .isEqualTo(100);
        assertThat(stored).hasSize(1);
    }

    @Test
    void a_rehearsal_tells_what_would_come_and_changes_nothing() {
        here.credit(ANN, 100);
        hold(ANN, 10, Optional.of(TODAY));
        here.itIs("2026-11-01T12:00:00Z");
        Digest before = here.digest();

        DueRun run = here.admin()
                .dryRun()
                .credits()
                .runDue(NOVEMBER, Optional.empty(), 10, DueRunTest::unwatched)
                .orElseThrow();

        assertThat(run.holdsExpired()).isEqualTo(1);
        assertThat(run.minutesExpired()).isEqualTo(90);
        assertThat(here.digest()).isEqualTo(before);
    }

    @Test
    void without_a_rule_only_holds_expire() {
        Community lasting = new Community();
        lasting.member(ANN)
                .credits()
                .hold(new PlaceHold(IdempotencyKey.of("h"), ANN, 10, Optional.of(TODAY)))
                .orElseThrow();
        lasting.itIs("2026-11-01T12:00:00Z");

        assertThat(lasting.admin()
                        .credits()
                        .runDue(NOVEMBER, Optional.empty(), 10, DueRunTest::unwatched)
                        .orElseThrow())
                .isEqualTo(new DueRun(1, 0, 0, 0, Optional.empty()));
    }

    @Test
    void who_may_not_expire_anything_is_refused_and_who_may_not_even_look_is_told_so() {
        hold(ANN, 10, Optional.of(TODAY));
        here.itIs("2026-11-01T12:00:00Z");
        Digest before = here.digest();

        assertThat(codes(due(here.broker(), NOVEMBER, 10))).containsExactly("not-permitted");
        assertThat(codes(due(here.auditor(), NOVEMBER, 10))).containsExactly("not-permitted");
        assertThatThrownBy(() -> due(here.member(ANN), NOVEMBER, 10)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> due(here.researcher(), NOVEMBER, 10)).isInstanceOf(AccessDeniedException.class);
        assertThat(here.digest()).isEqualTo(before);
    }

    @Test
    void who_may_not_expire_holds_is_refused_where_no_credits_expire() {
        Community lasting = new Community();
        lasting.member(ANN)
                .credits()
                .hold(new PlaceHold(IdempotencyKey.of("h"), ANN, 10, Optional.of(TODAY)))
                .orElseThrow();
        lasting.itIs("2026-11-01T12:00:00Z");

        assertThat(codes(due(lasting.broker(), NOVEMBER, 10))).containsExactly("not-permitted");
    }

    @Test
    void who_may_not_expire_credits_is_refused_too() {
        here.itIs("2026-11-01T12:00:00Z");

        assertThat(codes(due(here.broker(), NOVEMBER, 10))).containsExactly("not-permitted");
    }

    @Test
    void a_day_has_come_and_a_batch_has_a_size() {
        assertThat(codes(due(here.admin(), TODAY.plusDays(1), 10))).containsExactly("future-date");
        assertThat(due(here.admin(), TODAY, 1).isDone()).isTrue();
        assertThat(due(here.admin(), TODAY, Credits.LARGEST_BATCH).isDone()).isTrue();
        assertThatThrownBy(() -> due(here.admin(), TODAY, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> due(here.admin(), TODAY, 1_001)).hasMessageContaining("1 to 1000");
    }

    @Test
    void a_timebank_without_rules_has_nothing_due() {
        Timebank nowhere = here.at(TimebankId.of("nowhere"), Actor.administrator("admin-1"));

        assertThat(codes(due(nowhere, TODAY, 10))).containsExactly("unknown-timebank");
    }

    private static void unwatched(DueRun run) {}

    private DueRun run(LocalDate asOf) {
        return due(here.admin(), asOf, 10).orElseThrow();
    }

    private static Outcome<DueRun> due(Timebank timebank, LocalDate asOf, int batch) {
        return timebank.credits().runDue(asOf, Optional.empty(), batch, DueRunTest::unwatched);
    }

    private MemberId lastMember() {
        return here.id(CAFE);
    }

    private HoldId hold(ExternalReference member, long minutes, Optional<LocalDate> lastDay) {
        return here.member(member)
                .credits()
                .hold(new PlaceHold(IdempotencyKey.of(here.key()), member, minutes, lastDay))
                .orElseThrow();
    }

    /** More members, with a thousand minutes each. */
    private void people(int number) {
        for (int i = 0; i < number; i++) {
            ExternalReference person = ExternalReference.of("crm", "person-" + i);
            here.admin()
                    .members()
                    .join(JoinTimebank.of(here.key(), MemberKind.PERSON, Community.JOINED, person))
                    .orElseThrow();
            here.credit(person, 1_000);
        }
    }
}
