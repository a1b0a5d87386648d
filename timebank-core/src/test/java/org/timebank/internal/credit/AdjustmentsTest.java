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
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.AdjustBalance.Direction;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.ExternalReference;

/** An administrator corrects balances, decided on facts alone. */
class AdjustmentsTest {

    private static final Actor ADMIN = Actor.administrator("admin-1");
    private static final AccountId ISSUANCE = AccountId.of(AccountKind.ISSUANCE);

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final AdjustDecision adjust = new AdjustDecision();

    @Test
    void a_credit_comes_from_issuance_and_says_why() {
        Decided<LedgerTransactionId> decided = on.decided(adjust, credit(ANN, 60), given.by(ADMIN));

        LedgerTransactionId id = decided.outcome().orElseThrow();
        LedgerTransaction posted = on.posted(id);
        assertThat(posted.entries()).containsExactly(new Entry(on.id(ANN), 60), new Entry(ISSUANCE, -60));
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.ADJUSTMENT);
        assertThat(posted.header().subject()).isEqualTo(id.value());
        assertThat(posted.header().occurredOn()).isEqualTo(TODAY);
        assertThat(posted.header().recordedBy()).isEqualTo("admin-1");
        assertThat(posted.header().explanation()).contains("a slip was found");
        assertThat(decided.changes().events()).extracting(Event::detail).containsExactly("adjustment");
    }

    @Test
    void a_debit_goes_back_to_issuance() {
        LedgerTransactionId id = on.done(adjust, debit(ANN, 60), given.by(ADMIN));

        assertThat(on.posted(id).entries()).containsExactly(new Entry(on.id(ANN), -60), new Entry(ISSUANCE, 60));
    }

    @Test
    void the_communitys_accounts_are_adjusted_but_not_issuance_by_itself() {
        on.done(adjust, AdjustBalance.credit("1", AccountRef.of(AccountKind.NOTES), 60, "printed"), given.by(ADMIN));

        assertThat(given.balance(AccountKind.NOTES)).isEqualTo(60);
        assertThat(given.balance(AccountKind.ISSUANCE)).isEqualTo(-60);
        assertThat(on.refusals(
                        adjust,
                        AdjustBalance.credit("2", AccountRef.of(AccountKind.ISSUANCE), 60, "why"),
                        given.by(ADMIN)))
                .extracting(Refusal::sentence)
                .containsExactly("This would move credits from ISSUANCE to the same account.");
    }

    @Test
    void pot_and_notes_are_not_taken_below_zero_and_the_others_are() {
        for (AccountKind kind : new AccountKind[] {AccountKind.POT, AccountKind.NOTES}) {
            assertThat(on.refused(adjust, AdjustBalance.debit("1", AccountRef.of(kind), 1, "why"), given.by(ADMIN)))
                    .containsExactly("over-debit-limit");
        }
        for (AccountKind kind : new AccountKind[] {AccountKind.EXPIRED, AccountKind.CLEARING, AccountKind.SUSPENSE}) {
            on.done(adjust, AdjustBalance.debit("1", AccountRef.of(kind), 1_000_000, "why"), given.by(ADMIN));
            assertThat(given.balance(kind)).isEqualTo(-1_000_000);
        }
    }

    @Test
    void persons_have_the_floor_of_the_rules_and_organisations_have_theirs() {
        assertThat(on.refused(adjust, debit(ANN, 601), given.by(ADMIN))).containsExactly("over-debit-limit");
        on.done(adjust, debit(ANN, 600), given.by(ADMIN));
        on.done(adjust, debit(CAFE, 600_000_000), given.by(ADMIN));
    }

    @Test
    void limits_of_an_accounts_own_come_before_those_of_the_rules() {
        on.limited(ANN, Limits.floor(-1_000));
        on.limited(CAFE, new Limits(OptionalLong.of(0), OptionalLong.of(10)));

        on.done(adjust, debit(ANN, 1_000), given.by(ADMIN));
        assertThat(on.refused(adjust, debit(ANN, 1), given.by(ADMIN))).containsExactly("over-debit-limit");
        assertThat(on.refused(adjust, debit(CAFE, 1), given.by(ADMIN))).containsExactly("over-debit-limit");
        assertThat(on.refused(adjust, credit(CAFE, 11), given.by(ADMIN))).containsExactly("over-credit-limit");
        on.done(adjust, credit(CAFE, 10), given.by(ADMIN));
    }

    @Test
    void what_is_beyond_a_limit_already_moves_back_only() {
        on.done(adjust, debit(ANN, 500), given.by(ADMIN));
        on.limited(ANN, Limits.floor(-100));

        on.done(adjust, credit(ANN, 1), given.by(ADMIN));
        assertThat(on.refused(adjust, debit(ANN, 1), given.by(ADMIN))).containsExactly("over-debit-limit");
    }

    @Test
    void the_account_was_there_on_a_day_that_has_come() {
        assertThat(on.refused(adjust, credit(NOBODY, 1), given.by(ADMIN))).containsExactly("unknown-member");
        assertThat(on.refused(adjust, creditOn(ANN, TODAY.plusDays(1)), given.by(ADMIN)))
                .containsExactly("future-date");
        assertThat(on.refusals(adjust, creditOn(ANN, JOINED.minusDays(1)), given.by(ADMIN)))
                .extracting(Refusal::code, Refusal::sentence, Refusal::remedy)
                .containsExactly(tuple(
                        "before-account-opened",
                        "The account of crm:ann was not there on 2025-12-31.",
                        "Correct the day: the account is there since 2026-01-01."));
        assertThat(on.posted(on.done(adjust, creditOn(ANN, JOINED), given.by(ADMIN)))
                        .header()
                        .occurredOn())
                .isEqualTo(JOINED);
    }

    @Test
    void the_communitys_accounts_were_not_there_before_anything_could_be_recorded() {
        AccountRef pot = AccountRef.of(AccountKind.POT);
        LocalDate first = LocalDate.of(1970, 1, 1);

        assertThat(on.refusals(adjust, creditOn(pot, first.minusDays(1)), given.by(ADMIN)))
                .extracting(Refusal::code, Refusal::sentence, Refusal::remedy)
                .containsExactly(tuple(
                        "before-account-opened",
                        "The account of POT was not there on 1969-12-31.",
                        "Correct the day: the account is there since 1970-01-01."));
        on.done(adjust, creditOn(pot, first), given.by(ADMIN));
    }

    @Test
    void who_left_keeps_an_account_that_can_be_adjusted() {
        given.left(BEN, TODAY.minusDays(100));

        on.done(adjust, credit(BEN, 1), given.by(ADMIN));
    }

    @Test
    void closed_accounts_are_not_adjusted() {
        on.closed(ANN);
        assertThat(on.refused(adjust, credit(ANN, 1), given.by(ADMIN))).containsExactly("account-closed");

        on.closed(ISSUANCE);
        assertThat(on.refusals(adjust, credit(BEN, 1), given.by(ADMIN)))
                .extracting(Refusal::sentence)
                .containsExactly("The account of issuance is closed.");
    }

    private static AdjustBalance credit(ExternalReference member, long minutes) {
        return AdjustBalance.credit("adjust", AccountRef.of(member), minutes, "a slip was found");
    }

    private static AdjustBalance debit(ExternalReference member, long minutes) {
        return AdjustBalance.debit("adjust", AccountRef.of(member), minutes, "a slip was found");
    }

    private static AdjustBalance creditOn(ExternalReference member, LocalDate day) {
        return creditOn(AccountRef.of(member), day);
    }

    private static AdjustBalance creditOn(AccountRef account, LocalDate day) {
        return new AdjustBalance(
                IdempotencyKey.of("adjust"), account, Direction.CREDIT, 1, Optional.of(day), "a slip was found");
    }
}
