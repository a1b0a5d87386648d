package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_ERR)
class WriteDelayTest {

    @TempDir
    Path directory;

    @Test
    void aFileThatIsWrittenLateIsWarnedOf() {
        assertThat(logOf("jdbc:h2:file:" + directory.resolve("late"))).contains("WARN", "WRITE_DELAY=0");
    }

    @Test
    void aFileThatIsWrittenAtOnceIsNot() {
        assertThat(logOf("jdbc:h2:file:" + directory.resolve("once") + ";WRITE_DELAY=0"))
                .isEmpty();
    }

    @Test
    void whatIsInMemoryIsNot() {
        assertThat(logOf("jdbc:h2:mem:")).isEmpty();
    }

    private static String logOf(String url) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            JdbcTimebankStore.of(Engine.h2(url));
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
