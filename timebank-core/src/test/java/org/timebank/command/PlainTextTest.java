package org.timebank.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "übermäßig", "שלום", "👩🏽‍🌾", "'; DROP TABLE account; --", "\\|%_"})
    void text_that_any_store_can_keep_is_plain(String text) {
        assertThat(PlainText.isPlain(text, 40)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "line\nbreak", "\u0085", "half \uD83D", "\uDC69 half"})
    void control_characters_and_halves_of_characters_are_not(String text) {
        assertThat(PlainText.isPlain(text, 40)).isFalse();
    }

    @Test
    void the_longest_text_is_plain_and_one_character_more_is_not() {
        assertThat(PlainText.isPlain("x".repeat(40), 40)).isTrue();
        assertThat(PlainText.isPlain("x".repeat(41), 40)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000"})
    void a_key_that_cannot_be_kept_is_refused_at_once(String text) {
        assertThatThrownBy(() -> IdempotencyKey.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 100 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "ä", "a/b"})
    void a_timebank_has_a_name_that_can_stand_anywhere(String text) {
        assertThatThrownBy(() -> TimebankId.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 64 letters");
    }
}
