package org.timebank.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.jdbc.JdbcTimebankStore;
import org.timebank.jdbc.TimebankSchema;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.testdatabases.TestDatabases;

/** A visit and its time credits are there together, or neither is. */
class HostTransactionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** The databases: H2, as it is to be opened, and PostgreSQL. */
    static Stream<String> databases() {
        return Stream.of(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0", TestDatabases.postgresUrl());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void withPlainJdbc(String url) throws SQLException {
        try (HikariDataSource database = care(url)) {
            PlainJdbc host = new PlainJdbc(database);

            assertThat(host.visited(visit("1", 60)).isDone()).isTrue();
            assertThat(host.visited(visit("2", 60_000)).isDone()).isFalse();
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                assertThat(host.visited(connection, visit("3", 60)).isDone()).isTrue();
                connection.rollback();
                assertThat(connection.getAutoCommit()).isFalse();
            }
            assertThatThrownBy(() -> host.visited(visit("1", 60))).isInstanceOf(SQLException.class);

            assertOnlyTheFirstVisitIsThere(database);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void inSpring(String url) throws SQLException {
        try (HikariDataSource database = care(url)) {
            InSpring host = new InSpring(database);
            TransactionTemplate around = new TransactionTemplate(new DataSourceTransactionManager(database));

            assertThat(host.visited(visit("1", 60)).isDone()).isTrue();
            assertThat(host.visited(visit("2", 60_000)).isDone()).isFalse();
            assertThatThrownBy(() -> around.executeWithoutResult(transaction -> {
                        assertThat(host.visited(visit("3", 60)).isDone()).isTrue();
                        throw new IllegalStateException("The host fails after the credits were given");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertOnlyTheFirstVisitIsThere(database);
            assertThat(database.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    private static Visit visit(String number, long minutes) {
        return new Visit(number, "ann", "ben", DAY, minutes);
    }

    private static void assertOnlyTheFirstVisitIsThere(DataSource database) {
        assertThat(new JdbcTemplate(database).queryForList("SELECT number FROM care_visit", String.class))
                .containsExactly("1");
        Timebank bank = TimebankEngine.builder(JdbcTimebankStore.of(database))
                .build()
                .timebank(CareTimebank.ID)
                .actingAs(Actor.broker("care-system"));
        assertThat(bank.credits().balance(CareTimebank.person("ann"))).hasValue(60);
        assertThat(bank.credits().balance(CareTimebank.person("ben"))).hasValue(-60);
    }

    private static HikariDataSource care(String url) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        HikariDataSource database = new HikariDataSource(config);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE care_visit (number VARCHAR(20) PRIMARY KEY, visitor VARCHAR(40) NOT NULL,"
                    + " visited VARCHAR(40) NOT NULL, visited_on DATE NOT NULL, minutes BIGINT NOT NULL)");
        }
        TimebankSchema.of(database).create();
        Timebank bank = TimebankEngine.builder(JdbcTimebankStore.of(database))
                .build()
                .timebank(CareTimebank.ID)
                .actingAs(Actor.administrator("admin"));
        bank.rules()
                .adopt(AdoptRules.of("rules", CommunityRules.common(ZoneId.of("Europe/London"))))
                .orElseThrow();
        bank.offers()
                .define(DefineCategory.of("company", "company", "Keeping company", false))
                .orElseThrow();
        for (String person : new String[] {"ann", "ben"}) {
            bank.members()
                    .join(JoinTimebank.of(person, MemberKind.PERSON, DAY.minusYears(1), CareTimebank.person(person)))
                    .orElseThrow();
        }
        return database;
    }
}
