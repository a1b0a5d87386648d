package org.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timebank.access.Actor;
import org.timebank.command.TimebankId;
import org.timebank.delivery.EventReader;
import org.timebank.event.DeadLetter;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.TimebankStore;

/** The Java of docs/events.md compiles, runs, and stands there as it stands here. */
@Timeout(60)
class EventsDocumentTest {

    private static final TimebankId ELM = TimebankId.of("elm-street");

    private final TimebankStore store = new InMemoryStore();
    private final Queue queue = new Queue();
    private final List<String> shown = new ArrayList<>();

    /** The host's own. */
    private static final class Queue {
        private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
        private boolean isDown;

        void send(TimebankId timebank, UUID id, String what, UUID subject) {
            if (isDown) {
                throw new IllegalStateException("The queue is down");
            }
            sent.add(String.join(" ", timebank.value(), what, subject.toString(), id.toString()));
        }
    }

    private void show(String line) {
        shown.add(line);
    }

    private void somethingHappens() {
        TimebankEngine.builder(store)
                .build()
                .timebank(ELM)
                .actingAs(Actor.administrator("crm-user-1"))
                .rules()
                .adopt(AdoptRules.of("rules-1", CommunityRules.common(ZoneId.of("Europe/London"))))
                .orElseThrow();
    }

    @Test
    void the_page_shows_no_other_java() {
        Document.named("events.md").showsOnlyJavaOf(EventsDocumentTest.class);
    }

    @Test
    void what_happens_is_streamed() throws InterruptedException {
        somethingHappens();
        // @start region="stream"
        EventReader reader = EventReader.builder(
                        store,
                        (timebank, event) ->
                                queue.send(timebank, event.id(), event.type().code(), event.subject()))
                .name("node-1")
                .build();
        reader.start(Duration.ofSeconds(1)); // and reader.close() when the application ends
        // @end

        assertThat(queue.sent.poll(30, TimeUnit.SECONDS)).startsWith("elm-street rules-adopted 00000000-");
        reader.close();
    }

    @Test
    void dead_letters_are_sent_again_and_delivered_events_are_cleaned_away() {
        somethingHappens();
        queue.isDown = true;
        EventReader reader = EventReader.builder(
                        store,
                        (timebank, event) ->
                                queue.send(timebank, event.id(), event.type().code(), event.subject()))
                .mostAttempts(1)
                .build();
        reader.poll();
        queue.isDown = false;

        for (DeadLetter letter : reader.deadLetters(ELM, Optional.empty(), 100)) {
            show(letter.event().type().code() + ": " + letter.failure().errorCode());
            reader.redeliver(ELM, letter.event().id()); // or reader.discard
        }

        assertThat(shown).containsExactly("rules-adopted: java.lang.IllegalStateException");
        assertThat(queue.sent).hasSize(1);

        long removed = reader.clean(Duration.ofDays(90));

        assertThat(removed).isZero();
    }
}
