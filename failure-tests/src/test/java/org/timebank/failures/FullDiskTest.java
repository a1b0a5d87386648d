package org.timebank.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.timebank.failures.load.Figures;
import org.timebank.failures.load.Load;
import org.timebank.failures.postgres.MortalPostgres;
import org.timebank.failures.postgres.Pools;

/** The server finds no room for what is written (SQLState 53100), now and then: while a statement is executed, or at commit. */
@ExtendWith({WithPostgres.class, FaultReport.class})
@Timeout(value = 4, unit = TimeUnit.HOURS)
class FullDiskTest {

    private static final int SHORTAGES = Integer.getInteger("timebank.faults.shortages", 1);

    private static final int EXCEPTIONS = 30;

    private final MortalPostgres server;

    FullDiskTest(MortalPostgres server) {
        this.server = server;
    }

    /** As long as there is a row, of three rows that are written one finds no room. */
    @BeforeEach
    void createADiskWithRoom() throws SQLException {
        server.execute("""
                CREATE TABLE full_disk (since TIMESTAMPTZ);
                CREATE FUNCTION find_room() RETURNS TRIGGER LANGUAGE plpgsql AS $$
                BEGIN
                    IF RANDOM() < 0.33 AND EXISTS (SELECT 1 FROM full_disk) THEN
                        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
                    END IF;
                    RETURN NEW;
                END $$
                """);
    }

    @AfterEach
    void forgetTheDisk() throws SQLException {
        server.execute("DROP FUNCTION find_room() CASCADE; DROP TABLE full_disk");
    }

    @Test
    void statementsFindNoRoom() throws Exception {
        server.execute("""
                CREATE TRIGGER find_room BEFORE INSERT ON timebank_ledger_entry
                FOR EACH ROW EXECUTE FUNCTION find_room()
                """);

        strike("disk full while a statement is executed");
    }

    @Test
    void commitsFindNoRoom() throws Exception {
        server.execute("""
                CREATE CONSTRAINT TRIGGER find_room AFTER INSERT ON timebank_event
                DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION find_room()
                """);

        strike("disk full at commit");
    }

    private void strike(String name) throws Exception {
        try (HikariDataSource pool = Pools.of("load", server.port(), Drill.CLIENTS)) {
            Figures figures = new Drill(name, server, pool).strike(SHORTAGES, (load, random) -> fillUp(load));

            assertThat(figures.exceptions()).isGreaterThanOrEqualTo((long) SHORTAGES * EXCEPTIONS);
        }
    }

    private void fillUp(Load load) throws Exception {
        server.execute("INSERT INTO full_disk VALUES (CURRENT_TIMESTAMP)");
        load.awaitExceptions(EXCEPTIONS);
        server.execute("DELETE FROM full_disk");
    }
}
