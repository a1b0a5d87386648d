package org.timebank.failures;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.timebank.command.TimebankId;
import org.timebank.failures.load.Narrator;
import org.timebank.jdbc.JdbcTimebankStore;

/** An application with H2 embedded, in a process of its own: eight clients, and each line of what they are told. */
final class H2Process {

    private static final int CLIENTS = 8;

    private H2Process() {}

    /** Starts it, on the class path of this process. */
    static Process start(String url, TimebankId timebank, String run) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dorg.jboss.logging.provider=slf4j",
                        "-cp",
                        System.getProperty("java.class.path"),
                        H2Process.class.getName(),
                        url,
                        timebank.value(),
                        run))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A pool on the database. */
    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CLIENTS);
        return new HikariDataSource(config);
    }

    public static void main(String[] arguments) {
        JdbcTimebankStore store = JdbcTimebankStore.of(pool(arguments[0]));
        Narrator.begin(store, TimebankId.of(arguments[1]), arguments[2], CLIENTS, System.out);
    }
}
