package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.LedgerTransaction;
import org.timebank.event.Event;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.Leg;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.risk.Assessment;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Answer;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.testkit.given.AnyAnswer;
import org.timebank.testkit.given.AnyAssessment;
import org.timebank.testkit.given.AnyCategory;
import org.timebank.testkit.given.AnyEvents;
import org.timebank.testkit.given.AnyExchange;
import org.timebank.testkit.given.AnyMember;
import org.timebank.testkit.given.AnyOffer;
import org.timebank.testkit.given.AnyRules;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S7: what was stored comes back equal. */
interface FaithfulRules extends StoreUnderTest {

    @Property
    @Rule("S7.1")
    default void rulesComeBackEqual(@ForAll(supplier = AnyRules.class) AdoptedRules rules) {
        TestTimebank bank = TestTimebank.notYetFounded(store());

        bank.keeps(Things.founding(rules));
    }

    @Property
    @Rule("S7.2")
    default void membersComeBackEqual(
            @ForAll(supplier = AnyMember.class) Member member, @ForAll(supplier = AnyMember.class) Member other) {
        TestTimebank bank = TestTimebank.in(store());
        Member later = new Member(member.id(), member.kind(), member.references(), other.memberships());

        bank.keeps(Things.joining(member));
        bank.keeps(ChangeSet.builder()
                .put(new Key.MemberKey(member.id()), 1, later)
                .build());

        assertThat(bank.ask(new Query.AllMembers(Optional.empty(), Query.LARGEST_PAGE)))
                .filteredOn(listed -> listed.id().equals(member.id()))
                .containsExactly(later);
    }

    @Property
    @Rule("S7.3")
    default void categoriesComeBackEqual(@ForAll(supplier = AnyCategory.class) Category category) {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(Things.define(ChangeSet.builder(), category).build());

        assertThat(bank.ask(new Query.AllCategories())).contains(category);
    }

    @Property
    @Rule("S7.4")
    default void offersComeBackEqual(@ForAll(supplier = AnyOffer.class) Offer offer) {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(
                ChangeSet.builder().put(new Key.OfferKey(offer.id()), 0, offer).build());

        Query.OpenOffers open =
                new Query.OpenOffers(offer.kind(), offer.category(), Optional.empty(), Query.LARGEST_PAGE);
        assertThat(bank.ask(open)).isEqualTo(offer.withdrawn() ? List.of() : List.of(offer));
    }

    @Property
    @Rule("S7.5")
    default void exchangesComeBackEqual(@ForAll(supplier = AnyExchange.class) Exchange exchange) {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(LedgerThings.storing(exchange));
    }

    @Test
    @Rule("S7.6")
    default void anExchangeOfAThousandLegsComesBackEqual() {
        TestTimebank bank = TestTimebank.in(store());
        Leg[] legs = IntStream.range(0, Exchange.MOST_LEGS)
                .mapToObj(i -> Things.leg(
                        Cast.MEMBERS.get(i % 6), Cast.MEMBERS.get((i + 1 + i % 5) % 6), Cast.GARDENING.code()))
                .toArray(Leg[]::new);
        Exchange agreed = Things.proposed(legs);
        LedgerTransaction transaction = LedgerThings.settling(agreed);

        bank.keeps(ChangeSet.builder()
                .put(new Key.ExchangeKey(agreed.id()), 0, agreed)
                .build());
        bank.keeps(ChangeSet.builder()
                .put(new Key.ExchangeKey(agreed.id()), 1, LedgerThings.settled(agreed, transaction))
                .post(transaction)
                .build());
    }

    @Property
    @Rule("S7.7")
    default void answersComeBackEqual(@ForAll(supplier = AnyAnswer.class) Answer answer) {
        TestTimebank bank = TestTimebank.in(store());

        bank.keeps(Things.answering(answer));
    }

    @Property
    @Rule("S7.8")
    default void assessmentsComeBackEqual(@ForAll(supplier = AnyAssessment.class) Assessment assessment) {
        TestTimebank bank = TestTimebank.in(store());
        Exchange exchange = Things.proposed(Things.leg(Cast.ANN, Cast.BEN, Cast.CARE.code()));
        Assessment another = Things.assessment(exchange);

        bank.keeps(ChangeSet.builder().assess(assessment).build());
        bank.keeps(ChangeSet.builder()
                .put(new Key.ExchangeKey(exchange.id()), 0, exchange)
                .assess(another)
                .build());

        assertThat(bank.ask(new Query.AssessmentsOf(exchange.id().value()))).containsExactly(another);
    }

    @Property
    @Rule("S7.9")
    default void eventsComeBackEqual(@ForAll(supplier = AnyEvents.class) List<Event> events) {
        TestTimebank bank = TestTimebank.in(store());
        for (Event event : events) {
            bank.keeps(ChangeSet.builder().tell(event).build());
        }

        assertThat(bank.ask(new Query.EventsOf(events.get(0).subject()))).isEqualTo(events);
    }

    @Test
    @Rule("S7.10")
    default void anAnswerWithAThousandKeysAndRefusalsComesBackEqual() {
        TestTimebank bank = TestTimebank.in(store());
        Answer few = Things.refused(IntStream.range(0, Exchange.MOST_LEGS)
                .mapToObj(i -> Things.key())
                .toArray(IdempotencyKey[]::new));
        Answer answer = new Answer(
                few.parts(),
                few.result(),
                Collections.nCopies(Exchange.MOST_LEGS, few.refusals().get(1)),
                few.warnings(),
                few.assessment(),
                few.answeredAt());

        bank.keeps(Things.answering(answer));
    }
}
