package org.timebank.benchmarks.form;

import java.sql.SQLException;
import org.timebank.benchmarks.postgres.Address;

/**
 * The tables of the forms that are written by hand: as narrow as a ledger of two entries a transfer can be. Half-filled
 * pages of accounts, so that balances change in place.
 */
final class SmallLedger {

    private static final String TABLES = """
            CREATE TABLE account (
                id INT PRIMARY KEY,
                balance BIGINT NOT NULL
            ) WITH (fillfactor = 50);
            CREATE TABLE transfer (
                id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                recorded_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
            );
            CREATE TABLE entry (
                transfer_id BIGINT NOT NULL,
                account_id INT NOT NULL,
                minutes BIGINT NOT NULL,
                PRIMARY KEY (transfer_id, account_id)%s
            );
            """;

    private static final String ACCOUNTS = """
            INSERT INTO account (id, balance)
            SELECT id, 0
            FROM GENERATE_SERIES(0, %d) AS id
            """;

    private static final String SUM_OF_BALANCES = "SELECT SUM(balance) FROM account";

    private static final String TRANSFERS = "SELECT COUNT(*) FROM transfer";

    private static final String ENTRIES = "SELECT COUNT(*) FROM entry";

    private static final String UNBALANCED_TRANSFERS = """
            SELECT COUNT(*)
            FROM (
                SELECT transfer_id
                FROM entry
                GROUP BY transfer_id
                HAVING SUM(minutes) <> 0 OR COUNT(*) <> 2) unbalanced
            """;

    private static final String BALANCES_WITHOUT_ENTRIES = """
            SELECT COUNT(*)
            FROM account a
            LEFT JOIN (
                SELECT account_id, SUM(minutes) AS minutes
                FROM entry
                GROUP BY account_id) e ON e.account_id = a.id
            WHERE a.balance <> COALESCE(e.minutes, 0)
            """;

    private SmallLedger() {}

    static void create(Address home, int accounts, ForeignKeys foreignKeys) throws SQLException {
        home.execute(TABLES.formatted(foreignKeys.furtherConstraints()));
        home.execute(ACCOUNTS.formatted(accounts - 1));
    }

    static String check(Address home, long transfers) throws SQLException {
        home.require(0, SUM_OF_BALANCES);
        home.require(transfers, TRANSFERS);
        home.require(2 * transfers, ENTRIES);
        home.require(0, UNBALANCED_TRANSFERS);
        home.require(0, BALANCES_WITHOUT_ENTRIES);
        return transfers
                + " transfers, each of two entries that sum to zero, and every balance is the sum of its entries";
    }
}
