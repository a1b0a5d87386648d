package org.timebank.failures.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.event.EventType;

class HeardTest {

    private static final TimebankId TIMEBANK = TimebankId.of("look-ahead");
    private static final UUID SUBJECT = new UUID(1, 1);

    private final Heard heard = new Heard();

    @Test
    void whatComesAgainIsCountedAndNoFlaw() {
        tell(1, 2, 1, 2, 3);

        assertThat(heard.flaws()).isEmpty();
        assertThat(heard.told(SUBJECT)).extracting(Event::number).containsExactly(1, 2, 3);
        assertThat(heard.count()).isEqualTo(5);
        assertThat(heard.countAgain()).isEqualTo(2);
    }

    @Test
    void whatComesBeforeAnEarlierOneIsAFlaw() {
        tell(1, 3, 2);

        assertThat(heard.flaws()).hasSize(1);
    }

    @Test
    void anotherEventUnderTheSameNumberIsAFlaw() {
        tell(1);
        heard.handle(TIMEBANK, event(1, new UUID(9, 9)));

        assertThat(heard.flaws()).hasSize(1);
    }

    private void tell(int... numbers) {
        for (int number : numbers) {
            heard.handle(TIMEBANK, event(number, new UUID(2, number)));
        }
    }

    private static Event event(int number, UUID id) {
        return new Event(
                id, EventType.EXCHANGE_ACCEPTED, SUBJECT, number, "", Instant.EPOCH, "crm-user-1", Optional.empty());
    }
}
