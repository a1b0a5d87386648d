package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    @Test
    void endsALineAtLineFeedCarriageReturnAndBoth() throws IOException {
        assertThat(texts("a\nb\r\nc\rd\n\ne\r\r\nf")).containsExactly("a", "b", "c", "d", "", "e", "", "f");
    }

    @Test
    void leavesAByteOrderMarkOutAtTheBeginningOnly() throws IOException {
        assertThat(texts("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
    }

    @Test
    void hasNoLineInAnEmptyText() throws IOException {
        assertThat(texts("")).isEmpty();
        assertThat(texts("\uFEFF")).isEmpty();
        assertThat(texts("\n")).containsExactly("");
    }

    @Test
    void holdsTheBeginningOfALineThatIsTooLong() throws IOException {
        int longest = BoundedLines.LONGEST;
        List<BoundedLines.Line> lines = lines("x".repeat(longest) + "\n" + "y".repeat(10 * longest) + "\nz");

        assertThat(lines).extracting(BoundedLines.Line::whole).containsExactly(true, false, true);
        assertThat(lines).extracting(line -> line.text().length()).containsExactly(longest, longest, 1);
        assertThat(lines).extracting(BoundedLines.Line::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        for (byte[] bytes : List.of(
                new byte[] {'a', '\n', (byte) 0xE9, '\n'},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0},
                new byte[] {'a', (byte) 0xC3})) {
            assertThatThrownBy(() -> lines(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(Unusable.class)
                    .hasMessageContaining("x.csv is not in UTF-8");
        }
    }

    private static List<String> texts(String text) throws IOException {
        return lines(text).stream().map(BoundedLines.Line::text).toList();
    }

    private static List<BoundedLines.Line> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<BoundedLines.Line> lines(InputStream bytes) throws IOException {
        List<BoundedLines.Line> all = new ArrayList<>();
        try (BoundedLines lines = new BoundedLines("x.csv", bytes)) {
            for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(line.get());
            }
        }
        return all;
    }
}
