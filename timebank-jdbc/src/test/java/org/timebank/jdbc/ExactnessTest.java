package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.exchange.Exchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.Membership;
import org.timebank.offer.Category;
import org.timebank.spi.Answered;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** Texts, days and moments are what they were, on every engine. */
class ExactnessTest {

    /** Texts that collations like to take for one another, or to trip over. */
    private static final List<String> TEXTS = List.of(
            "a",
            "A",
            "a ",
            " a",
            "a\u00a0",
            "ä",
            "a\u0308",
            "ß",
            "ss",
            "ı",
            "I",
            "ﬁ",
            "fi",
            "😀",
            "😁",
            "\uff0e",
            "שלום",
            "مرحبا",
            "\u202eevil",
            "'; DROP TABLE timebank_member; --",
            "\\",
            "\\'",
            "%",
            "_",
            "?",
            "{d '2026-01-01'}",
            "$1",
            ":name");

    @OnEveryEngine
    void keysAreExact(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        for (String text : TEXTS) {
            assertThat(store.apply(timebank, Things.answering(Things.done(text, text))))
                    .isEqualTo(Applied.APPLIED);
            assertThat(store.apply(timebank, Things.answering(Things.done(text, text))))
                    .isEqualTo(Applied.STALE);
        }
        Facts facts = store.load(
                timebank,
                Needs.of(TEXTS.stream()
                        .map(text -> new Key.AnswerKey(IdempotencyKey.of(text)))
                        .toList()));
        for (String text : TEXTS) {
            Optional<Answered> answered = facts.find(new Key.AnswerKey(IdempotencyKey.of(text)));
            assertThat(answered.flatMap(a -> a.answer().result())).contains(text);
        }
    }

    @OnEveryEngine
    void referencesAreExact(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        List<Member> members = new ArrayList<>();
        for (String text : TEXTS) {
            members.add(Things.person(
                    ExternalReference.of("crm", text), ExternalReference.of(text.replace(':', '.'), "x")));
        }
        assertThat(store.apply(timebank, Things.joining(members.toArray(Member[]::new))))
                .isEqualTo(Applied.APPLIED);
        for (int i = 0; i < TEXTS.size(); i++) {
            Key.MemberKey key = new Key.MemberKey(ExternalReference.of("crm", TEXTS.get(i)));
            assertThat(store.load(timebank, Needs.of(key)).find(key)).contains(members.get(i));
        }
    }

    @OnEveryEngine
    void categoriesAreInTheOrderOfTheirUnits(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        for (String text : TEXTS) {
            store.apply(timebank, Things.defining(new Category(text, text, false), 0));
        }
        assertThat(store.ask(timebank, new Query.AllCategories()))
                .extracting(Category::code)
                .containsExactlyElementsOf(TEXTS.stream().sorted().toList());
    }

    @OnEveryEngine
    void whatCannotBeStoredIsNotAskedFor(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        for (String text : List.of("", "\u0000", "a\u0000b", "\ud800", "x".repeat(10_000_000))) {
            Key.MemberKey member = new Key.MemberKey(ExternalReference.of("crm", text));
            Key.CategoryKey category = new Key.CategoryKey(text);
            Facts facts = store.load(timebank, Needs.of(member, category));
            assertThat(facts.find(member)).isEmpty();
            assertThat(facts.find(category)).isEmpty();
        }
    }

    @OnEveryEngine
    void daysOfAllYearsComeBack(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        List<LocalDate> days = List.of(
                LocalDate.of(1, 1, 1),
                LocalDate.of(4, 2, 29),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(1900, 2, 28),
                LocalDate.of(1969, 12, 31),
                LocalDate.of(2000, 2, 29),
                LocalDate.of(9999, 12, 31));
        Member ann = Things.joined(store, timebank);
        for (LocalDate day : days) {
            Member ben = new Member(
                    Things.person().id(), ann.kind(), ann.references(), List.of(new Membership(day, Optional.of(day))));
            Exchange exchange = Things.proposed(Things.leg(ann.id(), ben.id(), "care", day));
            store.apply(timebank, Things.joining(ben));
            store.apply(timebank, Things.saving(exchange, 0));

            Facts facts = store.load(timebank, Needs.of(new Key.ExchangeKey(exchange.id())));

            assertThat(facts.find(new Key.ExchangeKey(exchange.id()))).contains(exchange);
            assertThat(facts.find(new Key.MemberKey(ben.id()))).contains(ben);
        }
    }

    @OnEveryEngine
    @ResourceLock(Resources.TIME_ZONE)
    void noTimeZoneShiftsMomentsOrDays(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        // In Berlin the first does not exist, the second is twice; the others are the ends of a day and of
        // microseconds.
        List<Instant> moments = List.of(
                Instant.parse("2026-03-29T01:30:00Z"),
                Instant.parse("2025-10-26T00:30:00.999999Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-12-31T23:59:59.000001Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("1900-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        TimeZone before = TimeZone.getDefault();
        List<Event> events = new ArrayList<>();
        try {
            for (String zone : List.of("Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                for (Instant moment : moments) {
                    events.add(new Event(
                            Things.id(),
                            EventType.OFFER_PUBLISHED,
                            Event.RULES,
                            events.size() + 1,
                            zone,
                            moment,
                            "x",
                            Optional.empty()));
                    store.apply(
                            timebank,
                            ChangeSet.builder()
                                    .tell(events.get(events.size() - 1))
                                    .build());
                }
            }
            for (String zone : List.of("Asia/Kolkata", "America/St_Johns", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(engine.store().ask(timebank, new Query.EventsOf(Event.RULES)))
                        .isEqualTo(events);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
