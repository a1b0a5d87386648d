package org.timebank.benchmarks.form;

import java.sql.SQLException;
import org.timebank.benchmarks.postgres.Address;

/**
 * The tables of pgbench at scale {@value #SCALE}, but for the number of accounts. The scale is well above the number of
 * clients, so that they rarely wait for each other's branch.
 */
final class TpcBTables implements HandWritten.Books {

    /** How many branches; there are ten times as many tellers. */
    static final int SCALE = 100;

    static final int TELLERS = 10 * SCALE;

    private static final String TABLES = """
            CREATE TABLE pgbench_branches (bid INT PRIMARY KEY, bbalance INT, filler CHAR(88));
            CREATE TABLE pgbench_tellers (tid INT PRIMARY KEY, bid INT, tbalance INT, filler CHAR(84));
            CREATE TABLE pgbench_accounts (aid INT PRIMARY KEY, bid INT, abalance INT, filler CHAR(84));
            CREATE TABLE pgbench_history (tid INT, bid INT, aid INT, delta INT, mtime TIMESTAMP, filler CHAR(22));
            """;

    private static final String ROWS = """
            INSERT INTO pgbench_branches (bid, bbalance) SELECT id, 0 FROM GENERATE_SERIES(1, %1$d) AS id;
            INSERT INTO pgbench_tellers (tid, bid, tbalance) SELECT id, 1 + id %% %1$d, 0 FROM GENERATE_SERIES(1, %2$d) AS id;
            INSERT INTO pgbench_accounts (aid, bid, abalance, filler)
            SELECT id, 1 + id %% %1$d, 0, '' FROM GENERATE_SERIES(1, %3$d) AS id;
            """;

    @Override
    public void create(Address home, int accounts) throws SQLException {
        home.execute(TABLES);
        home.execute(ROWS.formatted(SCALE, TELLERS, accounts));
    }

    @Override
    public String check(Address home, long moves) throws SQLException {
        home.require(moves, "SELECT COUNT(*) FROM pgbench_history");
        long moved = Long.parseLong(home.ask("SELECT SUM(delta) FROM pgbench_history"));
        home.require(moved, "SELECT SUM(abalance) FROM pgbench_accounts");
        home.require(moved, "SELECT SUM(tbalance) FROM pgbench_tellers");
        home.require(moved, "SELECT SUM(bbalance) FROM pgbench_branches");
        return moves + " transactions, whose sum stands on accounts, tellers and branches";
    }
}
