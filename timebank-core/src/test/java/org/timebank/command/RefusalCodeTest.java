package org.timebank.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCodeTest {

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void every_reason_reads_as_a_sentence_and_says_what_would_change_it(RefusalCode code) {
        Refusal refusal = Refusal.of(code, "one", "two", "three");

        assertThat(refusal.sentence()).endsWith(".").doesNotContain("%s");
        assertThat(refusal.remedy()).endsWith(".").doesNotContain("%s");
        assertThat(refusal.is(code)).isTrue();
    }

    @Test
    void codes_are_unique_and_made_of_lower_case_words() {
        Set<String> codes = new HashSet<>();
        for (RefusalCode code : RefusalCode.values()) {
            assertThat(codes.add(code.code())).isTrue();
            assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        }
    }

    @Test
    void a_value_from_outside_is_shown_short_and_without_what_a_store_cannot_keep() {
        String hostile = "a\u0000b\uD800c" + "x".repeat(10_000);

        String sentence = Refusal.of(RefusalCode.UNKNOWN_MEMBER, hostile).sentence();

        assertThat(sentence).hasSizeLessThan(150).contains("a\uFFFDb\uFFFDc").contains("…");
        assertThat(PlainText.isPlain(sentence, 500)).isTrue();
    }
}
