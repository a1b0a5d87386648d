package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.jdbc.Things.NOW;
import static org.timebank.jdbc.Things.TODAY;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.command.Warning;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferKind;
import org.timebank.risk.Assessment;
import org.timebank.risk.Finding;
import org.timebank.risk.RiskDecision;
import org.timebank.risk.Stage;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;
import org.timebank.spi.Answer;
import org.timebank.spi.Answered;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

/** What was stored comes back equal, with every optional part there and absent. */
class RoundTripTest {

    @OnEveryEngine
    void rules(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.timebank();
        AdoptedRules first = new AdoptedRules(
                1,
                new CommunityRules(
                        Rounding.nearest(30),
                        AccountLimits.NONE,
                        AccountLimits.debitLimit(0),
                        1,
                        ZoneId.of("America/Argentina/ComodRivadavia"),
                        new CreditRules(0, false, OptionalInt.empty(), OptionalInt.empty())),
                NOW,
                "x".repeat(100));
        AdoptedRules second = new AdoptedRules(
                2,
                new CommunityRules(
                        Rounding.none(),
                        new AccountLimits(
                                new Limits(OptionalLong.of(Long.MIN_VALUE), OptionalLong.of(Long.MAX_VALUE)),
                                OptionalLong.of(-1),
                                OptionalLong.of(2)),
                        new AccountLimits(
                                new Limits(OptionalLong.empty(), OptionalLong.of(7)),
                                OptionalLong.of(0),
                                OptionalLong.empty()),
                        527_040,
                        ZoneId.of("+02:00"),
                        new CreditRules(600_000, true, OptionalInt.of(1), OptionalInt.of(0))),
                NOW,
                "admin");
        for (AdoptedRules rules : List.of(first, second)) {
            assertThat(store.apply(
                            timebank,
                            ChangeSet.builder()
                                    .put(new Key.RulesKey(), rules.version() - 1, rules)
                                    .build()))
                    .isEqualTo(Applied.APPLIED);
            assertThat(load(store, timebank, new Key.RulesKey())).contains(new Versioned<>(rules, rules.version()));
        }
    }

    @OnEveryEngine
    void membersWithTheirAccounts(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member plain = Things.person();
        Member full = new Member(
                MemberId.of(Things.id()),
                MemberKind.ORGANISATION,
                Set.of(ExternalReference.of("crm", "17"), ExternalReference.of("care", "17")),
                List.of(
                        new Membership(TODAY.minusYears(3), Optional.of(TODAY.minusYears(2))),
                        new Membership(TODAY.minusYears(1), Optional.of(TODAY.minusYears(1))),
                        Membership.since(TODAY)));
        store.apply(timebank, Things.joining(plain, full));

        Facts facts = store.load(
                timebank,
                Needs.of(
                        new Key.MemberKey(plain.id()),
                        new Key.MemberKey(ExternalReference.of("crm", "17")),
                        new Key.MemberKey(ExternalReference.of("crm", "18")),
                        new Key.MemberKey(MemberId.of(Things.id()))));

        for (Member member : List.of(plain, full)) {
            assertThat(facts.versioned(new Key.MemberKey(member.id()))).contains(new Versioned<>(member, 1));
            assertThat(facts.find(new Key.AccountKey(AccountId.of(member.id()))))
                    .contains(Account.open(AccountId.of(member.id()), AccountKind.MEMBER));
        }
        assertThat(facts.find(new Key.MemberKey(ExternalReference.of("care", "17"))))
                .contains(full);
        assertThat(facts.find(new Key.MemberKey(ExternalReference.of("crm", "18"))))
                .isEmpty();
    }

    @OnEveryEngine
    void changedMembers(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member before = Things.person(ExternalReference.of("crm", "1"), ExternalReference.of("crm", "2"));
        store.apply(timebank, Things.joining(before));
        Member after = new Member(
                before.id(),
                before.kind(),
                Set.of(ExternalReference.of("crm", "2"), ExternalReference.of("crm", "3")),
                List.of(Membership.since(TODAY).until(TODAY), Membership.since(TODAY.plusDays(1))));
        Key.MemberKey key = new Key.MemberKey(before.id());

        assertThat(store.apply(timebank, ChangeSet.builder().put(key, 1, after).build()))
                .isEqualTo(Applied.APPLIED);

        assertThat(load(store, timebank, key)).contains(new Versioned<>(after, 2));
    }

    @OnEveryEngine
    void categories(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Category before = new Category("care", "Care at home", true);
        Category after = new Category("care", "Care", false);
        Key.CategoryKey key = new Key.CategoryKey("care");

        store.apply(timebank, Things.defining(before, 0));
        assertThat(load(store, timebank, key)).contains(new Versioned<>(before, 1));
        store.apply(timebank, Things.defining(after, 1));
        assertThat(load(store, timebank, key)).contains(new Versioned<>(after, 2));
    }

