package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.CAFE;
import static org.timebank.credit.Community.NOBODY;
import static org.timebank.credit.Community.TODAY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;

/** What is asked about accounts. */
class QuestionsTest {

    private static final AccountRef OF_ANN = AccountRef.of(ANN);

    private final Community here = new Community();
    private final Credits credits = here.auditor().credits();

    @Test
    void a_balance_of_a_day_counts_what_occurred_whenever_it_was_recorded() {
        giveOn(TODAY, 1);
        giveOn(TODAY.minusDays(10), 10);
        giveOn(TODAY.minusDays(5), 100);

        assertThat(credits.balanceOn(OF_ANN, TODAY)).isEqualTo(-111);
        assertThat(credits.balanceOn(OF_ANN, TODAY.minusDays(1))).isEqualTo(-110);
        assertThat(credits.balanceOn(OF_ANN, TODAY.minusDays(5))).isEqualTo(-110);
        assertThat(credits.balanceOn(OF_ANN, TODAY.minusDays(6))).isEqualTo(-10);
        assertThat(credits.balanceOn(OF_ANN, TODAY.minusDays(11))).isZero();
        assertThat(credits.balanceOn(OF_ANN, LocalDate.MIN)).isZero();
        assertThat(credits.balanceOn(OF_ANN, LocalDate.MAX)).isEqualTo(-111);
        assertThat(credits.balanceOn(AccountRef.of(NOBODY), TODAY)).isZero();
    }

    @Test
    void a_balance_of_a_moment_counts_what_had_been_recorded_whenever_it_occurred() {
        Instant first = here.now();
        giveOn(TODAY, 1);
        here.pass(Duration.ofSeconds(1));
        giveOn(TODAY.minusDays(10), 10);

        assertThat(credits.balanceAsRecorded(OF_ANN, first.minusNanos(1_000))).isZero();
        assertThat(credits.balanceAsRecorded(OF_ANN, first)).isEqualTo(-1);
        assertThat(credits.balanceAsRecorded(OF_ANN, first.plusSeconds(1).minusNanos(1_000)))
                .isEqualTo(-1);
        assertThat(credits.balanceAsRecorded(OF_ANN, first.plusSeconds(1))).isEqualTo(-11);
        assertThat(credits.balanceAsRecorded(OF_ANN, Instant.MIN)).isZero();
        assertThat(credits.balanceAsRecorded(OF_ANN, Instant.MAX)).isEqualTo(-11);
        assertThat(credits.balanceAsRecorded(AccountRef.of(NOBODY), here.now())).isZero();
    }

    @Test
    void a_statement_reads_forwards_and_backwards_page_by_page() {
        for (int i = 1; i <= 5; i++) {
            giveOn(TODAY, i);
        }
        List<StatementLine> forwards = new ArrayList<>();
        for (List<StatementLine> page = credits.statement(OF_ANN, 0, 2);
                !page.isEmpty();
                page = credits.statement(OF_ANN, last(page), 2)) {
            forwards.addAll(page);
        }
        List<StatementLine> backwards = new ArrayList<>();
        for (List<StatementLine> page = credits.statementBackwards(OF_ANN, Long.MAX_VALUE, 2);
                !page.isEmpty();
                page = credits.statementBackwards(OF_ANN, last(page), 2)) {
            backwards.addAll(page);
        }

        assertThat(forwards)
                .extracting(StatementLine::number, StatementLine::minutes, StatementLine::balance)
                .containsExactly(
                        tuple(1L, -1L, -1L),
                        tuple(2L, -2L, -3L),
                        tuple(3L, -3L, -6L),
                        tuple(4L, -4L, -10L),
                        tuple(5L, -5L, -15L));
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(forwards);
        assertThat(credits.statement(ANN, 3, 1)).isEqualTo(forwards.subList(3, 4));
        assertThat(credits.statementBackwards(OF_ANN, 4, 1)).isEqualTo(forwards.subList(2, 3));
        assertThat(credits.statementBackwards(OF_ANN, 1, 1)).isEmpty();
        assertThat(credits.statement(OF_ANN, 5, 1)).isEmpty();
        assertThat(credits.statement(OF_ANN, Long.MAX_VALUE, 1)).isEmpty();
        assertThat(credits.statementBackwards(AccountRef.of(NOBODY), 5, 1)).isEmpty();
        assertThat(credits.statement(AccountRef.of(NOBODY), 0, 1)).isEmpty();
    }

