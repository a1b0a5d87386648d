package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.NOBODY;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.Limits;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReopenAccount;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.ExternalReference;
import org.timebank.spi.Key;

/** On what terms accounts are kept, decided on facts alone. */
class TermsTest {

    private static final Actor ADMIN = Actor.administrator("admin-1");
    private static final AccountLimits TEN =
            new AccountLimits(Limits.floor(-10), OptionalLong.of(-5), OptionalLong.of(50));

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final ChangeLimitsDecision change = new ChangeLimitsDecision();
    private final CloseAccountDecision close = new CloseAccountDecision();
    private final ReopenAccountDecision reopen = new ReopenAccountDecision();

    @Test
    void a_change_of_limits_says_who_when_and_why() {
        Decided<Integer> decided = on.decided(change, limits(ANN), given.by(ADMIN));

        assertThat(decided.outcome().orElseThrow()).isEqualTo(1);
        assertThat(terms(ANN))
                .isEqualTo(new AccountTerms(
                        on.id(ANN),
                        Optional.of(TEN),
                        false,
                        Instant.parse("2026-09-30T11:00:00Z"),
                        "admin-1",
                        "agreed with the board"));
        assertThat(decided.changes().postings()).isEmpty();
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::subject, Event::number, Event::detail)
                .containsExactly(tuple(
                        EventType.TERMS_CHANGED,
                        Event.subjectOfTerms(on.id(ANN)),
                        1,
                        on.id(ANN).toString()));
    }

    @Test
    void each_change_is_a_version_and_limits_go_back_to_the_rules() {
        on.done(change, limits(ANN), given.by(ADMIN));

        Decided<Integer> decided =
                on.decided(change, ChangeLimits.toRules("2", AccountRef.of(ANN), "the year is over"), given.by(ADMIN));

        assertThat(decided.outcome().orElseThrow()).isEqualTo(2);
        assertThat(terms(ANN).own()).isEmpty();
        assertThat(decided.changes().events()).extracting(Event::number).containsExactly(2);
        on.done(new GiveDecision(), GiveCredits.of("3", ANN, BEN, 600), given.by(ANN));
    }

    @Test
    void limits_of_ones_own_hold_from_then_on() {
        on.done(change, limits(ANN), given.by(ADMIN));

        assertThat(on.refused(new GiveDecision(), GiveCredits.of("2", ANN, BEN, 11), given.by(ANN)))
                .containsExactly("over-debit-limit");
        assertThat(on.warned(new GiveDecision(), GiveCredits.of("3", ANN, BEN, 10), given.by(ANN)))
                .hasSize(1);
    }

    @Test
    void the_communitys_accounts_have_terms_too() {
        AccountId pot = AccountId.of(AccountKind.POT);

        on.done(change, ChangeLimits.of("1", AccountRef.of(AccountKind.POT), TEN, "why"), given.by(ADMIN));

        assertThat(given.facts().find(new Key.TermsKey(pot)).orElseThrow().own())
                .contains(TEN);
    }

    @Test
    void an_account_with_nothing_on_it_is_closed() {
        on.done(change, limits(ANN), given.by(ADMIN));

        assertThat(on.done(close, closing(ANN), given.by(ADMIN))).isEqualTo(2);

        assertThat(terms(ANN).closed()).isTrue();
        assertThat(terms(ANN).own()).contains(TEN);
        assertThat(terms(ANN).explanation()).isEqualTo("moved away");
        assertThat(on.refusals(close, closing(ANN), given.by(ADMIN)))
                .extracting(Refusal::code, Refusal::sentence)
                .containsExactly(tuple("account-closed", "The account of crm:ann is closed."));
    }

    @Test
    void what_stands_or_is_held_keeps_an_account_open() {
        on.stands(ANN, 60);
        on.done(new PlaceHoldDecision(), PlaceHold.of("1", BEN, 5), given.by(BEN));

        assertThat(on.refusals(close, closing(ANN), given.by(ADMIN)))
                .extracting(Refusal::code, Refusal::sentence)
                .containsExactly(tuple(
                        "account-not-empty", "On the account of crm:ann there are 60 minutes, of which 0 are held."));
        assertThat(on.refusals(close, closing(BEN), given.by(ADMIN)))
                .extracting(Refusal::sentence)
                .containsExactly("On the account of crm:ben there are 0 minutes, of which 5 are held.");
    }

    @Test
    void a_closed_account_opens_again_with_the_limits_it_had() {
        on.done(change, limits(ANN), given.by(ADMIN));
        on.done(close, closing(ANN), given.by(ADMIN));

        assertThat(on.done(reopen, reopening(ANN), given.by(ADMIN))).isEqualTo(3);

        assertThat(terms(ANN).closed()).isFalse();
        assertThat(terms(ANN).own()).contains(TEN);
        assertThat(terms(ANN).explanation()).isEqualTo("came back");
        assertThat(on.refusals(reopen, reopening(ANN), given.by(ADMIN)))
                .extracting(Refusal::code, Refusal::sentence)
                .containsExactly(tuple("account-not-closed", "The account of crm:ann is open."));
        assertThat(on.refused(reopen, reopening(BEN), given.by(ADMIN))).containsExactly("account-not-closed");
    }

    @Test
    void limits_of_a_closed_account_change_and_it_stays_closed() {
        on.done(close, closing(ANN), given.by(ADMIN));

        on.done(change, limits(ANN), given.by(ADMIN));

        assertThat(terms(ANN).closed()).isTrue();
        assertThat(terms(ANN).own()).contains(TEN);
    }

    @Test
    void nobody_has_no_terms() {
        assertThat(on.refused(change, limits(NOBODY), given.by(ADMIN))).containsExactly("unknown-member");
        assertThat(on.refused(close, closing(NOBODY), given.by(ADMIN))).containsExactly("unknown-member");
        assertThat(on.refusals(reopen, reopening(NOBODY), given.by(ADMIN)))
                .extracting(Refusal::sentence)
                .containsExactly("Nobody is known here as crm:nobody.");
    }

    private AccountTerms terms(ExternalReference member) {
        return given.facts().find(new Key.TermsKey(on.id(member))).orElseThrow();
    }

    private static ChangeLimits limits(ExternalReference member) {
        return ChangeLimits.of("limits", AccountRef.of(member), TEN, "agreed with the board");
    }

    private static CloseAccount closing(ExternalReference member) {
        return CloseAccount.of("close", AccountRef.of(member), "moved away");
    }

    private static ReopenAccount reopening(ExternalReference member) {
        return ReopenAccount.of("reopen", AccountRef.of(member), "came back");
    }
}