    @OnEveryEngine
    void offersWithTheirMembers(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member member = Things.joined(store, timebank);
        Offer offer = Things.offer(member.id(), OfferKind.REQUEST, "care");
        Key.OfferKey key = new Key.OfferKey(offer.id());

        store.apply(timebank, Things.publishing(offer));
        Facts facts = store.load(timebank, Needs.of(key));
        assertThat(facts.versioned(key)).contains(new Versioned<>(offer, 1));
        assertThat(facts.find(new Key.MemberKey(member.id()))).contains(member);

        store.apply(timebank, ChangeSet.builder().put(key, 1, offer.takenBack()).build());
        assertThat(load(store, timebank, key)).contains(new Versioned<>(offer.takenBack(), 2));
    }

    @OnEveryEngine
    void exchangesWithPartiesAccountsAndCategories(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        Member cem = Things.joined(store, timebank);
        store.apply(timebank, Things.defining(Things.category("care"), 0));
        store.apply(timebank, Things.defining(Things.category("garden"), 0));
        Exchange proposed = Things.proposed(
                Things.leg(ann.id(), ben.id(), "care", TODAY), Things.leg(cem.id(), ben.id(), "garden", TODAY));
        Key.ExchangeKey key = new Key.ExchangeKey(proposed.id());

        store.apply(timebank, Things.saving(proposed, 0));
        Facts facts = store.load(timebank, Needs.of(key));
        assertThat(facts.versioned(key)).contains(new Versioned<>(proposed, 1));
        for (Member party : List.of(ann, ben, cem)) {
            assertThat(facts.find(new Key.MemberKey(party.id()))).contains(party);
            assertThat(facts.find(new Key.AccountKey(AccountId.of(party.id())))).isPresent();
        }
        assertThat(facts.find(new Key.CategoryKey("care"))).contains(Things.category("care"));
        assertThat(facts.find(new Key.CategoryKey("garden"))).contains(Things.category("garden"));

        Exchange agreed = proposed.agreedBy(ann.id())
                .agreedBy(ben.id())
                .in(ExchangeState.AGREED)
                .approvedBy("broker-1");
        store.apply(timebank, Things.saving(agreed, 1));
        assertThat(load(store, timebank, key)).contains(new Versioned<>(agreed, 2));

        List<Leg> done = agreed.legs().stream()
                .map(leg -> leg.settled(TODAY.plusDays(1), 50, 60, true))
                .toList();
        Exchange settled = agreed.settled(done, new LedgerTransactionId(Things.id()));
        store.apply(timebank, Things.saving(settled, 2));
        assertThat(load(store, timebank, key)).contains(new Versioned<>(settled, 3));
    }

    @OnEveryEngine
    void anExchangeOfAThousandLegs(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member[] members =
                IntStream.range(0, 701).mapToObj(i -> Things.person()).toArray(Member[]::new);
        store.apply(timebank, Things.joining(members));
        Leg[] legs = IntStream.range(0, Exchange.MOST_LEGS)
                .mapToObj(i -> new Leg(
                        members[i % 700].id(),
                        members[700].id(),
                        ExchangeKind.AGENCY_TO_AGENCY,
                        "c" + i,
                        TODAY.plusDays(i),
                        Long.MAX_VALUE,
                        OptionalLong.of(1 + i),
                        i % 2 == 0))
                .toArray(Leg[]::new);
        Exchange exchange = new Exchange(
                ExchangeId.of(Things.id()),
                Optional.of("r".repeat(Exchange.LONGEST_REFERENCE)),
                ExchangeState.PROPOSED,
                List.of(legs),
                Set.of(members[0].id()),
                Optional.of("b".repeat(100)),
                Instant.EPOCH,
                "b".repeat(100),
                Optional.empty(),
                Optional.of(new HoldId(Things.id())));
        store.apply(timebank, Things.saving(exchange, 0));

        Facts facts = store.load(timebank, Needs.of(new Key.ExchangeKey(exchange.id())));

        assertThat(facts.find(new Key.ExchangeKey(exchange.id()))).contains(exchange);
        assertThat(members)
                .allSatisfy(member ->
                        assertThat(facts.find(new Key.MemberKey(member.id()))).contains(member));
    }

