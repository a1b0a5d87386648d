package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.timebank.StoreAround;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.AccessDeniedException;
import org.timebank.command.TimebankId;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.rules.CreditRules;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** A ledger that nobody put their hands into holds, whatever has been done with it and whatever goes on meanwhile. */
class VerifyTest {

    private final Community here = new Community();

    @Test
    void progress_is_told_after_each_account_and_each_seal() {
        here.gift(ANN, BEN, 10);
        here.admin().credits().seal(SealLedger.of("1")).orElseThrow();
        here.gift(ANN, BEN, 10);
        here.admin().credits().seal(SealLedger.of("2")).orElseThrow();
        List<Verification> told = new ArrayList<>();

        Verification found = here.auditor().credits().verify(VerificationRange.all(), told::add);

        assertThat(found).isEqualTo(new Verification(9, 4, 2, Optional.empty()));
        assertThat(told).hasSize(11).last().isEqualTo(found);
        assertThat(told)
                .extracting(Verification::accounts)
                .startsWith(1L, 2L, 3L)
                .endsWith(9L, 9L);
        assertThat(told).extracting(Verification::seals).endsWith(0L, 1L, 2L);
        assertThat(told).extracting(Verification::entries).containsSequence(2L, 4L);
    }

    @Test
    void a_range_is_one_account_or_what_was_recorded_since() {
        here.gift(ANN, BEN, 10);
        here.pass(Duration.ofMinutes(1));
        Instant second = here.now();
        here.gift(ANN, BEN, 10);

        assertThat(verify(VerificationRange.of(here.account(ANN))))
                .isEqualTo(new Verification(1, 2, 0, Optional.empty()));
        assertThat(verify(VerificationRange.all().since(second)))
                .isEqualTo(new Verification(9, 2, 0, Optional.empty()));
        assertThat(verify(VerificationRange.all().since(second.plusNanos(1_000))))
                .isEqualTo(new Verification(9, 0, 0, Optional.empty()));
        assertThat(verify(VerificationRange.of(here.account(ANN)).since(second)))
                .isEqualTo(new Verification(1, 1, 0, Optional.empty()));
    }

    @Test
    void a_range_may_end() {
        here.gift(ANN, BEN, 10);
        here.pass(Duration.ofMinutes(1));
        Instant second = here.now();
        here.gift(ANN, BEN, 10);
        here.pass(Duration.ofMinutes(1));
        Instant third = here.now();
        here.gift(ANN, BEN, 10);

        assertThat(verify(VerificationRange.all().before(second)))
                .isEqualTo(new Verification(9, 2, 0, Optional.empty()));
        assertThat(verify(VerificationRange.all().before(second.plusNanos(1_000))))
                .isEqualTo(new Verification(9, 4, 0, Optional.empty()));
        assertThat(verify(VerificationRange.all().since(second).before(third)))
                .isEqualTo(new Verification(9, 2, 0, Optional.empty()));
        assertThat(verify(VerificationRange.of(here.account(ANN)).before(third).since(second)))
                .isEqualTo(new Verification(1, 1, 0, Optional.empty()));
        assertThat(verify(VerificationRange.of(here.account(ANN)).before(Instant.MIN)))
                .isEqualTo(new Verification(1, 0, 0, Optional.empty()));
        assertThat(verify(VerificationRange.of(here.account(ANN)).before(Instant.MAX)))
                .isEqualTo(new Verification(1, 3, 0, Optional.empty()));
        assertThat(verify(VerificationRange.of(new AccountId(new UUID(9, 9))).before(third)))
                .isEqualTo(Verification.NONE);
    }

    @Test
    void of_one_account_the_seals_are_not_looked_up_one_by_one() {
        AtomicInteger pages = new AtomicInteger();
        Community counted = new Community(rules -> rules, store -> new StoreAround(store) {
            @Override
            public <R> R ask(TimebankId timebank, Query<R> query) {
                pages.addAndGet(query instanceof Query.StatementOf ? 1 : 0);
                return super.ask(timebank, query);
            }
        });
        for (int i = 0; i < 30; i++) {
            counted.gift(ANN, BEN, 1);
            counted.gift(BEN, Community.CAFE, 1);
            counted.admin().credits().seal(SealLedger.of("s" + i)).orElseThrow();
        }
        pages.set(0);

        assertThat(counted.auditor().credits().verify(VerificationRange.of(counted.account(ANN)), found -> {}))
                .isEqualTo(new Verification(1, 30, 30, Optional.empty()));
        assertThat(pages).hasValueLessThanOrEqualTo(3);
    }

    @Test
    void any_moment_may_be_named() {
        here.gift(ANN, BEN, 10);

        assertThat(verify(VerificationRange.all().since(Instant.MIN)).entries()).isEqualTo(2);
        assertThat(verify(VerificationRange.all().since(Instant.EPOCH)).entries())
                .isEqualTo(2);
        assertThat(verify(VerificationRange.all().since(Instant.MAX)))
                .isEqualTo(new Verification(9, 0, 0, Optional.empty()));
    }

