package org.timebank.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.StatementLine;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Posting;
import org.timebank.spi.Query;

/** What the store in memory lets through to its ledger, and what not; what is not let through leaves no trace. */
class InMemoryLedgerTest {

    private static final TimebankId HERE = TimebankId.of("here");
    private static final AccountId POT = AccountId.of(AccountKind.POT);
    private static final AccountId NOTES = AccountId.of(AccountKind.NOTES);
    private static final Instant NOON = Instant.parse("2026-09-30T12:00:00Z");

    private final InMemoryStore store = new InMemoryStore();

    @BeforeEach
    void two_accounts() {
        CommunityRules rules = CommunityRules.common(ZoneId.of("UTC"));
        apply(set -> set.put(new Key.RulesKey(), 0, new AdoptedRules(1, rules, NOON, "admin"))
                .put(new Key.AccountKey(POT), 0, Account.open(POT, AccountKind.POT))
                .put(new Key.AccountKey(NOTES), 0, Account.open(NOTES, AccountKind.NOTES)));
    }

    @Test
    void what_a_movement_does_not_permit_is_stale() {
        stale(set -> set.post(moving(1, 10).within(POT, Limits.floor(-9))));
        stale(set -> set.post(moving(1, 10).within(NOTES, new Limits(OptionalLong.empty(), OptionalLong.of(9)))));
        stale(set -> set.post(moving(1, 10).seeing(POT, 1)));
        stale(set -> set.post(moving(1, 10)).post(moving(2, 10).within(POT, Limits.floor(-19))));
        applied(set -> set.post(moving(1, 10).within(POT, Limits.floor(-10)).seeing(POT, 0)));
    }

    @Test
    void a_closed_account_is_not_moved_unless_it_is_opened_by_the_same_change_set() {
        applied(set -> set.put(new Key.TermsKey(POT), 0, terms(POT, true)));

        stale(set -> set.post(moving(1, 10)));
        stale(set -> set.post(Posting.held(new TreeMap<>(Map.of(POT, 1L)))));
        stale(set -> set.put(new Key.TermsKey(POT), 1, terms(POT, true)).post(moving(1, 10)));
        applied(set -> set.put(new Key.TermsKey(POT), 1, terms(POT, false)).post(moving(1, 10)));
    }

    @Test
    void an_account_is_closed_with_nothing_on_it_afterwards() {
        stale(set -> set.put(new Key.TermsKey(POT), 0, terms(POT, true)).post(moving(1, 10)));
        stale(set ->
                set.put(new Key.TermsKey(POT), 0, terms(POT, true)).post(Posting.held(new TreeMap<>(Map.of(POT, 1L)))));
        applied(set -> set.post(moving(1, 10)));
        stale(set -> set.put(new Key.TermsKey(POT), 0, terms(POT, true)));
        applied(set -> set.post(moving(2, -10)).put(new Key.TermsKey(POT), 0, terms(POT, true)));
    }

    @Test
    void the_last_terms_of_a_change_set_count() {
        applied(set -> set.put(new Key.TermsKey(POT), 0, terms(POT, true))
                .put(new Key.TermsKey(POT), 1, terms(POT, false))
                .post(moving(1, 10)));
        stale(set -> set.put(new Key.TermsKey(NOTES), 0, terms(NOTES, false))
                .put(new Key.TermsKey(NOTES), 1, terms(NOTES, true)));
    }

    @Test
    void a_transaction_is_reversed_once() {
        applied(set -> set.post(moving(1, 10)));
        stale(set -> set.post(reversing(2, 1)).post(reversing(3, 1)));
        applied(set -> set.post(reversing(2, 1)));
        stale(set -> set.post(reversing(3, 1)));
        applied(set -> set.post(moving(4, 10)).post(reversing(5, 4)));
        stale(set -> set.post(reversing(6, 4)));
    }

