package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** PostgreSQL plans the questions about one account's history some times, and then no more. */
class PlannedOnceTest {

    /** So many it plans before it compares. */
    private static final long AT_FIRST = 5;

    private static final int ENTRIES = 20_000;
    private static final int A_BATCH = 1_000;
    private static final int OTHERS = 200;
    private static final int QUESTIONS = 40;
    private static final int PAGE = 50;

    private static final String PLANNED = """
            SELECT statement, custom_plans
            FROM pg_prepared_statements
            WHERE custom_plans + generic_plans > 10
            """;

    private final DataSource database = Engine.POSTGRESQL.created();
    private final JdbcTimebankStore store = JdbcTimebankStore.of(database);
    private final TimebankId timebank = Things.founded(store);
    private final AccountId account =
            AccountId.of(Things.joined(store, timebank).id());

    /** One account has half of all entries, many others the rest. */
    @BeforeEach
    void fill() throws SQLException {
        List<AccountId> others = IntStream.range(0, OTHERS)
                .mapToObj(i -> AccountId.of(Things.joined(store, timebank).id()))
                .toList();
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 0; i < ENTRIES; i++) {
            changes.post(new LedgerTransaction(
                    Things.header(Things.TODAY.plusDays(i / 10), Things.NOW.plusSeconds(i)),
                    List.of(new Entry(account, 1), new Entry(others.get(i % OTHERS), -1))));
            if ((i + 1) % A_BATCH == 0) {
                store.apply(timebank, changes.build());
                changes = ChangeSet.builder();
            }
        }
        CostTest.analyse(database);
    }

    @Test
    void aPageIsPlannedOnce() throws SQLException {
        assertPlannedOnce((asked, i) -> asked.ask(timebank, new Query.StatementOf(account, (long) i * PAGE, PAGE)));
        assertPlannedOnce((asked, i) -> asked.ask(timebank, new Query.StatementBackOf(account, Long.MAX_VALUE, PAGE)));
    }

    @Test
    void aPastBalanceIsPlannedOnce() throws SQLException {
        assertPlannedOnce((asked, i) -> asked.ask(timebank, new Query.BalanceOn(account, Things.TODAY.plusDays(i))));
        assertPlannedOnce((asked, i) ->
                asked.load(timebank, Needs.of(new Key.LineAtKey(account, Things.NOW.plusSeconds(i * 1_000L)))));
    }

    /** Five gifts to one account. */
    @Test
    void manyMovedAccountsArePlannedOnce() throws SQLException {
        List<AccountId> givers = IntStream.range(0, QUESTIONS)
                .mapToObj(i -> AccountId.of(Things.joined(store, timebank).id()))
                .toList();
        CostTest.analyse(database);
        assertPlannedOnce((asked, i) -> {
            ChangeSet.Builder changes = ChangeSet.builder();
            for (int k = 0; k < 5; k++) {
                AccountId giver = givers.get((i + k) % givers.size());
                changes.post(new LedgerTransaction(
                        Things.header(Things.TODAY.plusDays(ENTRIES), Things.NOW.plusSeconds(ENTRIES + i)),
                        List.of(new Entry(account, 1), new Entry(giver, -1))));
            }
            assertThat(asked.apply(timebank, changes.build())).isEqualTo(Applied.APPLIED);
        });
    }

    /** A question, the more the later. */
    private interface Asking {
        void ask(JdbcTimebankStore asked, int number);
    }

    private void assertPlannedOnce(Asking asking) throws SQLException {
        List<String> planned = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                // The pool's connection may be the one that filled the ledger, whose tables were analysed meanwhile or
                // not.
                statement.execute("DEALLOCATE ALL");
            }
            connection.setAutoCommit(false);
            JdbcTimebankStore joining = store.joining(connection);
            for (int i = 0; i < QUESTIONS; i++) {
                asking.ask(joining, i);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(PLANNED)) {
                while (row.next()) {
                    assertThat(row.getLong("custom_plans"))
                            .as(row.getString("statement"))
                            .isLessThanOrEqualTo(AT_FIRST);
                    planned.add(row.getString("statement"));
                }
            }
            connection.rollback();
        }
        assertThat(planned).isNotEmpty();
    }
}
