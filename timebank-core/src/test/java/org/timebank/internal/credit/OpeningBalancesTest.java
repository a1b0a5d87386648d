package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.JOINED;
import static org.timebank.internal.Given.NOBODY;
import static org.timebank.internal.Given.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.OpeningBalance;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.MemberRef;
import org.timebank.spi.Posting;

/** Balances that are brought along from elsewhere, decided on facts alone. */
class OpeningBalancesTest {

    private static final Actor ADMIN = Actor.administrator("admin-1");
    private static final AccountId SUSPENSE = AccountId.of(AccountKind.SUSPENSE);

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final OpenBalancesDecision open = new OpenBalancesDecision();

    @Test
    void what_does_not_sum_up_stands_on_the_suspense_account() {
        Decided<LedgerTransactionId> decided =
                on.decided(open, opening(balance(ANN, 90), balance(BEN, -30)), given.by(ADMIN));

        LedgerTransactionId id = decided.outcome().orElseThrow();
        LedgerTransaction posted = on.posted(id);
        assertThat(posted.entries())
                .containsExactly(new Entry(on.id(ANN), 90), new Entry(on.id(BEN), -30), new Entry(SUSPENSE, -60));
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.OPENING_BALANCE);
        assertThat(posted.header().subject()).isEqualTo(id.value());
        assertThat(posted.header().occurredOn()).isEqualTo(TODAY);
        assertThat(posted.header().explanation()).contains("from the old system");
        assertThat(decided.changes().events()).extracting(Event::detail).containsExactly("opening-balance");
    }

    @Test
    void what_sums_up_needs_no_suspense() {
        LedgerTransactionId id =
                on.done(open, opening(balance(ANN, 90), balance(CAFE, 0), balance(BEN, -90)), given.by(ADMIN));

        assertThat(on.posted(id).entries()).containsExactly(new Entry(on.id(ANN), 90), new Entry(on.id(BEN), -90));
    }

    @Test
    void what_was_owed_there_is_owed_here_whatever_the_limits_say() {
        on.done(open, opening(balance(ANN, -60_000)), given.by(ADMIN));

        assertThat(given.balance(ANN)).isEqualTo(-60_000);
        assertThat(given.balance(AccountKind.SUSPENSE)).isEqualTo(60_000);
    }

    @Test
    void every_balance_that_cannot_be_opened_is_told_by_its_place() {
        on.stands(BEN, 1);

        assertThat(on.refusals(
                        open,
                        opening(balance(ANN, 10), balance(NOBODY, 1), balance(BEN, 1), balance(given.id(ANN), 2)),
                        given.by(ADMIN)))
                .extracting(Refusal::part, Refusal::code)
                .containsExactly(
                        tuple(OptionalInt.of(1), "unknown-member"),
                        tuple(OptionalInt.of(2), "already-in-use"),
                        tuple(OptionalInt.of(3), "already-in-use"));
    }

    @Test
    void an_account_with_entries_is_in_use_even_when_nothing_stands_on_it() {
        on.stands(ANN, 60);
        on.done(new GiveDecision(), GiveCredits.of("g", ANN, BEN, 60), given.by(ANN));

        assertThat(given.balance(ANN)).isZero();
        assertThat(on.refused(open, opening(balance(ANN, 1)), given.by(ADMIN))).containsExactly("already-in-use");
    }

    @Test
    void accounts_are_open_on_a_day_that_has_come() {
        assertThat(on.refused(open, on(TODAY.plusDays(1)), given.by(ADMIN))).containsExactly("future-date");
        assertThat(on.refusals(open, on(JOINED.minusDays(1)), given.by(ADMIN)))
                .extracting(Refusal::part, Refusal::code)
                .containsExactly(tuple(OptionalInt.of(0), "before-account-opened"));
        assertThat(on.posted(on.done(open, on(JOINED), given.by(ADMIN)))
                        .header()
                        .occurredOn())
                .isEqualTo(JOINED);
        on.closed(BEN);
        assertThat(on.refusals(open, opening(balance(CAFE, 1), balance(BEN, 1)), given.by(ADMIN)))
                .extracting(Refusal::part, Refusal::code)
                .containsExactly(tuple(OptionalInt.of(1), "account-closed"));
    }

    @Test
    void it_holds_only_for_accounts_that_are_still_unused() {
        var decided = open.decide(given.facts(), opening(balance(ANN, 10), balance(BEN, -4)), given.by(ADMIN));

        Posting posting = decided.changes().postings().get(0);
        assertThat(posting.seen()).containsOnly(Map.entry(on.id(ANN), 0L), Map.entry(on.id(BEN), 0L));
        assertThat(posting.limits()).isEmpty();
    }

    @Test
    void a_closed_suspense_account_takes_nothing() {
        on.closed(SUSPENSE);

        assertThat(on.refused(open, opening(balance(ANN, 1)), given.by(ADMIN))).containsExactly("account-closed");
        on.done(open, opening(balance(ANN, 1), balance(BEN, -1)), given.by(ADMIN));
    }

    @Test
    void balances_of_zero_open_nothing() {
        assertThat(on.refused(open, opening(balance(ANN, 0), balance(BEN, 0)), given.by(ADMIN)))
                .containsExactly("nothing-to-move");
    }

    @Test
    void zero_beside_others_leaves_the_account_unused() {
        on.done(open, opening(balance(ANN, 0), balance(BEN, 5)), given.by(ADMIN));

        on.done(open, opening(balance(ANN, 7)), given.by(ADMIN));
        assertThat(given.balance(ANN)).isEqualTo(7);
    }

    private static OpeningBalance balance(MemberRef member, long minutes) {
        return new OpeningBalance(member, minutes);
    }

    private static OpenBalances opening(OpeningBalance... balances) {
        return OpenBalances.of("open", List.of(balances), "from the old system");
    }

    private static OpenBalances on(LocalDate day) {
        return new OpenBalances(
                IdempotencyKey.of("open"), List.of(balance(ANN, 1)), Optional.of(day), "from the old system");
    }
}
