package org.timebank.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Verification;
import org.timebank.credit.VerificationRange;
import org.timebank.member.ExternalReference;
import org.timebank.member.LeaveTimebank;
import org.timebank.spi.Applied;

/** Gifts that wait for one busy account on PostgreSQL, and share a transaction once it is free. */
@Timeout(120)
class TogetherTest {

    private static final int CLIENTS = 6;
    private static final ExternalReference VENUE = ExternalReference.of("crm", "venue");

    /** Patient, so that a slow machine changes nothing. */
    private final JdbcTimebankStore store =
            JdbcTimebankStore.of(Engine.POSTGRESQL.shared(), TableNames.DEFAULT, Duration.ofMinutes(1));

    private final TimebankId id = Things.founded(store);
    private final Timebank bank = TimebankEngine.builder(store)
            .clock(Clock.fixed(Things.NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC))
            .build()
            .timebank(id)
            .actingAs(Town.everybody("broker"));
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    /** Everybody has given once, so that they are remembered. */
    @BeforeEach
    void join() {
        store.apply(id, Things.joining(Things.person(VENUE)));
        for (int i = 0; i < CLIENTS; i++) {
            store.apply(id, Things.joining(Things.person(person(i))));
            bank.credits()
                    .give(GiveCredits.of("begin-" + i, person(i), VENUE, 1))
                    .orElseThrow();
        }
    }

    @AfterEach
    void end() {
        threads.shutdown();
    }

    @Test
    void thoseWhoWaitForABusyAccountShareATransaction() throws Exception {
        List<Future<Outcome<LedgerTransactionId>>> gifts =
                waiting(venue(), i -> bank.credits().give(GiveCredits.of("shared-" + i, person(i), VENUE, 10 + i)));

        for (Future<Outcome<LedgerTransactionId>> gift : gifts) {
            assertThat(gift.get(60, SECONDS).isDone()).isTrue();
        }
        assertThat(transactionsOf("shared-%")).isEqualTo(3);
        List<StatementLine> statement = bank.credits().statement(VENUE, 0, 100);
        assertThat(statement).extracting(StatementLine::number).containsExactlyElementsOf(numbers(2 * CLIENTS));
        assertThat(statement)
                .extracting(StatementLine::minutes)
                .containsExactlyInAnyOrder(1L, 1L, 1L, 1L, 1L, 1L, 10L, 11L, 12L, 13L, 14L, 15L);
        verify();
    }

    @Test
    void whatIsGivenToThePotSharesATransactionToo() throws Exception {
        AccountId pot = Things.opened(store, id, AccountKind.POT);
        for (int i = 0; i < CLIENTS; i++) {
            bank.credits().donate(DonateToPot.of("known-" + i, person(i), 1)).orElseThrow();
        }
        // As the pot is remembered, it has nothing to pay; so it is looked at.
        bank.credits()
                .payFromPot(PayFromPot.of("known", person(2), VENUE, 1, "A ride"))
                .orElseThrow();

        List<Future<Outcome<LedgerTransactionId>>> gifts = waiting(
                pot,
                i -> i == 4
                        ? bank.credits().payFromPot(PayFromPot.of("pot-pays", person(2), VENUE, 2, "A ride"))
                        : bank.credits().donate(DonateToPot.of("pot-" + i, person(i), 10)));

        for (Future<Outcome<LedgerTransactionId>> gift : gifts) {
            assertThat(gift.get(60, SECONDS).refusals()).isEmpty();
        }
        assertThat(transactionsOf("pot-%")).isEqualTo(3);
        assertThat(bank.credits().balanceOn(AccountRef.of(AccountKind.POT), Things.TODAY.plusDays(1)))
                .isEqualTo(CLIENTS - 1 + 5 * 10 - 2);
        verify();
    }