    @Test
    void a_statement_tells_what_came_in_altogether() {
        here.gift(BEN, ANN, 30);
        here.gift(ANN, BEN, 10);
        here.gift(CAFE, ANN, 5);

        assertThat(credits.statement(OF_ANN, 0, 10))
                .extracting(StatementLine::credited)
                .containsExactly(30L, 30L, 35L);
        assertThat(credits.statement(OF_ANN, 0, 10))
                .extracting(StatementLine::transaction)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_page_has_a_size_and_begins_somewhere() {
        assertThatThrownBy(() -> credits.statement(OF_ANN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> credits.statement(OF_ANN, 0, 1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> credits.statement(OF_ANN, -1, 1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> credits.statementBackwards(OF_ANN, 5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> credits.statementBackwards(OF_ANN, 0, 1)).hasMessageContaining("before 0");
        assertThatThrownBy(() -> credits.holds(OF_ANN, Optional.empty(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(credits.statement(OF_ANN, 0, 1_000)).isEmpty();
    }

    @Test
    void a_standing_tells_what_is_available() {
        here.credit(ANN, 60);
        here.member(ANN).credits().hold(PlaceHold.of("h", ANN, 100)).orElseThrow();

        AccountStanding ann = credits.standing(OF_ANN).orElseThrow();

        assertThat(ann.account().balance()).isEqualTo(60);
        assertThat(ann.account().held()).isEqualTo(100);
        assertThat(ann.limits()).isEqualTo(AccountLimits.debitLimit(600));
        assertThat(ann.available()).isEqualTo(OptionalLong.of(560));
        assertThat(credits.standing(AccountRef.of(CAFE)).orElseThrow().available())
                .isEmpty();
        assertThat(credits.standing(AccountRef.of(AccountKind.POT))
                        .orElseThrow()
                        .available())
                .hasValue(0);
        assertThat(credits.standing(AccountRef.of(NOBODY))).isEmpty();
        assertThat(credits.balance(NOBODY)).isEmpty();
        assertThat(credits.balance(ANN)).hasValue(60);
    }

    @Test
    void a_timebank_that_was_not_founded_has_no_accounts() {
        Timebank nowhere = here.at(TimebankId.of("nowhere"), Actor.administrator("admin-1"));

        assertThat(nowhere.credits().standing(AccountRef.of(AccountKind.POT))).isEmpty();
        assertThat(nowhere.credits().outstanding()).isZero();
        assertThat(nowhere.credits().totalsByReason(TODAY, TODAY)).isEmpty();
    }

    @Test
    void totals_by_kind_name_every_kind_and_sum_up_to_nothing() {
        here.credit(ANN, 100);
        here.gift(BEN, CAFE, 30);
        here.member(CAFE).credits().hold(PlaceHold.of("h", CAFE, 7)).orElseThrow();

        assertThat(credits.totalsByKind()).containsOnlyKeys(AccountKind.values());
        assertThat(credits.totalsByKind())
                .containsEntry(AccountKind.MEMBER, new KindTotal(3, 130, -30, 7))
                .containsEntry(AccountKind.ISSUANCE, new KindTotal(1, 0, -100, 0))
                .containsEntry(AccountKind.POT, new KindTotal(1, 0, 0, 0));
        assertThat(credits.totalsByKind().values().stream()
                        .mapToLong(KindTotal::balance)
                        .sum())
                .isZero();
    }

    @Test
    void outstanding_is_what_was_issued_less_what_was_retired_and_what_has_expired() {
        Community expiring = new Community(Community.expiringAfter(1));
        expiring.credit(ANN, 100);
        expiring.admin()
                .credits()
                .adjust(AdjustBalance.debit("d", OF_ANN, 30, "why"))
                .orElseThrow();
        expiring.gift(ANN, BEN, 5);
        assertThat(expiring.researcher().credits().outstanding()).isEqualTo(70);
        expiring.itIs("2026-11-01T12:00:00Z");
        expiring.credit(ANN, 1);
        expiring.admin()
                .credits()
                .runDue(LocalDate.of(2026, 11, 1), Optional.empty(), 10, run -> {})
                .orElseThrow();

        assertThat(expiring.balance(AccountKind.EXPIRED)).isEqualTo(70);
        assertThat(expiring.researcher().credits().outstanding()).isEqualTo(1);
    }

    @Test
    void totals_by_reason_count_days_from_the_first_to_the_last_month_by_month() {
        LocalDate august = LocalDate.of(2026, 8, 31);
        giveOn(august, 1);
        giveOn(LocalDate.of(2026, 9, 1), 10);
        giveOn(TODAY, 100);
        here.credit(ANN, 7);

        assertThat(credits.totalsByReason(august, TODAY))
                .containsExactly(
                        new ReasonTotal(TransactionReason.GIFT, YearMonth.of(2026, 8), 1, 1),
                        new ReasonTotal(TransactionReason.GIFT, YearMonth.of(2026, 9), 2, 110),
                        new ReasonTotal(TransactionReason.ADJUSTMENT, YearMonth.of(2026, 9), 1, 7));
        assertThat(credits.totalsByReason(LocalDate.of(2026, 9, 1), TODAY.minusDays(1)))
                .containsExactly(new ReasonTotal(TransactionReason.GIFT, YearMonth.of(2026, 9), 1, 10));
        assertThat(credits.totalsByReason(TODAY, august)).isEmpty();
        assertThat(credits.totalsByReason(LocalDate.MIN, LocalDate.MAX)).hasSize(3);
        assertThat(credits.totalsByReason(LocalDate.MAX, LocalDate.MAX)).isEmpty();
        assertThat(credits.totalsByReason(LocalDate.MIN, LocalDate.MIN)).isEmpty();
    }

    @Test
    void a_transaction_tells_whether_it_was_reversed() {
        LedgerTransactionId gift = here.gift(ANN, BEN, 10);
        LedgerTransactionId reversal = here.broker()
                .credits()
                .reverse(ReverseTransaction.of("r", gift, "why"))
                .orElseThrow();

        assertThat(credits.transaction(gift).orElseThrow().reversedBy()).contains(reversal);
        assertThat(credits.transaction(gift).orElseThrow().transaction().entries())
                .containsExactly(new Entry(here.account(ANN), -10), new Entry(here.account(BEN), 10));
        assertThat(credits.transaction(reversal).orElseThrow().reversedBy()).isEmpty();
        assertThat(credits.transaction(new LedgerTransactionId(new UUID(9, 9)))).isEmpty();
    }

    @Test
    void open_holds_come_page_by_page() {
        List<HoldId> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.add(here.member(ANN)
                    .credits()
                    .hold(PlaceHold.of("h" + i, ANN, 1))
                    .orElseThrow());
        }
        here.broker().credits().release(ReleaseHold.of("r", placed.get(1))).orElseThrow();

        assertThat(credits.holds(OF_ANN, Optional.empty(), 10))
                .extracting(Hold::id)
                .containsExactly(placed.get(0), placed.get(2));
        assertThat(credits.holds(OF_ANN, Optional.empty(), 1)).hasSize(1);
        assertThat(credits.holds(OF_ANN, Optional.of(placed.get(0)), 10))
                .extracting(Hold::id)
                .containsExactly(placed.get(2));
        assertThat(credits.holds(AccountRef.of(BEN), Optional.empty(), 10)).isEmpty();
        assertThat(credits.holds(AccountRef.of(NOBODY), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void every_version_of_an_accounts_terms_is_there() {
        AccountLimits five = AccountLimits.debitLimit(5);
        here.admin()
                .credits()
                .changeLimits(ChangeLimits.of("1", OF_ANN, five, "young"))
                .orElseThrow();
        here.admin().credits().close(CloseAccount.of("2", OF_ANN, "gone")).orElseThrow();
        here.admin().credits().reopen(ReopenAccount.of("3", OF_ANN, "back")).orElseThrow();

        assertThat(credits.terms(OF_ANN))
                .extracting(AccountTerms::own, AccountTerms::closed, AccountTerms::changedBy, AccountTerms::explanation)
                .containsExactly(
                        tuple(Optional.of(five), false, "admin-1", "young"),
                        tuple(Optional.of(five), true, "admin-1", "gone"),
                        tuple(Optional.of(five), false, "admin-1", "back"));
        assertThat(credits.terms(AccountRef.of(BEN))).isEmpty();
        assertThat(credits.terms(AccountRef.of(NOBODY))).isEmpty();
    }

    private void giveOn(LocalDate day, long minutes) {
        here.broker()
                .credits()
                .give(new GiveCredits(IdempotencyKey.of(here.key()), ANN, BEN, minutes, Optional.of(day)))
                .orElseThrow();
    }

    private static long last(List<StatementLine> page) {
        return page.get(page.size() - 1).number();
    }
}
