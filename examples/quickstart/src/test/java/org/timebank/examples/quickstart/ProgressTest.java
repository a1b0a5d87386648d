package org.timebank.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void showsALineASecond() {
        readAThousandLinesIn(2_500, false);

        assertThat(shown.toString(UTF_8).lines())
                .containsExactly(
                        "  400 of 1,000 lines read, 40 %",
                        "  800 of 1,000 lines read, 80 %", "  1,000 of 1,000 lines read, 100 %");
    }

    @Test
    void staysInOneLineOnATerminal() {
        readAThousandLinesIn(2_500, true);

        assertThat(shown.toString(UTF_8))
                .isEqualTo("\r  400 of 1,000 lines read, 40 %\r  800 of 1,000 lines read, 80 %"
                        + "\r  1,000 of 1,000 lines read, 100 %" + System.lineSeparator());
    }

    private void readAThousandLinesIn(long millis, boolean onTerminal) {
        Progress progress = new Progress(new PrintStream(shown, true, UTF_8), 1_000, onTerminal, nanos::get);
        for (int row = 1; row <= 1_000; row++) {
            nanos.addAndGet(millis * 1_000);
            progress.at(row);
        }
        progress.done(1_000);
    }
}
