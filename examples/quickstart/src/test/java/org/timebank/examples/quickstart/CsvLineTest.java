package org.timebank.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void readsPlainAndQuotedFields() {
        assertThat(CsvLine.fields("a,\"b,\"\"c\"\"\",,d\"e").orElseThrow()).containsExactly("a", "b,\"c\"", "", "d\"e");
        assertThat(CsvLine.fields("").orElseThrow()).containsExactly("");
        assertThat(CsvLine.fields(",".repeat(BoundedLines.LONGEST)).orElseThrow())
                .hasSize(BoundedLines.LONGEST + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b", "\"", "a,\"b\"c,d", "\"a\"\""})
    void hasNoFieldsWhenQuotesDoNotMatch(String line) {
        assertThat(CsvLine.fields(line)).isEmpty();
    }

    @Test
    void makesOutTheLeadingFieldsOfASpoiltLine() {
        assertThat(CsvLine.leadingFields("1,2,G,\"x,y", 3)).startsWith("1", "2", "G");
        assertThat(CsvLine.leadingFields("\"1,1\",2,\"G,1\",\"x,y", 3)).startsWith("1,1", "2", "G,1");
        assertThat(CsvLine.leadingFields("1,\"2,G,x,y", 3)).startsWith("1", "\"2", "G");
        assertThat(CsvLine.leadingFields("1,2", 3)).containsExactly("1", "2");
        assertThat(CsvLine.leadingFields("\"", 3)).containsExactly("\"");
    }
}