    /** Two gifts of one member, who has enough for one of them. */
    @Test
    void whoIsRefusedKeepsNobodyElseFromGiving() throws Exception {
        bank.credits()
                .changeLimits(ChangeLimits.of(
                        "limits", AccountRef.of(person(3)), AccountLimits.debitLimit(60), "Asked for by the member"))
                .orElseThrow();
        bank.credits().give(GiveCredits.of("known", person(3), VENUE, 1)).orElseThrow();

        List<Future<Outcome<LedgerTransactionId>>> gifts = waiting(
                venue(), i -> bank.credits().give(GiveCredits.of("gift-" + i, person(i == 4 ? 3 : i), VENUE, 40)));

        List<String> refused = new ArrayList<>();
        for (Future<Outcome<LedgerTransactionId>> gift : gifts) {
            gift.get(60, SECONDS).refusals().forEach(refusal -> refused.add(refusal.code()));
        }
        assertThat(refused).containsExactly("over-debit-limit");
        assertThat(bank.credits().balance(VENUE)).hasValue(CLIENTS + 1 + 5 * 40);
        assertThat(bank.credits().balance(person(3))).hasValue(-42);
        verify();
    }

    /** By another application, so that what is remembered does not hold any more when their turn comes. */
    @Test
    void whoHasLeftMeanwhileGivesNothingAndTheOthersDo() throws Exception {
        Timebank there = TimebankEngine.builder(Engine.POSTGRESQL.store())
                .clock(Clock.fixed(Things.NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC))
                .build()
                .timebank(id)
                .actingAs(Town.everybody("broker"));

        List<Future<Outcome<LedgerTransactionId>>> gifts = waiting(
                venue(),
                i -> bank.credits().give(GiveCredits.of("gift-" + i, person(i), VENUE, 40)),
                () -> there.members()
                        .leave(LeaveTimebank.of("left", person(4), Things.TODAY))
                        .orElseThrow());

        List<String> refused = new ArrayList<>();
        for (Future<Outcome<LedgerTransactionId>> gift : gifts) {
            gift.get(60, SECONDS).refusals().forEach(refusal -> refused.add(refusal.code()));
        }
        assertThat(refused).containsExactly("not-a-member-then");
        assertThat(bank.credits().balance(VENUE)).hasValue(CLIENTS + 5 * 40);
        verify();
    }

    /** The ledger goes on from rules of another version. */
    @Test
    void whatWasDecidedUnderFormerRulesIsDecidedAnew() throws Exception {
        List<Future<Outcome<LedgerTransactionId>>> gifts = waiting(
                venue(),
                i -> bank.credits().give(GiveCredits.of("ruled-" + i, person(i), VENUE, 40)),
                () -> assertThat(Engine.POSTGRESQL.store().apply(id, Things.rules(2)))
                        .isEqualTo(Applied.APPLIED));

        for (Future<Outcome<LedgerTransactionId>> gift : gifts) {
            assertThat(gift.get(60, SECONDS).isDone()).isTrue();
        }
        assertThat(bank.credits().statement(VENUE, 0, 100).stream()
                        .skip(CLIENTS + 2)
                        .map(line -> line.header().rulesVersion()))
                .containsOnly(2);
        verify();
    }

    @Test
    void theSameGiftByTwoWhoWaitIsGivenOnce() throws Exception {
        List<Future<Outcome<LedgerTransactionId>>> gifts =
                waiting(venue(), i -> bank.credits().give(GiveCredits.of("gift-" + i / 2, person(i / 2), VENUE, 40)));

        List<LedgerTransactionId> given = new ArrayList<>();
        for (Future<Outcome<LedgerTransactionId>> gift : gifts) {
            given.add(gift.get(60, SECONDS).orElseThrow());
        }
        for (int i = 0; i < CLIENTS; i += 2) {
            assertThat(given.get(i)).isEqualTo(given.get(i + 1));
        }
        assertThat(bank.credits().balance(VENUE)).hasValue(CLIENTS + 3 * 40);
        verify();
    }

    /** Gifts of today and of days before, and credits set aside, among a few members, by as many threads. */
    @Test
    void whateverGoesTogetherTheLedgerIsAsIfOneHadComeAfterTheOther() throws Exception {
        List<Future<Long>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            clients.add(threads.submit(() -> given(number, new Random(number))));
        }
        long given = 0;
        for (Future<Long> client : clients) {
            given += client.get(60, SECONDS);
        }

