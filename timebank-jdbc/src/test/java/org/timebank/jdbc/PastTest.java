package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.StatementLine;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** What an account was is found however its entries are spread over time, and for few rows that are read. */
class PastTest {

    private static final int ENTRIES = 400;
    private static final int QUESTIONS = 12;
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 5, 5);
    private static final Instant FIRST = Instant.parse("1990-05-05T21:00:00.000001Z");

    /** Nine by halving, and five more; each a row with the index that leads to it; and the account and the answer. */
    private static final long FOR_A_SEARCH = 14 * 4 + 12;

    /** A milestone and the fifteen entries after it, each a row with the index that leads to it; the account and the answer. */
    private static final long BY_MILESTONE = 16 * 2 + 2 + 6;

    @OnEveryEngine
    void itIsFoundHoweverEntriesAreSpread(Engine engine) throws SQLException {
        DataSource database = engine.created();
        Recorded recorded = new Recorded(database);
        JdbcTimebankStore store = JdbcTimebankStore.of(recorded.watched());
        TimebankId timebank = Things.founded(store);
        long most = engine == Engine.POSTGRESQL ? BY_MILESTONE : FOR_A_SEARCH;
        for (Spread spread : Spread.values()) {
            AccountId account = AccountId.of(Things.joined(store, timebank).id());
            AccountId other = AccountId.of(Things.joined(store, timebank).id());
            long[] days = spread.days(ENTRIES);
            fill(store, timebank, account, other, days);
            CostTest.analyse(database);
            recorded.rowsRead();
            for (long day : questions(days)) {
                assertThat(store.ask(timebank, new Query.BalanceOn(account, FIRST_DAY.plusDays(day))))
                        .as("%s: day %s", spread, day)
                        .isEqualTo(countUntil(days, day));
                assertThat(recorded.rowsRead()).as("%s: day %s", spread, day).isBetween(1L, most);
            }
        }
    }

    @OnEveryEngine
    void whatWasKnownIsFoundToTheMicrosecond(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        for (Spread spread : Spread.values()) {
            AccountId account = AccountId.of(Things.joined(store, timebank).id());
            AccountId other = AccountId.of(Things.joined(store, timebank).id());
            long[] days = spread.days(ENTRIES);
            fill(store, timebank, account, other, days);
            Set<Key.LineAtKey> keys = new LinkedHashSet<>();
            for (long day : questions(days)) {
                keys.add(new Key.LineAtKey(account, at(day)));
                keys.add(new Key.LineAtKey(account, at(day).minus(1, ChronoUnit.MICROS)));
            }
            Facts facts = store.load(timebank, Needs.of(keys));
            for (Key.LineAtKey key : keys) {
                long known = Arrays.stream(days)
                        .filter(day -> !at(day).isAfter(key.recordedBy()))
                        .count();
                assertThat(facts.find(key).map(StatementLine::number).orElse(0L))
                        .as("%s: %s", spread, key)
                        .isEqualTo(known);
                assertThat(store.load(timebank, Needs.of(key)).find(key))
                        .as("%s: %s", spread, key)
                        .isEqualTo(facts.find(key));
            }
        }
    }

    @OnEveryEngine
    void aSingleEntryIsFound(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        AccountId account = AccountId.of(Things.joined(store, timebank).id());
        AccountId other = AccountId.of(Things.joined(store, timebank).id());
        fill(store, timebank, account, other, new long[] {3});

        assertThat(store.ask(timebank, new Query.BalanceOn(account, FIRST_DAY.plusDays(2))))
                .isZero();
        assertThat(store.ask(timebank, new Query.BalanceOn(account, FIRST_DAY.plusDays(3))))
                .isOne();
        Key.LineAtKey before = new Key.LineAtKey(account, at(2));
        Key.LineAtKey then = new Key.LineAtKey(account, at(3));
        Facts facts = store.load(timebank, Needs.of(before, then));
        assertThat(facts.find(before)).isEmpty();
        assertThat(facts.find(then)).isPresent();
    }

    /** Before the first entry, after the last, and on, before and after some between them. */
    private static Set<Long> questions(long[] days) {
        Set<Long> questions = new LinkedHashSet<>();
        for (int i = 0; i <= QUESTIONS; i++) {
            long day = days[(int) ((long) i * (days.length - 1) / QUESTIONS)];
            questions.addAll(Set.of(day - 1, day, day + 1));
        }
        return questions;
    }

    /** An entry of a minute on each day, recorded on the same one. */
    private static void fill(
            JdbcTimebankStore store, TimebankId timebank, AccountId account, AccountId other, long[] days) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (long day : days) {
            changes.post(new LedgerTransaction(
                    Things.header(FIRST_DAY.plusDays(day), at(day)),
                    List.of(new Entry(account, 1), new Entry(other, -1))));
        }
        store.apply(timebank, changes.build());
    }

    private static Instant at(long day) {
        return FIRST.plus(day, ChronoUnit.DAYS);
    }

    private static long countUntil(long[] days, long last) {
        return Arrays.stream(days).filter(day -> day <= last).count();
    }
}
