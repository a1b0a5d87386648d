package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.risk.Assessment;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.testkit.given.AnyIds;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Texts;
import org.timebank.testkit.given.Things;

/** S9: lists of what is offered, done and judged are complete and in order. */
interface ListRules extends StoreUnderTest {

    @Property
    @Rule("S9.5")
    default void openOffersOfOneKindAndCategoryAreReadInPagesOfAnySizeById(
            @ForAll(supplier = AnyIds.class) Set<UUID> ids, @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        List<Offer> offers = new ArrayList<>();
        for (UUID id : ids) {
            int n = offers.size();
            offers.add(new Offer(
                    new OfferId(id),
                    Cast.MEMBERS.get(n % Cast.MEMBERS.size()).id(),
                    n % 5 == 0 ? OfferKind.REQUEST : OfferKind.OFFER,
                    n % 4 == 0 ? Cast.CARE.code() : Cast.GARDENING.code(),
                    "Number " + n,
                    Things.NOW.minusSeconds(n),
                    n % 3 == 0));
        }
        ChangeSet.Builder changes = ChangeSet.builder();
        offers.forEach(offer -> changes.put(new Key.OfferKey(offer.id()), 0, offer));
        bank.applied(changes.build());

        for (OfferKind kind : OfferKind.values()) {
            for (Category category : Cast.CATEGORIES) {
                List<Offer> open = Pages.walk(
                        Offer::id, limit, after -> bank.ask(new Query.OpenOffers(kind, category.code(), after, limit)));

                assertThat(open)
                        .containsExactlyElementsOf(offers.stream()
                                .filter(o -> !o.withdrawn()
                                        && o.kind() == kind
                                        && o.category().equals(category.code()))
                                .sorted(Pages.by(Offer::id))
                                .toList());
            }
        }
    }

    @Test
    @Rule("S9.6")
    default void categoriesAreOrderedByTheCharactersOfTheirCodes() {
        TestTimebank bank = TestTimebank.in(store());
        List<String> codes = new ArrayList<>(Texts.LOOK_ALIKES);
        codes.addAll(List.of("gardening", "care", "Zebra", "zebra", "\uFF5E", "\uD83D\uDE00z", "\uE000", "10", "9"));
        codes.stream()
                .filter(code -> Cast.CATEGORIES.stream().noneMatch(c -> c.code().equals(code)))
                .forEach(code -> bank.applied(Things.define(ChangeSet.builder(), new Category(code, "A label", false))
                        .build()));

        assertThat(bank.ask(new Query.AllCategories()).stream().map(Category::code))
                .containsExactlyElementsOf(codes.stream().sorted().toList());
    }

    @Test
    @Rule("S9.7")
    default void whatHappenedIsListedByNumber() {
        TestTimebank bank = TestTimebank.in(store());
        UUID subject = UUID.randomUUID();
        List<Event> events = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            Event event = Things.event(EventType.EXCHANGE_ACCEPTED, subject, number);
            events.add(event);
            bank.applied(ChangeSet.builder()
                    .tell(Things.event(EventType.MEMBER_LEFT, UUID.randomUUID(), 1))
                    .tell(event)
                    .build());
        }

        assertThat(bank.ask(new Query.EventsOf(subject))).isEqualTo(events);
        assertThat(bank.ask(new Query.EventsOf(UUID.randomUUID()))).isEmpty();
    }

    @Property
    @Rule("S9.8")
    default void assessmentsOfAnExchangeAreListedById(@ForAll(supplier = AnyIds.class) Set<UUID> ids) {
        TestTimebank bank = TestTimebank.in(store());
        Exchange exchange = Things.proposed(Things.leg(Cast.ANN, Cast.BEN, Cast.CARE.code()));
        Exchange another = Things.proposed(Things.leg(Cast.ANN, Cast.BEN, Cast.CARE.code()));
        Assessment example = Things.assessment(exchange);
        List<Assessment> assessments =
                ids.stream().map(id -> withId(id, example)).toList();
        ChangeSet.Builder changes = ChangeSet.builder()
                .put(new Key.ExchangeKey(exchange.id()), 0, exchange)
                .put(new Key.ExchangeKey(another.id()), 0, another)
                .assess(Things.assessment(another));
        assessments.forEach(changes::assess);
        bank.applied(changes.build());

        assertThat(bank.ask(new Query.AssessmentsOf(exchange.id().value())))
                .containsExactlyElementsOf(
                        assessments.stream().sorted(Pages.by(Assessment::id)).toList());
        assertThat(bank.ask(new Query.AssessmentById(UUID.randomUUID()))).isEmpty();
    }

    private static Assessment withId(UUID id, Assessment a) {
        return new Assessment(
                id,
                a.exchange(),
                a.stage(),
                a.decision(),
                a.checks(),
                a.findings(),
                a.facts(),
                a.rulesVersion(),
                a.assessedAt());
    }
}