        List<StatementLine> statement = bank.credits().statement(VENUE, 0, 1_000);
        assertThat(statement).extracting(StatementLine::number).containsExactlyElementsOf(numbers(statement.size()));
        long balance = 0;
        for (StatementLine line : statement) {
            balance += line.minutes();
            assertThat(line.balance()).isEqualTo(balance);
        }
        assertThat(balance).isEqualTo(CLIENTS + given);
        assertThat(transactionsOf("%-%")).isLessThan(answersUnder("%-%"));
        LocalDate latest = Things.TODAY.plusDays(1);
        assertThat(bank.credits().balanceOn(AccountRef.of(VENUE), latest)).isEqualTo(balance);
        verify();
    }

    /** What the venue gained by what one thread did. */
    private long given(int client, Random random) {
        long gained = 0;
        for (int i = 0; i < 60; i++) {
            String key = client + "-" + i;
            ExternalReference other = person(random.nextInt(CLIENTS));
            int minutes = 1 + random.nextInt(5);
            Optional<LocalDate> day = random.nextInt(4) == 0 ? Optional.of(Things.TODAY) : Optional.empty();
            switch (random.nextInt(4)) {
                case 0 -> bank.credits().hold(PlaceHold.of(key, VENUE, minutes)).orElseThrow();
                case 1 -> {
                    bank.credits()
                            .give(new GiveCredits(IdempotencyKey.of(key), VENUE, other, minutes, day))
                            .orElseThrow();
                    gained -= minutes;
                }
                default -> {
                    bank.credits()
                            .give(new GiveCredits(IdempotencyKey.of(key), other, VENUE, minutes, day))
                            .orElseThrow();
                    gained += minutes;
                }
            }
        }
        return gained;
    }

    /** Something that each client does. */
    private interface Act {
        Outcome<LedgerTransactionId> by(int client);
    }

    /** Acts of which all but two wait for each other, as a host has locked an account for a while. */
    private List<Future<Outcome<LedgerTransactionId>>> waiting(AccountId account, Act act) throws Exception {
        return waiting(account, act, () -> {});
    }

    /** The same, while something else happens. */
    private List<Future<Outcome<LedgerTransactionId>>> waiting(AccountId account, Act act, Runnable meanwhile)
            throws Exception {
        List<Future<Outcome<LedgerTransactionId>>> acts = new ArrayList<>();
        try (HostConnection host = HostConnection.of(Engine.POSTGRESQL.shared())) {
            lock(host.connection(), account);
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                acts.add(threads.submit(() -> act.by(client)));
                await(client - 1);
            }
            meanwhile.run();
        }
        return acts;
    }

    private AccountId venue() {
        return AccountId.of(bank.members().find(VENUE).orElseThrow().id());
    }

    private void lock(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT 1 FROM timebank_account a JOIN timebank t ON t.timebank_no = a.timebank_no"
                        + " WHERE t.id = ? AND a.id = ? FOR NO KEY UPDATE OF a")) {
            lock.setString(1, id.value());
            lock.setObject(2, account.value());
            lock.execute();
        }
    }

    /** Until so many wait for the two who wait for the database. */
    private void await(int others) throws InterruptedException {
        while (store.waiting(id) < others) {
            Thread.sleep(1);
        }
    }

    /** How many transactions stored the answers under these keys. */
    private long transactionsOf(String keys) throws SQLException {
        return count("DISTINCT a.xmin::text", keys);
    }

    private long answersUnder(String keys) throws SQLException {
        return count("*", keys);
    }

    private long count(String what, String keys) throws SQLException {
        try (Connection connection = Engine.POSTGRESQL.shared().getConnection();
                PreparedStatement answers = connection.prepareStatement("SELECT COUNT(" + what
                        + ") FROM timebank_answer a JOIN timebank t ON t.timebank_no = a.timebank_no"
                        + " WHERE t.id = ? AND a.idempotency_key LIKE ?")) {
            answers.setString(1, id.value());
            answers.setString(2, keys);
            try (ResultSet row = answers.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getLong(1);
            }
        }
    }

    private void verify() {
        Verification verification = bank.credits().verify(VerificationRange.all(), soFar -> {});
        assertThat(verification.flaw()).isEmpty();
        assertThat(verification.entries()).isPositive();
    }

    private static List<Long> numbers(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static ExternalReference person(int number) {
        return ExternalReference.of("crm", "person-" + number);
    }
}
