package org.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.SmallCommunity.ANN;
import static org.timebank.SmallCommunity.BEN;
import static org.timebank.SmallCommunity.CAT;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.TimebankId;
import org.timebank.command.Warning;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.DueRun;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.SealLedger;
import org.timebank.credit.SealReceipt;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.ReverseExchange;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;
import org.timebank.spi.TimebankStore;

/** The Java of docs/guide.md compiles, runs, and stands there as it stands here. */
class GuideTest {

    private final SmallCommunity community = new SmallCommunity(CreditRules.common());
    private final Timebank admin = community.admin;
    private final Timebank broker = community.broker;
    private final Timebank ann = community.ann;
    private final Timebank ben = community.ben;
    private final List<String> shown = new ArrayList<>();

    @Test
    void the_guide_shows_no_other_java() {
        Document.named("guide.md").showsOnlyJavaOf(GuideTest.class);
    }

    @Test
    void a_community_is_founded_by_its_rules() {
        TimebankStore store = new InMemoryStore();
        // the way in
        TimebankEngine engine = TimebankEngine.builder(store).build();
        Timebank admin = engine.timebank(TimebankId.of("look-ahead")).actingAs(Actor.administrator("crm-user-1"));

        CommunityRules rules = new CommunityRules(
                Rounding.upTo(15), // how time becomes credits
                new AccountLimits(Limits.floor(-600), OptionalLong.of(-480), OptionalLong.empty()), // persons
                AccountLimits.NONE, // organisations
                720, // the longest plausible time of one leg
                ZoneId.of("Europe/London"),
                // no welcome grant; reversals below the floor; credits expire after two years; 30 days to confirm
                new CreditRules(0, true, OptionalInt.of(24), OptionalInt.of(30)));
        admin.rules().adopt(AdoptRules.of("rules-1", rules));

        assertThat(admin.rules().current().orElseThrow().rules()).isEqualTo(rules);
    }

    @Test
    void an_outcome_is_done_or_refused() {
        // an outcome
        Outcome<LedgerTransactionId> outcome = ann.credits().give(GiveCredits.of("gift-7", ANN, BEN, 30));
        if (outcome.isDone()) {
            outcome.warnings().stream().map(Warning::sentence).forEach(this::show); // such as near-floor
        } else {
            outcome.refusals().stream().map(Refusal::sentence).forEach(this::show);
        }

        assertThat(outcome.isDone()).isTrue();
        assertThat(shown).isEmpty();
    }

    @Test
    void a_batch_is_one_transaction() {
        List<Outcome<?>> outcomes =
                broker.submit(List.of(GiveCredits.of("line-1", ANN, BEN, 60), GiveCredits.of("line-2", BEN, CAT, 30)));

        assertThat(outcomes).allMatch(Outcome::isDone);
    }

    @Test
    void an_exchange_is_proposed_accepted_confirmed_and_reversed() {
        LocalDate thursday = LocalDate.of(2026, 1, 8);
        ExchangeReceipt proposed = ben.exchanges()
                .propose(ProposeExchange.of("hedge-1", thursday, new PlannedLeg(ANN, BEN, "gardening", 90)))
                .orElseThrow();
        ExchangeId hedge = proposed.exchange();
        ann.exchanges().accept(AcceptExchange.of("hedge-2", hedge)); // agreed: 90 minutes of Ben's are set aside
        assertThat(community.held(BEN)).isEqualTo(90);
        community.at("2026-01-08T18:00:00Z");

        // on the day, or later
        ben.exchanges().confirm(ConfirmExchange.of("hedge-3", hedge, thursday, 100L)); // settled: 105 minutes move
        assertThat(community.balance(BEN)).isEqualTo(-105);
        assertThat(community.held(BEN)).isZero();

        broker.exchanges().reverse(ReverseExchange.of("hedge-4", hedge, "the wrong week"));

        assertThat(community.balance(BEN)).isZero();
        assertThat(broker.exchanges().find(hedge).orElseThrow().state()).isEqualTo(ExchangeState.REVERSED);
        assertThat(broker.exchanges().history(hedge))
                .extracting(Event::type)
                .containsExactly(
                        EventType.EXCHANGE_PROPOSED,
                        EventType.EXCHANGE_AGREED,
                        EventType.EXCHANGE_CONFIRMED,
                        EventType.EXCHANGE_REVERSED);
        assertThat(broker.reports().activity().byCategory()).isEmpty();
    }

    @Test
    void credits_move_without_an_exchange() {
        ben.credits().donate(DonateToPot.of("pot-1", BEN, 60));
        broker.credits().payFromPot(PayFromPot.of("pot-2", ANN, CAT, 45, "a lift that Ann could not pay for"));
        LedgerTransactionId gift =
                ben.credits().give(GiveCredits.of("gift-1", BEN, ANN, 30)).orElseThrow();
        broker.credits().reverse(ReverseTransaction.of("gift-2", gift, "meant for somebody else"));

        assertThat(community.balance(ANN)).isZero();
        assertThat(community.balance(BEN)).isEqualTo(-60);
        assertThat(community.balance(CAT)).isEqualTo(45);
    }

    @Test
    void what_is_due_is_done_every_day_and_sealed_every_hour() {
        LocalDate today = community.today();
        broker.credits().give(GiveCredits.of("gift-1", ANN, BEN, 30)).orElseThrow();
        // every night
        Outcome<DueRun> run = admin.credits().runDue(today, Optional.empty(), 500, soFar -> show(soFar.toString()));
        // every hour; keep the receipt elsewhere
        SealReceipt receipt =
                admin.credits().seal(SealLedger.of("seal 2026-10-09T16")).orElseThrow();

        assertThat(run.isDone()).isTrue();
        assertThat(receipt.accounts()).isEqualTo(2);
    }

    private void show(String sentence) {
        shown.add(sentence);
    }
}
