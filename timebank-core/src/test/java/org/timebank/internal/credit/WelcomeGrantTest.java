package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.TODAY;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.Given;
import org.timebank.internal.member.JoinDecision;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.spi.Key;

/** What a new member is given, decided on facts alone. */
class WelcomeGrantTest {

    private static final ExternalReference DOT = ExternalReference.of("crm", "dot");
    private static final AccountId ISSUANCE = AccountId.of(AccountKind.ISSUANCE);

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final JoinDecision join = new JoinDecision();

    @Test
    void without_a_grant_an_account_begins_with_nothing() {
        Decided<MemberId> decided = on.decided(join, joining(), given.by(BROKER));

        assertThat(decided.changes().postings()).isEmpty();
        assertThat(on.account(DOT).entries()).isZero();
    }

    @Test
    void a_grant_comes_from_issuance_with_the_first_day() {
        granting(120);

        Decided<MemberId> decided = on.decided(join, joining(), given.by(BROKER));

        MemberId dot = decided.outcome().orElseThrow();
        LedgerTransaction posted = decided.changes().transactions().get(0);
        assertThat(posted.entries()).containsExactly(new Entry(AccountId.of(dot), 120), new Entry(ISSUANCE, -120));
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.WELCOME_GRANT);
        assertThat(posted.header().subject()).isEqualTo(dot.value());
        assertThat(posted.header().occurredOn()).isEqualTo(TODAY.minusDays(3));
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::subject, Event::number, Event::detail)
                .containsExactly(
                        tuple(EventType.MEMBER_JOINED, dot.value(), 1, "PERSON"),
                        tuple(EventType.CREDITS_MOVED, posted.id().value(), 1, "welcome-grant"));
        assertThat(decided.changes().events()).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(given.balance(DOT)).isEqualTo(120);
        assertThat(given.balance(AccountKind.ISSUANCE)).isEqualTo(-120);
        assertThat(given.facts().find(new Key.MemberKey(DOT))).isPresent();
    }

    @Test
    void a_grant_that_cannot_be_given_keeps_nobody_half_joined() {
        granting(120);
        on.closed(ISSUANCE);
        assertThat(on.refused(join, joining(), given.by(BROKER))).containsExactly("account-closed");
    }

    @Test
    void a_grant_stops_at_the_ceiling_of_the_rules() {
        CommunityRules rules = granting(120);
        AccountLimits ceiling = new AccountLimits(
                new Limits(OptionalLong.empty(), OptionalLong.of(119)), OptionalLong.empty(), OptionalLong.of(119));
        given.rules(new CommunityRules(
                rules.rounding(), ceiling, ceiling, rules.longestPlausibleMinutes(), rules.zone(), rules.credits()));

        assertThat(on.refused(join, joining(), given.by(BROKER))).containsExactly("over-credit-limit");
        granting(119);
        on.done(join, joining(), given.by(BROKER));
    }

    @Test
    void a_reference_that_is_taken_is_granted_nothing() {
        granting(120);

        assertThat(on.refused(join, JoinTimebank.of("join", MemberKind.PERSON, TODAY, ANN), given.by(BROKER)))
                .containsExactly("reference-taken");
    }

    private CommunityRules granting(long minutes) {
        given.rules(given.rules().with(new CreditRules(minutes, true, OptionalInt.empty(), OptionalInt.of(30))));
        return given.rules();
    }

    private static JoinTimebank joining() {
        return JoinTimebank.of("join", MemberKind.PERSON, TODAY.minusDays(3), DOT);
    }
}
