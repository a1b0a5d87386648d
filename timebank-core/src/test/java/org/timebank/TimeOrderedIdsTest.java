package org.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private final Instant moment = Instant.parse("2026-09-30T12:00:00Z");

    @Test
    void ids_ascend_even_while_the_clock_stands_still() {
        IdGenerator ids = IdGenerator.timeOrdered(Clock.fixed(moment, ZoneOffset.UTC));

        List<String> given =
                Stream.generate(ids::next).limit(20_000).map(UUID::toString).toList();

        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_id_is_a_version_7_uuid_of_its_millisecond_and_leaves_its_last_16_bits() {
        UUID id = IdGenerator.timeOrdered(Clock.fixed(moment, ZoneOffset.UTC)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(moment.toEpochMilli());
        assertThat(id.getLeastSignificantBits() & 0xFFFF).isZero();
    }

    @Test
    void two_generators_do_not_give_the_same_ids() {
        Clock clock = Clock.fixed(moment, ZoneOffset.UTC);
        IdGenerator one = IdGenerator.timeOrdered(clock);
        IdGenerator other = IdGenerator.timeOrdered(clock);

        assertThat(Stream.generate(one::next).limit(1_000))
                .doesNotContainAnyElementsOf(
                        Stream.generate(other::next).limit(1_000).toList());
    }
}
