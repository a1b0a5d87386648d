package org.timebank.testkit.given;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.Member;

/** Events of one subject, numbered from 1. */
public final class AnyEvents implements ArbitrarySupplier<List<Event>> {
    @Override
    public Arbitrary<List<Event>> get() {
        Arbitrary<String> details = Arbitraries.oneOf(Arbitraries.just(""), Texts.plain(40));
        Arbitrary<Event> events = Combinators.combine(
                        Values.ids(),
                        Arbitraries.of(EventType.class),
                        details,
                        Values.moments(),
                        Texts.plain(100),
                        Values.cast().map(Member::id).optional())
                .as((id, type, detail, at, by, onBehalfOf) ->
                        new Event(id, type, Event.RULES, 1, detail, at, by, onBehalfOf));
        return Combinators.combine(
                        Values.ids(), events.list().ofMinSize(1).ofMaxSize(5).uniqueElements(Event::id))
                .as(AnyEvents::numbered);
    }

    private static List<Event> numbered(UUID subject, List<Event> events) {
        List<Event> numbered = new ArrayList<>();
        for (Event e : events) {
            numbered.add(new Event(
                    e.id(),
                    e.type(),
                    subject,
                    numbered.size() + 1,
                    e.detail(),
                    e.recordedAt(),
                    e.recordedBy(),
                    e.onBehalfOf()));
        }
        return numbered;
    }
}
