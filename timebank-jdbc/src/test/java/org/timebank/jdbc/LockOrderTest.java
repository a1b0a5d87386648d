package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.testdatabases.TestDatabases;

/**
 * PostgreSQL may come upon accounts in any order, as it does here, where it reads the whole table: in that of their latest
 * versions. Nobody waits in a circle all the same.
 */
class LockOrderTest {

    private static final int CLIENTS = 8;
    private static final int CHANGES = 800;
    private static final int MEMBERS = 5;

    /** A deadlock is found soon, and makes a change stale. */
    private static final String OPTIONS = "-c enable_indexscan=off -c enable_indexonlyscan=off -c enable_bitmapscan=off"
            + " -c deadlock_timeout=10ms";

    @Test
    void nobodyWaitsInACircleInWhateverOrderAccountsAreFound() throws Exception {
        PGConnectionPoolDataSource database = new PGConnectionPoolDataSource();
        database.setUrl(TestDatabases.postgresUrl());
        database.setOptions(OPTIONS);
        JdbcConnectionPool pool = JdbcConnectionPool.create(database);
        pool.setMaxConnections(CLIENTS);
        TimebankSchema.of(pool).create();
        JdbcTimebankStore store = JdbcTimebankStore.of(pool);
        TimebankId timebank = Things.founded(store);
        List<AccountId> accounts = accounts(store, timebank);

        assertThat(LedgerTest.atOnce(CHANGES, i -> store.apply(timebank, change(accounts, new Random(i)))))
                .hasSize(CHANGES)
                .containsOnly(Applied.APPLIED);
        pool.dispose();
    }

    private static List<AccountId> accounts(JdbcTimebankStore store, TimebankId timebank) {
        return IntStream.range(0, MEMBERS)
                .mapToObj(i -> Things.joined(store, timebank))
                .map(Member::id)
                .map(AccountId::of)
                .toList();
    }

    /** Two to five accounts are moved, in no order; or credits are set aside on two of them. */
    private static ChangeSet change(List<AccountId> accounts, Random random) {
        List<AccountId> some = new ArrayList<>(accounts);
        Collections.shuffle(some, random);
        if (random.nextInt(5) == 0) {
            return Things.placing(Things.hold(Map.of(some.get(0), 1L, some.get(1), 2L), Things.TODAY));
        }
        int moved = 2 + random.nextInt(MEMBERS - 1);
        List<Entry> entries = new ArrayList<>();
        some.subList(1, moved).forEach(account -> entries.add(new Entry(account, 1)));
        entries.add(new Entry(some.get(0), 1L - moved));
        return Things.posting(Things.transaction(entries.toArray(Entry[]::new)));
    }
}
