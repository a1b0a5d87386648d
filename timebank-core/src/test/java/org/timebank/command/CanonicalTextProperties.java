package org.timebank.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void lists_nest(@ForAll @NotEmpty List<String> inner, @ForAll String beside) {
        String outer = CanonicalText.of(CanonicalText.of(inner), beside);

        assertThat(CanonicalText.fields(CanonicalText.fields(outer).get(0))).isEqualTo(inner);
        assertThat(CanonicalText.fields(outer).get(1)).isEqualTo(beside);
    }
}