    @OnEveryEngine
    void answers(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Answer empty = Things.done("", "empty");
        Answer done = Things.done("a result | \\ ".repeat(5_000), "b", "a", "c");
        Answer warned = new Answer(
                Things.done("", "w1", "w2").parts(),
                Optional.of("r"),
                List.of(),
                List.of(new Warning("near-floor", "A | sentence \\ with signs."), new Warning("own", "é😀")),
                Optional.empty(),
                NOW);
        Answer refused = Things.refused(Optional.of(Things.id()), "r2", "r1");
        Answer refusedWithout = Things.refused(Optional.empty(), "r3");
        ChangeSet changes = ChangeSet.builder().build();
        for (Answer answer : List.of(empty, done, warned, refused, refusedWithout)) {
            changes = changes.and(answer);
        }
        assertThat(store.apply(timebank, changes)).isEqualTo(Applied.APPLIED);

        for (Answer answer : List.of(empty, done, warned, refused, refusedWithout)) {
            Facts all = store.load(
                    timebank,
                    Needs.of(answer.parts().keySet().stream()
                            .map(Key.AnswerKey::new)
                            .toList()));
            answer.parts().forEach((key, fingerprint) -> {
                assertThat(all.find(new Key.AnswerKey(key))).contains(new Answered(fingerprint, answer));
                assertThat(all.find(new Key.AnswerKey(key))
                                .orElseThrow()
                                .answer()
                                .parts()
                                .keySet())
                        .containsExactlyElementsOf(answer.parts().keySet());
                assertThat(store.load(timebank, Needs.of(new Key.AnswerKey(key)))
                                .find(new Key.AnswerKey(key)))
                        .contains(new Answered(fingerprint, answer));
            });
        }
        assertThat(load(store, timebank, new Key.AnswerKey(IdempotencyKey.of("d"))))
                .isEmpty();
    }

    @OnEveryEngine
    void assessments(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        UUID exchange = Things.id();
        Finding finding =
                new Finding("c".repeat(40), 7, RiskDecision.REFER, "m".repeat(500), "b".repeat(500), "é😀".repeat(160));
        Assessment bare = new Assessment(
                Things.id(), Optional.empty(), Stage.PROPOSAL, RiskDecision.ALLOW, List.of(), List.of(), "", 1, NOW);
        Assessment first = new Assessment(
                Things.id(),
                Optional.of(exchange),
                Stage.AGREEMENT,
                RiskDecision.DECLINED_BY_MEMBER,
                List.of("membership", "a|b", ""),
                List.of(finding, finding),
                "f".repeat(300_000),
                2,
                NOW);
        Assessment second = new Assessment(
                Things.id(),
                Optional.of(exchange),
                Stage.DONE,
                RiskDecision.ALLOW_WITH_CONDITIONS,
                List.of("approval"),
                List.of(),
                "facts",
                3,
                NOW);
        store.apply(
                timebank,
                ChangeSet.builder().assess(second).assess(bare).assess(first).build());

        assertThat(store.ask(timebank, new Query.AssessmentById(bare.id()))).contains(bare);
        assertThat(store.ask(timebank, new Query.AssessmentById(first.id()))).contains(first);
        assertThat(store.ask(timebank, new Query.AssessmentById(Things.id()))).isEmpty();
        assertThat(store.ask(timebank, new Query.AssessmentsOf(exchange))).containsExactly(first, second);
    }

    @OnEveryEngine
    void events(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        UUID subject = Event.subjectOfCategory("care");
        Event first = Things.event(subject, 1);
        Event second = new Event(
                Things.id(),
                EventType.EXCHANGE_ACCEPTED,
                subject,
                2,
                "d".repeat(2_000),
                NOW,
                "broker",
                Optional.of(MemberId.of(Things.id())));
        Event other = Things.event(Event.RULES, 1);
        store.apply(
                timebank,
                ChangeSet.builder().tell(second).tell(other).tell(first).build());

        assertThat(store.ask(timebank, new Query.EventsOf(subject))).containsExactly(first, second);
        assertThat(store.ask(timebank, new Query.EventsOf(Event.RULES))).containsExactly(other);
    }

    @OnEveryEngine
    void nothingIsKnownOfATimebankThatWasNotFounded(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId nowhere = Things.timebank();

        assertThat(load(store, nowhere, new Key.RulesKey())).isEmpty();
        assertThat(store.ask(nowhere, new Query.AllCategories())).isEmpty();
        assertThat(store.ask(nowhere, new Query.AllMembers(Optional.empty(), 10)))
                .isEmpty();
        assertThat(store.ask(nowhere, new Query.AssessmentById(Things.id()))).isEmpty();
        assertThat(store.ask(nowhere, new Query.Activity()).sumOfBalances()).isZero();
        assertThat(store.apply(nowhere, ChangeSet.builder().build())).isEqualTo(Applied.APPLIED);
    }

    private static <T> Optional<Versioned<T>> load(JdbcTimebankStore store, TimebankId timebank, Key<T> key) {
        return store.load(timebank, Needs.of(key)).versioned(key);
    }
}