    @Test
    void an_account_that_does_not_exist_has_nothing_that_does_not_fit() {
        assertThat(verify(VerificationRange.of(new AccountId(new UUID(9, 9))))).isEqualTo(Verification.NONE);
    }

    @Test
    void a_timebank_that_was_not_founded_holds() {
        Timebank nowhere = here.at(TimebankId.of("nowhere"), Actor.administrator("admin-1"));

        assertThat(nowhere.credits().verify(VerificationRange.all(), found -> {}))
                .isEqualTo(Verification.NONE);
    }

    @Test
    void it_holds_after_all_kinds_of_transactions() {
        Community rich =
                new Community(rules -> rules.with(new CreditRules(60, true, OptionalInt.of(1), OptionalInt.of(30))));
        rich.gift(ANN, BEN, 10);
        HoldId hold =
                rich.member(BEN).credits().hold(PlaceHold.of("h", BEN, 20)).orElseThrow();
        rich.member(BEN)
                .credits()
                .capture(CaptureHold.of("c", hold, AccountRef.of(ANN), 30))
                .orElseThrow();
        LedgerTransactionId undone = rich.gift(ANN, BEN, 1);
        rich.broker()
                .credits()
                .reverse(ReverseTransaction.of("r", undone, "why"))
                .orElseThrow();
        rich.admin().credits().seal(SealLedger.of("s")).orElseThrow();
        rich.itIs("2026-12-01T12:00:00Z");
        rich.admin()
                .credits()
                .runDue(LocalDate.of(2026, 12, 1), Optional.empty(), 10, run -> {})
                .orElseThrow();

        assertThat(rich.balance(AccountKind.EXPIRED)).isEqualTo(180);
        assertThat(rich.auditor()
                        .credits()
                        .verify(VerificationRange.all(), found -> {})
                        .holds())
                .isTrue();
    }

    @Test
    void more_accounts_than_a_page_has_are_all_looked_at() {
        List<JoinTimebank> joining = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            joining.add(JoinTimebank.of(
                    "j" + i, MemberKind.PERSON, Community.JOINED, ExternalReference.of("crm", "p" + i)));
        }
        here.broker().submit(joining);

        assertThat(verify(VerificationRange.all()).accounts()).isEqualTo(1_010);
    }

    @Test
    void what_others_write_meanwhile_is_no_flaw() {
        List<Runnable> meanwhile = new ArrayList<>();
        Community busy = new Community(rules -> rules, store -> new StoreAround(store) {
            @Override
            public Facts load(TimebankId timebank, Needs needs) {
                Facts facts = super.load(timebank, needs);
                if (needs.keys().stream()
                        .anyMatch(key -> key instanceof Key.AccountKey || key instanceof Key.LineAtKey)) {
                    interfere();
                }
                return facts;
            }

            @Override
            public <R> R ask(TimebankId timebank, Query<R> query) {
                R answer = super.ask(timebank, query);
                interfere();
                return answer;
            }

            private void interfere() {
                if (!meanwhile.isEmpty()) {
                    meanwhile.remove(0).run();
                }
            }
        });
        busy.gift(ANN, BEN, 1);
        busy.admin().credits().seal(SealLedger.of("s")).orElseThrow();
        for (VerificationRange range : List.of(
                VerificationRange.all(),
                VerificationRange.all().since(busy.now()),
                VerificationRange.all().since(busy.now().plusSeconds(1)),
                VerificationRange.of(busy.account(ANN)))) {
            for (int i = 0; i < 60; i++) {
                meanwhile.add(() -> {
                    List<Runnable> rest = List.copyOf(meanwhile);
                    meanwhile.clear();
                    busy.gift(ANN, BEN, 1);
                    meanwhile.addAll(rest);
                });
            }

            assertThat(busy.auditor().credits().verify(range, found -> {}).flaw())
                    .isEmpty();
            meanwhile.clear();
        }
        assertThat(busy.balance(BEN)).isGreaterThan(60);
    }

    @Test
    void an_entry_that_comes_in_at_the_end_is_no_flaw() {
        List<Runnable> meanwhile = new ArrayList<>();
        Community busy = new Community(rules -> rules, store -> new StoreAround(store) {
            @Override
            public <R> R ask(TimebankId timebank, Query<R> query) {
                if (query instanceof Query.StatementOf asked && asked.after() == 1 && !meanwhile.isEmpty()) {
                    meanwhile.remove(0).run();
                }
                return super.ask(timebank, query);
            }
        });
        busy.gift(ANN, BEN, 1);
        meanwhile.add(() -> busy.gift(ANN, BEN, 1));

        assertThat(busy.auditor().credits().verify(VerificationRange.of(busy.account(ANN)), found -> {}))
                .isEqualTo(new Verification(1, 1, 0, Optional.empty()));
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void who_does_not_see_every_member_does_not_verify() {
        assertThatThrownBy(() -> here.member(ANN).credits().verify(VerificationRange.all(), found -> {}))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> here.researcher().credits().verify(VerificationRange.all(), found -> {}))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Verification verify(VerificationRange range) {
        return here.auditor().credits().verify(range, found -> {});
    }
}
