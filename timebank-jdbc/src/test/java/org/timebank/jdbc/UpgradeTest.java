package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountRef;
import org.timebank.credit.Credits;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.SealLedger;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Verification;
import org.timebank.credit.VerificationRange;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.ExternalReference;
import org.timebank.spi.Query;

class UpgradeTest {

    private static final String ACCOUNTS_BEHIND_THEIR_MEMBERS = """
            SELECT COUNT(*)
            FROM timebank_account a
            LEFT JOIN timebank_member m ON m.timebank_no = a.timebank_no AND m.id = a.id
            WHERE a.member_version <> COALESCE(m.version, 0)
            """;

    @OnEveryEngine
    void whatVersion1KeptIsThereAndGoesOn(Engine engine) throws SQLException {
        DataSource database = Version1.filled(engine);
        TimebankSchema.of(database).create();

        JdbcTimebankStore store = JdbcTimebankStore.of(database);
        Timebank admin = TimebankEngine.builder(store)
                .build()
                .timebank(Year.ELM_STREET)
                .actingAs(Actor.administrator("admin-1"));
        Credits credits = admin.credits();
        assertThat(balances(credits)).containsExactly(0L, -190L, 5L, 15L);
        assertThat(credits.verify(VerificationRange.all(), verified -> {}))
                .isEqualTo(new Verification(10, 38, 2, Verification.NONE.flaw()));
        List<StatementLine> statement = credits.statement(AccountRef.of(Year.ANN), 0, 100);
        assertThat(statement).extracting(StatementLine::minutes).containsExactly(240L, 105L, -45L, -60L, -15L, -225L);
        assertThat(credits.balanceOn(AccountRef.of(Year.ANN), LocalDate.of(2026, 3, 1)))
                .isEqualTo(285);
        assertThat(store.ask(Year.ELM_STREET, new Query.PendingEvents(1_000))).hasSize(46);

        answersAsBefore(admin, statement.get(2).transaction());
        assertThat(balances(credits)).containsExactly(0L, -190L, 5L, 15L);

        credits.give(GiveCredits.of("gift-after", Year.ANN, Year.BEN, 30)).orElseThrow();
        assertThat(credits.seal(SealLedger.of("seal-after")).orElseThrow().number())
                .isEqualTo(3);
        assertThat(balances(credits)).containsExactly(-30L, -160L, 5L, 15L);
        assertThat(credits.verify(VerificationRange.all(), verified -> {}))
                .isEqualTo(new Verification(10, 40, 3, Verification.NONE.flaw()));
    }

    private static void answersAsBefore(Timebank admin, LedgerTransactionId gift) {
        assertThat(admin.credits().give(Year.gift()).orElseThrow()).isEqualTo(gift);
        Outcome<LedgerTransactionId> refused = admin.credits().give(Year.refusedGift());
        assertThat(refused.refusals()).extracting(Refusal::code).containsExactly("over-debit-limit");
        ExchangeReceipt session = admin.actingAs(Actor.broker("broker-1"))
                .exchanges()
                .record(Year.session("session"))
                .orElseThrow();
        assertThat(session.creditedMinutes()).containsExactly(60L, 60L);
        assertThat(admin.exchanges().find(session.exchange()))
                .hasValueSatisfying(exchange -> assertThat(exchange.state()).isEqualTo(ExchangeState.SETTLED));
    }

    private static List<Long> balances(Credits credits) {
        return IntStream.range(0, 4)
                .mapToObj(
                        i -> List.of(Year.ANN, Year.BEN, Year.CAT, Year.LIBRARY).get(i))
                .map((ExternalReference member) -> credits.balance(member))
                .map(OptionalLong::orElseThrow)
                .toList();
    }

    @OnEveryEngine
    void anUpgradedDatabaseIsAsANewOne(Engine engine) throws SQLException {
        DataSource database = Version1.filled(engine);
        TimebankSchema schema = TimebankSchema.of(database);
        assertThat(schema.isCreated()).isFalse();
        assertThat(schema.validate())
                .contains(
                        "The tables are in version 1, not " + SchemaScript.FILES.size() + ".",
                        "Table timebank_ledger_entry: foreign key (timebank_no, account_id) to timebank_account should"
                                + " not be there.");

        schema.create();

        assertThat(schema.isCreated()).isTrue();
        assertThat(schema.validate()).isEmpty();
        assertThat(versions(database)).containsExactlyElementsOf(all());
        assertThat(numbers(database, ACCOUNTS_BEHIND_THEIR_MEMBERS)).containsExactly(0);
    }

    @OnEveryEngine
    void anUpgradeGoesOnWhereItWasInterrupted(Engine engine) throws SQLException {
        DataSource database = Version1.filled(engine);
        TimebankSchema schema = TimebankSchema.of(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialect.of(connection.getMetaData());
            for (SchemaScript script : SchemaScript.of(dialect, TableNames.DEFAULT)) {
                List<String> all = script.statements();
                for (String sql : script.version() == 1 ? List.<String>of() : all.subList(0, all.size() - 1)) {
                    statement.execute(sql);
                }
            }
        }

        schema.create();

        assertThat(schema.validate()).isEmpty();
    }

    @OnEveryEngine
    void severalApplicationsUpgradeAtOnce(Engine engine) throws Exception {
        DataSource database = Version1.filled(engine);
        ExecutorService applications = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> upgraded = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                upgraded.add(
                        applications.submit(() -> TimebankSchema.of(database).create()));
            }
            for (Future<?> one : upgraded) {
                one.get();
            }
        } finally {
            applications.shutdownNow();
        }

        assertThat(TimebankSchema.of(database).validate()).isEmpty();
        assertThat(versions(database)).containsExactlyElementsOf(all());
    }

    private static List<Integer> all() {
        return IntStream.rangeClosed(1, SchemaScript.FILES.size()).boxed().toList();
    }

    private static List<Integer> versions(DataSource database) throws SQLException {
        return numbers(database, "SELECT version FROM timebank_schema ORDER BY version");
    }

    private static List<Integer> numbers(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }
}
