package org.timebank.benchmarks.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DurablePostgresTest {

    @Test
    void isAsDurableAsByDefaultAndGoneWhenItIsClosed() throws Exception {
        Path data;
        Address home;
        try (DurablePostgres server = DurablePostgres.start()) {
            home = server.createDatabase("durable");

            assertThat(home.ask("SHOW fsync")).isEqualTo("on");
            assertThat(home.ask("SHOW synchronous_commit")).isEqualTo("on");
            assertThat(home.ask("SHOW full_page_writes")).isEqualTo("on");
            assertThat(home.ask("SHOW server_version")).startsWith("18.");
            assertThat(home.ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(server.description()).contains("18.").contains("max_connections=300");
            data = Path.of(home.ask("SHOW data_directory"));
            assertThat(data).isDirectory();
        }

        assertThatThrownBy(home::connect).isInstanceOf(SQLException.class);
        assertThat(data).doesNotExist();
    }
}
