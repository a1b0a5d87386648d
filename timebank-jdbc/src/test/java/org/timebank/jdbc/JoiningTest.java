package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.ConflictException;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.GiveCredits;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.member.Member;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Posting;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** The store within the host's transaction. */
class JoiningTest {

    private static final TimebankEngine ENGINE =
            TimebankEngine.builder(new InMemoryStore()).build();

    private static final List<String> WHAT_THE_HOST_DOES = List.of(
            "commit", "close", "setAutoCommit", "setTransactionIsolation", "setReadOnly", "setCatalog", "setSchema");

    /** A connection that notes what is the host's to do, and what of it was done. */
    private static Connection watched(Connection connection, List<String> done) {
        return (Connection) Proxy.newProxyInstance(
                JoiningTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    boolean isWholeRollback = method.getName().equals("rollback") && args == null;
                    if (isWholeRollback || WHAT_THE_HOST_DOES.contains(method.getName())) {
                        done.add(method.getName());
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @OnEveryEngine
    void whatTheHostRollsBackWasNeverThere(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        try (HostConnection host = HostConnection.of(engine.shared())) {
            Connection connection = host.connection();
            List<String> done = new ArrayList<>();
            TimebankEngine engineOfHost = ENGINE.over(store.joining(watched(connection, done)));

            host.note("before");
            assertThat(give(engineOfHost, timebank, ann, ben, "1")).isTrue();
            assertThat(balance(store, timebank, ben)).isZero();
            assertThat(balance(store.joining(connection), timebank, ben)).isEqualTo(60);
            connection.rollback();

            assertThat(done).isEmpty();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(balance(store, timebank, ben)).isZero();
            assertThat(host.notes()).doesNotContain("before");
        }
    }

    @OnEveryEngine
    void whatTheHostCommitsIsThereTogether(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        try (HostConnection host = HostConnection.of(engine.shared())) {
            Connection connection = host.connection();
            host.note("kept");
            TimebankEngine engineOfHost = ENGINE.over(store.joining(connection));
            assertThat(give(engineOfHost, timebank, ann, ben, "1")).isTrue();
            assertThat(give(engineOfHost, timebank, ann, ben, "2")).isTrue();
            connection.commit();

            assertThat(balance(store, timebank, ben)).isEqualTo(120);
            assertThat(host.notes()).contains("kept");
        }
    }

    @OnEveryEngine
    void aChangeThatLosesIsToldOfAndLeavesTheHostsTransactionAsItWas(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        ChangeSet twice = ChangeSet.builder()
                .add(Things.defining(Things.category("care"), 0))
                .add(Things.answering(Things.done("", "x")))
                .build();
        try (HostConnection host = HostConnection.of(engine.shared())) {
            Connection connection = host.connection();
            JdbcTimebankStore joined = store.joining(connection);
            host.note("survives");
            assertThat(joined.apply(timebank, Things.defining(Things.category("garden"), 0)))
                    .isEqualTo(Applied.APPLIED);
            store.apply(timebank, Things.answering(Things.done("", "x")));

            assertThatThrownBy(() -> joined.apply(timebank, twice))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("Roll the transaction back and begin it again");
            connection.commit();

            assertThat(host.notes()).contains("survives");
            assertThat(store.ask(timebank, new Query.AllCategories()))
                    .extracting(category -> category.code())
                    .containsExactly("garden");
            assertThat(store.ask(timebank, new Query.AllMembers(Optional.empty(), 5)))
                    .contains(ann);
        }
    }

    @OnEveryEngine
    void misuseLeavesTheHostsTransactionAsItWas(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        ChangeSet ofNobody = ChangeSet.builder()
                .add(Things.defining(Things.category("care"), 0))
                .post(Posting.of(Things.transaction(
                        new Entry(AccountId.of(ann.id()), 1), new Entry(new AccountId(Things.id()), -1))))
                .build();
        try (HostConnection host = HostConnection.of(engine.shared())) {
            Connection connection = host.connection();
            host.note("there");

            assertThatThrownBy(() -> store.joining(connection).apply(timebank, ofNobody))
                    .isInstanceOf(IllegalArgumentException.class);
            connection.commit();

            assertThat(host.notes()).contains("there");
            assertThat(store.ask(timebank, new Query.AllCategories())).isEmpty();
        }
    }

    @OnEveryEngine
    void withoutATransactionThereIsNothingToJoin(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        try (Connection connection = engine.shared().getConnection()) {
            List<String> done = new ArrayList<>();
            TimebankStore joined = store.joining(watched(connection, done));

            assertThatThrownBy(() -> joined.apply(timebank, Things.defining(Things.category("care"), 0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("There is no transaction to join");
            assertThat(done).isEmpty();
        }
    }

    /** A timebank that was founded in a transaction which was rolled back has no number any more. */
    @OnEveryEngine
    void aFoundingThatIsRolledBackIsForgotten(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.timebank();
        try (HostConnection host = HostConnection.of(engine.shared())) {
            Connection connection = host.connection();
            JdbcTimebankStore joined = store.joining(connection);
            joined.apply(timebank, Things.rules(1));
            assertThat(joined.ask(timebank, new Query.AllCategories())).isEmpty();
            connection.rollback();
        }
        TimebankEngine engineOfHost = ENGINE.over(store);

        boolean founded = engineOfHost
                .timebank(timebank)
                .actingAs(Actor.administrator("admin"))
                .rules()
                .adopt(AdoptRules.of("rules", CommunityRules.common(ZoneId.of("Europe/Berlin"))))
                .isDone();

        assertThat(founded).isTrue();
    }

    private static boolean give(TimebankEngine engine, TimebankId timebank, Member from, Member to, String key) {
        return engine.timebank(timebank)
                .actingAs(Actor.broker("broker"))
                .credits()
                .give(GiveCredits.of(key, from.id(), to.id(), 60))
                .isDone();
    }

    private static long balance(TimebankStore store, TimebankId timebank, Member member) {
        return ENGINE.over(store)
                .timebank(timebank)
                .actingAs(Actor.broker("broker"))
                .credits()
                .balance(member.id())
                .orElseThrow();
    }
}
