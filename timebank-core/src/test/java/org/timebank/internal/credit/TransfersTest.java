package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.JOINED;
import static org.timebank.internal.Given.NOBODY;
import static org.timebank.internal.Given.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.Role;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.Entry;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberRef;
import org.timebank.spi.Key;

/** Gifts, donations and what the pot pays, decided on facts alone. */
class TransfersTest {

    private static final AccountId POT = AccountId.of(AccountKind.POT);

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final GiveDecision give = new GiveDecision();
    private final DonateDecision donate = new DonateDecision();
    private final PayFromPotDecision pay = new PayFromPotDecision();

    @Test
    void a_gift_moves_credits_and_says_what_it_is() {
        Decided<LedgerTransactionId> decided = on.decided(give, gift(ANN, BEN, 60), given.by(ANN));

        LedgerTransactionId id = decided.outcome().orElseThrow();
        LedgerTransaction posted = on.posted(id);
        assertThat(posted.entries()).containsExactly(new Entry(on.id(ANN), -60), new Entry(on.id(BEN), 60));
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.GIFT);
        assertThat(posted.header().subject()).isEqualTo(id.value());
        assertThat(posted.header().occurredOn()).isEqualTo(TODAY);
        assertThat(posted.header().recordedAt()).isEqualTo(Instant.parse("2026-09-30T11:00:00Z"));
        assertThat(posted.header().recordedBy()).isEqualTo("user-of-ann");
        assertThat(posted.header().onBehalfOf()).isEmpty();
        assertThat(posted.header().rulesVersion()).isEqualTo(1);
        assertThat(posted.header().reverses()).isEmpty();
        assertThat(posted.header().explanation()).isEmpty();
        assertThat(decided.changes().events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.CREDITS_MOVED);
            assertThat(event.subject()).isEqualTo(id.value());
            assertThat(event.number()).isEqualTo(1);
            assertThat(event.detail()).isEqualTo("gift");
        });
    }

    @Test
    void the_giver_gives_or_who_acts_for_the_giver() {
        on.done(give, gift(ANN, BEN, 1), given.by(ANN));
        on.done(give, gift(ANN, BEN, 1), given.by(BROKER));
        on.done(give, gift(ANN, BEN, 1), given.by(Actor.administrator("admin")));
        LedgerTransactionId behalf = on.done(give, gift(ANN, BEN, 1), given.byBrokerFor(ANN));

        assertThat(on.posted(behalf).header().onBehalfOf()).contains(given.id(ANN));
        assertThat(on.posted(behalf).header().recordedBy()).isEqualTo("broker-1");
        assertThat(given.balance(BEN)).isEqualTo(4);
    }

    @Test
    void nobody_else_gives() {
        Actor brokerBen = Actor.member("ben", BEN).alsoAs(Role.BROKER);

        assertThat(on.refused(give, gift(ANN, BEN, 1), given.by(BEN))).containsExactly("not-a-party");
        assertThat(on.refused(give, gift(ANN, BEN, 1), given.byBrokerFor(BEN))).containsExactly("not-a-party");
        assertThat(on.refused(give, gift(ANN, BEN, 1), given.by(brokerBen))).containsExactly("not-a-party");
        assertThat(on.refused(donate, donation(ANN, 1), given.by(BEN))).containsExactly("not-a-party");
    }

    @Test
    void both_are_known_and_two() {
        assertThat(on.refusals(give, gift(NOBODY, BEN, 1), given.by(BROKER)))
                .extracting(Refusal::sentence)
                .containsExactly("Nobody is known here as crm:nobody.");
        assertThat(on.refused(give, gift(ANN, NOBODY, 1), given.by(ANN))).containsExactly("unknown-member");
        assertThat(on.refused(give, gift(ANN, ANN, 1), given.by(ANN))).containsExactly("same-account");
        assertThat(on.refused(give, GiveCredits.of("g", ANN, given.id(ANN), 1), given.by(ANN)))
                .containsExactly("same-account");
    }

    @Test
    void both_belong_on_the_day_and_the_day_has_come() {
        given.left(CAFE, TODAY.minusDays(5));

        assertThat(on.refused(give, giftOn(TODAY.plusDays(1), ANN, BEN), given.by(ANN)))
                .containsExactly("future-date");
        assertThat(on.refused(give, giftOn(JOINED.minusDays(1), ANN, BEN), given.by(ANN)))
                .containsExactly("not-a-member-then");
        assertThat(on.refusals(give, giftOn(TODAY.minusDays(4), ANN, CAFE), given.by(ANN)))
                .extracting(Refusal::sentence)
                .containsExactly("crm:cafe was not a member on 2026-09-26.");
        assertThat(on.refusals(give, giftOn(TODAY.minusDays(4), CAFE, ANN), given.by(CAFE)))
                .extracting(Refusal::sentence)
                .containsExactly("crm:cafe was not a member on 2026-09-26.");
        LedgerTransactionId lastDay = on.done(give, giftOn(TODAY.minusDays(5), ANN, CAFE), given.by(ANN));
        LedgerTransactionId firstDay = on.done(give, giftOn(JOINED, ANN, CAFE), given.by(ANN));
        assertThat(on.posted(lastDay).header().occurredOn()).isEqualTo(TODAY.minusDays(5));
        assertThat(on.posted(firstDay).header().occurredOn()).isEqualTo(JOINED);
    }

    @Test
    void a_gift_stops_exactly_at_the_floor() {
        on.done(give, gift(ANN, BEN, 600), given.by(ANN));

        assertThat(given.balance(ANN)).isEqualTo(-600);
        assertThat(on.refusals(give, gift(ANN, BEN, 1), given.by(ANN)))
                .extracting(Refusal::sentence)
                .containsExactly("This would take crm:ann below the limit of -600 minutes.");
    }

    @Test
    void one_minute_beyond_the_floor_is_refused() {
        assertThat(on.refused(give, gift(ANN, BEN, 601), given.by(ANN))).containsExactly("over-debit-limit");
        assertThat(on.refused(donate, donation(ANN, 601), given.by(ANN))).containsExactly("over-debit-limit");
    }

    @Test
    void a_gift_stops_exactly_at_the_ceiling_of_who_receives() {
        on.limited(BEN, new Limits(OptionalLong.empty(), OptionalLong.of(100)));

        assertThat(on.refusals(give, gift(ANN, BEN, 101), given.by(ANN)))
                .extracting(Refusal::sentence)
                .containsExactly("This would take crm:ben above the limit of 100 minutes.");
        on.done(give, gift(ANN, BEN, 100), given.by(ANN));
        assertThat(on.refused(give, gift(ANN, BEN, 1), given.by(ANN))).containsExactly("over-credit-limit");
        on.done(give, gift(BEN, ANN, 1), given.by(BEN));
    }

    @Test
    void the_limits_travel_with_what_is_posted() {
        on.limited(BEN, new Limits(OptionalLong.empty(), OptionalLong.of(100)));

        var posting = on.decided(give, gift(ANN, BEN, 60), given.by(ANN))
                .changes()
                .postings()
                .get(0);

        assertThat(posting.limits())
                .containsOnly(
                        Map.entry(on.id(ANN), Limits.floor(-600)),
                        Map.entry(on.id(BEN), new Limits(OptionalLong.empty(), OptionalLong.of(100))));
        assertThat(on.decided(give, gift(CAFE, ANN, 60), given.by(CAFE))
                        .changes()
                        .postings()
                        .get(0)
                        .limits())
                .containsOnlyKeys(on.id(ANN));
    }

    @Test
    void closed_accounts_neither_give_nor_receive_whatever_else_is_wrong() {
        on.closed(BEN);

        assertThat(on.refusals(give, gift(ANN, BEN, 601), given.by(ANN)))
                .extracting(Refusal::code, Refusal::sentence)
                .containsExactly(tuple("account-closed", "The account of crm:ben is closed."));
        assertThat(on.refused(give, gift(BEN, ANN, 1), given.by(BEN))).containsExactly("account-closed");
        assertThat(on.refused(donate, donation(BEN, 1), given.by(BEN))).containsExactly("account-closed");
    }

    @Test
    void a_balance_that_cannot_be_counted_is_refused() {
        given.known(
                new Key.AccountKey(on.id(CAFE)),
                new Account(
                        on.id(CAFE), AccountKind.MEMBER, Long.MAX_VALUE - 59, 0, Long.MAX_VALUE - 59, 1, Digest.NONE));

        assertThat(on.refusals(give, gift(ANN, CAFE, 60), given.by(ANN)))
                .extracting(Refusal::code)
                .containsExactly("balance-too-large");
        on.done(give, gift(ANN, CAFE, 59), given.by(ANN));
    }

    @Test
    void a_donation_goes_to_the_pot() {
        Decided<LedgerTransactionId> decided = on.decided(donate, donation(ANN, 60), given.by(ANN));

        LedgerTransactionId id = decided.outcome().orElseThrow();
        assertThat(on.posted(id).entries()).containsExactly(new Entry(on.id(ANN), -60), new Entry(POT, 60));
        assertThat(on.posted(id).header().reason()).isEqualTo(TransactionReason.DONATION);
        assertThat(on.posted(id).header().subject()).isEqualTo(id.value());
        assertThat(on.posted(id).header().occurredOn()).isEqualTo(TODAY);
        assertThat(decided.changes().events()).extracting(Event::detail).containsExactly("donation");
        assertThat(given.balance(AccountKind.POT)).isEqualTo(60);
    }

    @Test
    void who_donates_belongs_on_a_day_that_has_come() {
        assertThat(on.refused(donate, donation(NOBODY, 1), given.by(BROKER))).containsExactly("unknown-member");
        assertThat(on.refused(donate, donationOn(TODAY.plusDays(1)), given.by(ANN)))
                .containsExactly("future-date");
        assertThat(on.refused(donate, donationOn(JOINED.minusDays(1)), given.by(ANN)))
                .containsExactly("not-a-member-then");
        assertThat(on.posted(on.done(donate, donationOn(JOINED), given.byBrokerFor(ANN)))
                        .header()
                        .occurredOn())
                .isEqualTo(JOINED);
        on.closed(POT);
        assertThat(on.refusals(donate, donation(ANN, 1), given.by(ANN)))
                .extracting(Refusal::sentence)
                .containsExactly("The account of pot is closed.");
    }

    @Test
    void the_pot_pays_on_behalf_of_a_member_and_says_why() {
        on.stands(AccountKind.POT, 100);

        Decided<LedgerTransactionId> decided = on.decided(pay, payment(BEN, ANN, 100), given.by(BROKER));

        LedgerTransaction posted = on.posted(decided.outcome().orElseThrow());
        assertThat(posted.entries()).containsExactly(new Entry(POT, -100), new Entry(on.id(ANN), 100));
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.POT_PAYMENT);
        assertThat(posted.header().subject()).isEqualTo(given.id(BEN).value());
        assertThat(posted.header().occurredOn()).isEqualTo(TODAY);
        assertThat(posted.header().explanation()).contains("a hard month");
        assertThat(decided.changes().events()).extracting(Event::detail).containsExactly("pot-payment");
    }

    @Test
    void the_pot_pays_to_the_member_too() {
        on.stands(AccountKind.POT, 10);

        on.done(pay, payment(BEN, BEN, 10), given.by(BROKER));

        assertThat(given.balance(BEN)).isEqualTo(10);
        assertThat(given.balance(AccountKind.POT)).isZero();
    }

    @Test
    void the_pot_does_not_pay_what_is_not_in_it() {
        on.stands(AccountKind.POT, 99);

        assertThat(on.refusals(pay, payment(BEN, ANN, 100), given.by(BROKER)))
                .extracting(Refusal::sentence)
                .containsExactly("This would take pot below the limit of 0 minutes.");
    }

    @Test
    void the_pot_pays_for_and_to_members_of_that_day() {
        on.stands(AccountKind.POT, 100);
        given.left(CAFE, TODAY.minusDays(1));

        assertThat(on.refused(pay, payment(NOBODY, ANN, 1), given.by(BROKER))).containsExactly("unknown-member");
        assertThat(on.refused(pay, payment(ANN, NOBODY, 1), given.by(BROKER))).containsExactly("unknown-member");
        assertThat(on.refused(pay, payment(CAFE, ANN, 1), given.by(BROKER))).containsExactly("not-a-member-then");
        assertThat(on.refused(pay, payment(ANN, CAFE, 1), given.by(BROKER))).containsExactly("not-a-member-then");
        assertThat(on.refused(pay, paymentOn(TODAY.plusDays(1)), given.by(BROKER)))
                .containsExactly("future-date");
        on.done(pay, paymentOn(TODAY.minusDays(1)), given.by(BROKER));
        on.closed(ANN);
        assertThat(on.refused(pay, payment(BEN, ANN, 1), given.by(BROKER))).containsExactly("account-closed");
        on.closed(POT);
        assertThat(on.refused(pay, payment(ANN, BEN, 1), given.by(BROKER))).containsExactly("account-closed");
    }

    @Test
    void nobody_has_the_pot_pay_for_or_to_themselves() {
        on.stands(AccountKind.POT, 100);
        Actor brokerAnn = Actor.member("ann", ANN).alsoAs(Role.BROKER);

        assertThat(on.refused(pay, payment(ANN, BEN, 1), given.by(brokerAnn))).containsExactly("not-a-party");
        assertThat(on.refused(pay, payment(BEN, ANN, 1), given.by(brokerAnn))).containsExactly("not-a-party");
        assertThat(on.refused(pay, payment(BEN, ANN, 1), given.by(brokerAnn, CAFE)))
                .containsExactly("not-a-party");
        on.done(pay, payment(BEN, CAFE, 1), given.by(brokerAnn));
        on.done(pay, payment(BEN, CAFE, 1), given.byBrokerFor(BEN));
    }

    @Test
    void the_pot_does_not_pay_above_a_ceiling() {
        on.stands(AccountKind.POT, 100);
        on.limited(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(10)));

        assertThat(on.refused(pay, payment(BEN, ANN, 11), given.by(BROKER))).containsExactly("over-credit-limit");
        on.done(pay, payment(BEN, ANN, 10), given.by(BROKER));
    }

    private static GiveCredits gift(MemberRef from, MemberRef to, long minutes) {
        return GiveCredits.of("gift", from, to, minutes);
    }

    private static GiveCredits giftOn(LocalDate day, MemberRef from, MemberRef to) {
        return new GiveCredits(IdempotencyKey.of("gift"), from, to, 1, Optional.of(day));
    }

    private static DonateToPot donation(MemberRef from, long minutes) {
        return DonateToPot.of("donation", from, minutes);
    }

    private static DonateToPot donationOn(LocalDate day) {
        return new DonateToPot(IdempotencyKey.of("donation"), ANN, 1, Optional.of(day));
    }

    private static PayFromPot payment(ExternalReference beneficiary, ExternalReference payee, long minutes) {
        return PayFromPot.of("payment", beneficiary, payee, minutes, "a hard month");
    }

    private static PayFromPot paymentOn(LocalDate day) {
        return new PayFromPot(IdempotencyKey.of("payment"), CAFE, ANN, 1, Optional.of(day), "a hard month");
    }
}
