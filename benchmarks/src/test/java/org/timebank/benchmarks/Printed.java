package org.timebank.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What a benchmark has printed. */
public final class Printed {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, UTF_8);

    /** Where it prints. */
    public PrintStream stream() {
        return stream;
    }

    /** Everything. */
    public String text() {
        return bytes.toString(UTF_8);
    }

    /** It ends with figures of these names, in this order, each a number above zero. */
    public void endsWith(String... names) {
        List<String> lines = text().lines().toList();
        List<String> last = lines.subList(lines.size() - names.length, lines.size());
        assertThat(last.stream().map(line -> line.replaceFirst("=.*", ""))).containsExactly(names);
        assertThat(last).allMatch(line -> Double.parseDouble(line.replaceFirst(".*=", "")) > 0);
    }
}
