package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.StatementLine;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.report.MemberBalance;
import org.timebank.risk.Assessment;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/** S9: lists are complete, in order, and come in pages. */
interface PageRules extends StoreUnderTest {

    @Property
    @Rule("S9.1")
    default void aStatementIsReadInPagesOfAnySize(
            @ForAll @IntRange(min = 0, max = 12) int entries, @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        AccountId account = AccountId.of(Cast.ANN.id());
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 1; i <= entries; i++) {
            changes.post(Things.transfer(Cast.ANN, Cast.BEN, i));
        }
        if (entries > 0) {
            bank.applied(changes.build());
        }

        List<StatementLine> lines = walk(
                StatementLine::number,
                limit,
                after -> bank.ask(new Query.StatementOf(account, after.orElse(0L), limit)));

        assertThat(lines.stream().map(line -> -line.minutes()))
                .containsExactlyElementsOf(
                        Stream.iterate(1L, i -> i + 1).limit(entries).toList());
        assertThat(bank.ask(new Query.StatementOf(account, Long.MAX_VALUE, limit)))
                .isEmpty();
    }

    @Property
    @Rule("S9.2")
    default void membersAreReadInPagesOfAnySizeById(
            @ForAll(supplier = AnyIds.class) Set<UUID> ids,
            @ForAll(supplier = AnyIds.class) Set<UUID> others,
            @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        List<Member> members = joined(bank, ids);

        List<Member> listed = walk(Member::id, limit, after -> bank.ask(new Query.AllMembers(after, limit)));

        assertThat(listed).containsExactlyElementsOf(members);
        for (UUID anywhere : others) {
            assertThat(bank.ask(new Query.AllMembers(Optional.of(MemberId.of(anywhere)), limit)))
                    .containsExactlyElementsOf(members.stream()
                            .filter(m -> m.id().toString().compareTo(anywhere.toString()) > 0)
                            .limit(limit)
                            .toList());
        }
    }

    @Property
    @Rule("S9.3")
    default void balancesAreReadInPagesOfAnySizeById(
            @ForAll(supplier = AnyIds.class) Set<UUID> ids, @ForAll @IntRange(min = 1, max = 6) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        List<Member> members = joined(bank, ids);
        bank.applied(everybodyGivesToAnn(members));

        List<MemberBalance> balances =
                walk(line -> line.member().id(), limit, after -> bank.ask(new Query.Balances(after, limit)));

        assertThat(balances)
                .containsExactlyElementsOf(
                        members.stream().map(member -> balance(bank, member)).toList());
    }

    @Property
    @Rule("S9.4")
    default void theBusiestComeFirstAndEquallyBusyOnesById(
            @ForAll(supplier = AnyIds.class) Set<UUID> ids, @ForAll @IntRange(min = 1, max = 12) int limit) {
        TestTimebank bank = TestTimebank.in(store());
        List<Member> members = joined(bank, ids);
        bank.applied(everybodyGivesToAnn(members));
        bank.applied(ChangeSet.builder()
                .post(Things.transfer(Cast.LIBRARY, Cast.HOSPICE, 5))
                .build());

        assertThat(bank.ask(new Query.Busiest(limit)))
                .containsExactlyElementsOf(members.stream()
                        .map(member -> balance(bank, member))
                        .sorted(Comparator.comparingLong(MemberBalance::entries)
                                .reversed()
                                .thenComparing(line -> line.member().id().toString()))
                        .limit(limit)
                        .toList());
    }

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
                List<Offer> open = walk(
                        Offer::id, limit, after -> bank.ask(new Query.OpenOffers(kind, category.code(), after, limit)));

                assertThat(open)
                        .containsExactlyElementsOf(offers.stream()
                                .filter(o -> !o.withdrawn()
                                        && o.kind() == kind
                                        && o.category().equals(category.code()))
                                .sorted(by(Offer::id))
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
                        assessments.stream().sorted(by(Assessment::id)).toList());
        assertThat(bank.ask(new Query.AssessmentById(UUID.randomUUID()))).isEmpty();
    }

    /** Reads page after page, each after the last one of the page before, until one is not full. */
    private static <T, A> List<T> walk(Function<T, A> cursor, int limit, Function<Optional<A>, List<T>> pages) {
        List<T> all = new ArrayList<>();
        Optional<A> last = Optional.empty();
        while (true) {
            List<T> page = pages.apply(last);
            assertThat(page.size()).as("lines of a page").isLessThanOrEqualTo(limit);
            all.addAll(page);
            if (page.size() < limit) {
                return all;
            }
            Optional<A> next = Optional.of(cursor.apply(page.get(limit - 1)));
            // Or a store that does not move on would be walked for ever.
            assertThat(next)
                    .as("the last one of a page is beyond the page before")
                    .isNotEqualTo(last);
            last = next;
        }
    }

    /** The members with these ids join; answers all members of the timebank, by id. */
    private static List<Member> joined(TestTimebank bank, Set<UUID> ids) {
        List<Member> members = new ArrayList<>(Cast.MEMBERS);
        ChangeSet.Builder changes = ChangeSet.builder();
        for (UUID id : ids) {
            Member example = Things.person();
            Member member = new Member(MemberId.of(id), example.kind(), example.references(), example.memberships());
            members.add(member);
            Things.join(changes, member);
        }
        bank.applied(changes.build());
        members.sort(by(Member::id));
        return members;
    }

    private static ChangeSet everybodyGivesToAnn(List<Member> members) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 0; i < members.size(); i++) {
            for (int times = 0; times < i % 3 && !members.get(i).equals(Cast.ANN); times++) {
                changes.post(Things.transfer(members.get(i), Cast.ANN, i));
            }
        }
        return changes.build();
    }

    private static MemberBalance balance(TestTimebank bank, Member member) {
        Account account = bank.account(member);
        return new MemberBalance(member, account.balance(), account.entries());
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

    /** Ids are ordered as their text is. */
    private static <T> Comparator<T> by(Function<T, ?> id) {
        return Comparator.comparing(thing -> id.apply(thing).toString());
    }
}