    @Test
    void what_could_never_be_stored_is_said_aloud() {
        AccountId nowhere = new AccountId(new UUID(9, 9));
        Object before = picture();

        assertThatThrownBy(() -> apply(set -> set.post(posting(1, POT, nowhere, 1, Optional.empty(), NOON))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        apply(set -> set.post(moving(1, 10)).post(Posting.held(new TreeMap<>(Map.of(POT, -1L))))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        apply(set -> set.post(moving(1, Long.MAX_VALUE)).post(moving(2, 1))))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> apply(set -> set.post(moving(1, Long.MAX_VALUE))
                        .post(moving(2, -Long.MAX_VALUE))
                        .post(moving(3, 1))))
                .isInstanceOf(ArithmeticException.class);
        assertThat(picture()).isEqualTo(before);
    }

    @Test
    void without_a_timebank_there_is_nothing_to_move() {
        InMemoryStore empty = new InMemoryStore();

        assertThat(empty.ask(HERE, new Query.AllAccounts(Optional.empty(), 10))).isEmpty();
        assertThat(empty.ask(HERE, new Query.StatementOf(POT, 0, 10))).isEmpty();
        assertThat(empty.ask(HERE, new Query.BalanceOn(POT, LocalDate.EPOCH))).isZero();
        assertThat(empty.ask(HERE, new Query.SealOf(POT, 1))).isEmpty();
        assertThatThrownBy(() -> empty.apply(
                        HERE, ChangeSet.builder().post(moving(1, 10)).build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_account_as_it_was_known_is_the_longest_beginning_of_its_statement() {
        Instant first = NOON;
        Instant late = NOON.plusSeconds(5);
        Instant before = NOON.plusSeconds(2);
        applied(set -> set.post(posting(1, POT, NOTES, 1, Optional.empty(), first)));
        applied(set -> set.post(posting(2, POT, NOTES, 10, Optional.empty(), late)));
        // Recorded by a clock that lags behind.
        applied(set -> set.post(posting(3, POT, NOTES, 100, Optional.empty(), before)));

        assertThat(at(first.minusNanos(1_000))).isEmpty();
        assertThat(at(first).map(StatementLine::balance)).contains(-1L);
        assertThat(at(before).map(StatementLine::balance)).contains(-1L);
        assertThat(at(late.minusNanos(1_000)).map(StatementLine::balance)).contains(-1L);
        assertThat(at(late).map(StatementLine::balance)).contains(-111L);
    }

    private Optional<StatementLine> at(Instant moment) {
        Key.LineAtKey key = new Key.LineAtKey(POT, moment);
        return store.load(HERE, Needs.of(key)).find(key);
    }

    private void stale(Consumer<ChangeSet.Builder> changes) {
        Object before = picture();
        assertThat(apply(changes)).isEqualTo(Applied.STALE);
        assertThat(picture()).isEqualTo(before);
    }

    private void applied(Consumer<ChangeSet.Builder> changes) {
        assertThat(apply(changes)).isEqualTo(Applied.APPLIED);
    }

    private Applied apply(Consumer<ChangeSet.Builder> changes) {
        ChangeSet.Builder set = ChangeSet.builder();
        changes.accept(set);
        return store.apply(HERE, set.build());
    }

    private Object picture() {
        return List.of(
                store.ask(HERE, new Query.AllAccounts(Optional.empty(), 10)),
                store.ask(HERE, new Query.StatementOf(POT, 0, 100)),
                store.ask(HERE, new Query.StatementOf(NOTES, 0, 100)),
                store.ask(HERE, new Query.TermsOf(POT)),
                store.ask(HERE, new Query.TermsOf(NOTES)),
                store.ask(HERE, new Query.TotalsByReason(LocalDate.EPOCH, LocalDate.of(9999, 1, 1))));
    }

    private static AccountTerms terms(AccountId account, boolean closed) {
        return new AccountTerms(account, Optional.empty(), closed, NOON, "admin", "because");
    }

    private static Posting moving(int number, long minutes) {
        return posting(number, POT, NOTES, minutes, Optional.empty(), NOON);
    }

    private static Posting reversing(int number, int undone) {
        return posting(number, NOTES, POT, 10, Optional.of(new LedgerTransactionId(new UUID(1, undone))), NOON);
    }

    private static Posting posting(
            int number,
            AccountId from,
            AccountId to,
            long minutes,
            Optional<LedgerTransactionId> reverses,
            Instant recordedAt) {
        TransactionHeader header = new TransactionHeader(
                new LedgerTransactionId(new UUID(1, number)),
                reverses.isPresent() ? TransactionReason.REVERSAL : TransactionReason.ADJUSTMENT,
                new UUID(1, number),
                LocalDate.of(2026, 9, 30),
                recordedAt,
                "admin",
                Optional.empty(),
                1,
                reverses,
                Optional.empty());
        return Posting.of(new LedgerTransaction(header, List.of(new Entry(from, -minutes), new Entry(to, minutes))));
    }
}
