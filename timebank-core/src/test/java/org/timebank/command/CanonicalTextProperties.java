package org.timebank.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class CanonicalTextProperties {

    @Property
    void what_is_joined_comes_apart_again(@ForAll @NotEmpty List<String> fields) {
        assertThat(CanonicalText.fields(CanonicalText.of(fields))).isEqualTo(fields);
    }

    @Property
    void fields_made_of_separators_and_escapes_come_apart_again(
            @ForAll @Size(min = 1, max = 5) List<@CharRange(from = '[', to = '}') String> fields) {
        assertThat(CanonicalText.fields(CanonicalText.of(fields))).isEqualTo(fields);
    }

    @Property
    void any_text_can_be_encoded_and_comes_apart_again(
            @ForAll @Size(min = 1, max = 5) List<@CharRange(from = '\uD700', to = '\uE0FF') String> fields) {
        String text = CanonicalText.of(fields);

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        assertThat(CanonicalText.fields(text)).isEqualTo(fields);
    }

    @Example
    void a_text_that_ends_inside_an_escape_is_none() {
        for (String text : List.of("a\\", "\\u", "\\uD80")) {
            assertThatThrownBy(() -> CanonicalText.fields(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void lists_nest(@ForAll @NotEmpty List<String> inner, @ForAll String beside) {
        String outer = CanonicalText.of(CanonicalText.of(inner), beside);

        assertThat(CanonicalText.fields(CanonicalText.fields(outer).get(0))).isEqualTo(inner);
        assertThat(CanonicalText.fields(outer).get(1)).isEqualTo(beside);
    }
}
