package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.jdbc.Things.TODAY;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.Leg;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferKind;
import org.timebank.report.ActivityReport;
import org.timebank.report.MemberBalance;
import org.timebank.report.Tally;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

class QueriesTest {

    @OnEveryEngine
    void membersAndBalancesComeInPages(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            members.add(Things.person());
        }
        store.apply(timebank, Things.joining(members.toArray(Member[]::new)));
        store.apply(
                timebank,
                Things.posting(
                        Things.transfer(members.get(0).id(), members.get(1).id(), 30)));

        assertThat(store.ask(timebank, new Query.AllMembers(Optional.empty(), 1_000)))
                .isEqualTo(members);
        assertThat(store.ask(
                        timebank,
                        new Query.AllMembers(Optional.of(members.get(2).id()), 3)))
                .isEqualTo(members.subList(3, 6));
        assertThat(store.ask(
                        timebank,
                        new Query.AllMembers(Optional.of(members.get(599).id()), 3)))
                .isEmpty();
        assertThat(store.ask(timebank, new Query.Balances(Optional.empty(), 3)))
                .containsExactly(
                        new MemberBalance(members.get(0), -30, 1),
                        new MemberBalance(members.get(1), 30, 1),
                        new MemberBalance(members.get(2), 0, 0));
    }

    @OnEveryEngine
    void idsOfAllKindsAreInTheOrderOfTheirText(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        List<UUID> ids = Stream.concat(
                        Stream.generate(UUID::randomUUID).limit(40),
                        Stream.of(new UUID(0, 0), new UUID(-1, -1), new UUID(Long.MIN_VALUE, 0), Things.id()))
                .toList();
        ids.forEach(id -> store.apply(
                timebank,
                Things.joining(new Member(
                        MemberId.of(id),
                        MemberKind.PERSON,
                        Set.of(),
                        Things.person().memberships()))));
        List<String> inOrder = ids.stream().map(UUID::toString).sorted().toList();

        assertThat(store.ask(timebank, new Query.AllMembers(Optional.empty(), 1_000)))
                .extracting(member -> member.id().toString())
                .isEqualTo(inOrder);
        assertThat(store.ask(
                        timebank, new Query.AllMembers(Optional.of(MemberId.of(UUID.fromString(inOrder.get(20)))), 5)))
                .extracting(member -> member.id().toString())
                .isEqualTo(inOrder.subList(21, 26));
    }

    @OnEveryEngine
    void openOffersAreOfOneKindAndCategory(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        List<Offer> offers = IntStream.range(0, 5)
                .mapToObj(i -> Things.offer(ann.id(), OfferKind.OFFER, "care"))
                .toList();
        Offer request = Things.offer(ann.id(), OfferKind.REQUEST, "care");
        Offer other = Things.offer(ann.id(), OfferKind.OFFER, "garden");
        Stream.concat(offers.stream(), Stream.of(request, other))
                .forEach(offer -> store.apply(timebank, Things.publishing(offer)));
        store.apply(
                timebank,
                ChangeSet.builder()
                        .put(
                                new Key.OfferKey(offers.get(1).id()),
                                1,
                                offers.get(1).takenBack())
                        .build());

        assertThat(store.ask(timebank, new Query.OpenOffers(OfferKind.OFFER, "care", Optional.empty(), 2)))
                .containsExactly(offers.get(0), offers.get(2));
        assertThat(store.ask(
                        timebank,
                        new Query.OpenOffers(
                                OfferKind.OFFER,
                                "care",
                                Optional.of(offers.get(2).id()),
                                10)))
                .containsExactly(offers.get(3), offers.get(4));
        assertThat(store.ask(timebank, new Query.OpenOffers(OfferKind.REQUEST, "care", Optional.empty(), 10)))
                .containsExactly(request);
    }

    @OnEveryEngine
    void activityCountsSettledExchanges(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        Member library =
                new Member(MemberId.of(Things.id()), MemberKind.ORGANISATION, ann.references(), ann.memberships());
        Member idle = Things.joined(store, timebank);
        store.apply(timebank, Things.joining(library));
        LocalDate april = LocalDate.of(2026, 4, 1);
        settle(store, timebank, leg(ann, ben, ExchangeKind.PERSON_TO_PERSON, "care", TODAY, 60, true));
        settle(
                store,
                timebank,
                leg(ann, library, ExchangeKind.PERSON_TO_AGENCY, "care", april, 15, false),
                leg(library, ann, ExchangeKind.AGENCY_TO_PERSON, "garden", april, 30, false));
        store.apply(timebank, Things.saving(Things.proposed(Things.leg(idle.id(), ann.id(), "x", TODAY)), 0));

        ActivityReport report = store.ask(timebank, new Query.Activity());

        assertThat(report.byKind())
                .containsEntry(ExchangeKind.PERSON_TO_PERSON, new Tally(1, 60))
                .containsEntry(ExchangeKind.PERSON_TO_AGENCY, new Tally(1, 15))
                .containsEntry(ExchangeKind.AGENCY_TO_PERSON, new Tally(1, 30))
                .containsEntry(ExchangeKind.AGENCY_TO_AGENCY, Tally.NONE);
        assertThat(report.byCategory())
                .containsExactly(Map.entry("care", new Tally(2, 75)), Map.entry("garden", new Tally(1, 30)));
        assertThat(report.byMonth())
                .containsExactly(
                        Map.entry(YearMonth.of(2026, 3), new Tally(1, 60)),
                        Map.entry(YearMonth.of(2026, 4), new Tally(2, 45)));
        assertThat(report.withoutPriorApproval()).isEqualTo(new Tally(1, 60));
        assertThat(report.activePersons()).isEqualTo(2);
        assertThat(report.activeOrganisations()).isEqualTo(1);
        assertThat(report.sumOfBalances()).isZero();
    }

    @OnEveryEngine
    void theBusiestAccountsHaveTheMostEntries(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        Member cem = Things.joined(store, timebank);
        store.apply(timebank, Things.posting(Things.transfer(ann.id(), cem.id(), 10)));
        store.apply(timebank, Things.posting(Things.transfer(ben.id(), cem.id(), 10)));

        assertThat(store.ask(timebank, new Query.Busiest(2)))
                .containsExactly(new MemberBalance(cem, 20, 2), new MemberBalance(ann, -10, 1));
    }

    @OnEveryEngine
    void timebanksDoNotSeeEachOther(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId here = Things.founded(store);
        TimebankId there = Things.founded(store);
        Member ann = Things.person(ExternalReference.of("crm", "1"));
        ChangeSet all = Things.joining(ann).and(Things.done("here", "key"));
        store.apply(here, all);
        store.apply(here, Things.defining(Things.category("care"), 0));

        var needs = Needs.of(
                new Key.MemberKey(ann.id()),
                new Key.MemberKey(ExternalReference.of("crm", "1")),
                new Key.CategoryKey("care"),
                new Key.AnswerKey(IdempotencyKey.of("key")),
                new Key.AccountKey(AccountId.of(ann.id())));
        assertThat(needs.keys())
                .allMatch(key -> store.load(here, needs).find(key).isPresent());
        assertThat(needs.keys())
                .allMatch(key -> store.load(there, needs).find(key).isEmpty());
        assertThat(store.ask(there, new Query.AllMembers(Optional.empty(), 10))).isEmpty();
        assertThat(store.ask(there, new Query.AllCategories())).isEmpty();
        assertThat(store.apply(there, all)).isEqualTo(Applied.APPLIED);
        assertThat(store.load(there, needs).find(new Key.MemberKey(ann.id()))).contains(ann);
    }

    private static Leg leg(
            Member provider,
            Member recipient,
            ExchangeKind kind,
            String category,
            LocalDate date,
            long minutes,
            boolean late) {
        return new Leg(provider.id(), recipient.id(), kind, category, date, minutes, OptionalLong.of(minutes), late);
    }

    private static void settle(JdbcTimebankStore store, TimebankId timebank, Leg... legs) {
        Exchange exchange = Things.proposed(legs).settled(List.of(legs), new LedgerTransactionId(Things.id()));
        store.apply(timebank, Things.saving(exchange, 0));
    }
}
