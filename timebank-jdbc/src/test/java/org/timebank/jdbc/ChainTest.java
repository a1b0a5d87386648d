package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Seal;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Unsealed;
import org.timebank.credit.Verification;
import org.timebank.credit.Verification.Flaw;
import org.timebank.credit.VerificationRange;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** Rows that are changed behind the library's back are noticed, but for what may have to be erased. */
class ChainTest {

    private static final int STEPS = 40;
    private static final long NUMBER = 3;

    /** Changes of the third entry of an account, or of its transaction, and how they show. */
    private static final Map<String, Flaw.Kind> OF_ENTRY = new LinkedHashMap<>();

    private static final String ENTRY = " WHERE timebank_no = ? AND account_id = ? AND number = ?";
    private static final String TRANSACTION = " WHERE timebank_no = ? AND id = (SELECT transaction_id"
            + " FROM timebank_ledger_entry WHERE timebank_no = timebank_ledger_transaction.timebank_no"
            + " AND account_id = ? AND number = ?)";

    static {
        OF_ENTRY.put("UPDATE timebank_ledger_entry SET minutes = minutes - 1000" + ENTRY, Flaw.Kind.CHAIN_BROKEN);
        OF_ENTRY.put("UPDATE timebank_ledger_entry SET line = line + 1" + ENTRY, Flaw.Kind.CHAIN_BROKEN);
        OF_ENTRY.put("UPDATE timebank_ledger_entry SET balance = balance - 1" + ENTRY, Flaw.Kind.RUNNING_BALANCE);
        OF_ENTRY.put("UPDATE timebank_ledger_entry SET credited = credited + 1" + ENTRY, Flaw.Kind.RUNNING_BALANCE);
        OF_ENTRY.put("UPDATE timebank_ledger_entry SET number = number + 1000" + ENTRY, Flaw.Kind.ENTRY_MISSING);
        OF_ENTRY.put("DELETE FROM timebank_ledger_entry" + ENTRY, Flaw.Kind.ENTRY_MISSING);
        OF_ENTRY.put("DELETE FROM timebank_ledger_transaction" + TRANSACTION, Flaw.Kind.ENTRY_MISSING);
        for (String change : List.of(
                "occurred_on = DATE '2020-02-20'",
                "recorded_at = TIMESTAMP '2020-02-20 20:20:20'",
                "subject = id",
                "on_behalf_of = id",
                "rules_version = rules_version + 1",
                "reason = 'EXPIRY', reverses = NULL")) {
            OF_ENTRY.put("UPDATE timebank_ledger_transaction SET " + change + TRANSACTION, Flaw.Kind.CHAIN_BROKEN);
        }
    }

    @OnEveryEngine
    void whatIsErasedIsNotMissed(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.timebank();
        AnyChanges any = filled(store, timebank, 1);
        Tables tables = new Tables(engine.shared(), timebank);

        assertThat(
                        tables.change(
                                "UPDATE timebank_ledger_transaction SET recorded_by = '', explanation = NULL WHERE timebank_no = ?"))
                .isPositive();
        assertThat(tables.change(
                        "UPDATE timebank_account_terms SET changed_by = '', explanation = '' WHERE timebank_no = ?"))
                .isPositive();
        assertThat(tables.change("UPDATE timebank_event SET recorded_by = '' WHERE timebank_no = ?"))
                .isPositive();
        assertThat(tables.change("UPDATE timebank_seal SET sealed_by = '' WHERE timebank_no = ?"))
                .isPositive();
        tables.change("DELETE FROM timebank_member_reference WHERE timebank_no = ?");

        for (AccountId id : any.accounts()) {
            Key.AccountKey key = new Key.AccountKey(id);
            Account account = store.load(timebank, Needs.of(key)).find(key).orElseThrow();
            Digest head = Digest.NONE;
            for (StatementLine line : store.ask(timebank, new Query.StatementOf(id, 0, 1_000))) {
                assertThat(line.header().recordedBy()).isEmpty();
                head = Chain.head(head, Chain.entry(line.header(), line.line(), new Entry(id, line.minutes())));
                assertThat(line.head()).isEqualTo(head);
            }
            assertThat(account.head()).isEqualTo(head);
        }
        assertThat(verified(store, timebank).holds()).isTrue();
    }

    @OnEveryEngine
    void whatIsChangedIsNoticedWhereItWas(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        int seed = 0;
        for (Map.Entry<String, Flaw.Kind> tampering : OF_ENTRY.entrySet()) {
            TimebankId timebank = Things.timebank();
            AccountId account = longest(store, timebank, filled(store, timebank, ++seed));
            while (entries(store, timebank, account) < NUMBER) {
                timebank = Things.timebank();
                account = longest(store, timebank, filled(store, timebank, ++seed));
            }
            AccountId changed = account;
            assertThat(verified(store, timebank).holds()).isTrue();
            List<StatementLine> lines = store.ask(timebank, new Query.StatementOf(account, 0, (int) NUMBER));

            assertThat(new Tables(engine.shared(), timebank)
                            .change(
                                    tampering.getKey(),
                                    p -> p.uuid(changed.value()).number(NUMBER)))
                    .as(tampering.getKey())
                    .isPositive();

            assertThat(verified(store, timebank, account).flaw())
                    .as(tampering.getKey())
                    .contains(new Flaw(
                            Optional.of(account), firstChanged(tampering.getKey(), lines), 0, tampering.getValue()));
            assertThat(verified(store, timebank).holds()).isFalse();
        }
    }

    @OnEveryEngine
    void anAccountThatIsChangedIsNoticed(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        for (String change : List.of("balance = balance - 1", "credited = credited + 1", "entries = entries - 1")) {
            TimebankId timebank = Things.timebank();
            AccountId account = longest(store, timebank, filled(store, timebank, 5));

            new Tables(engine.shared(), timebank)
                    .change(
                            "UPDATE timebank_account SET " + change + " WHERE timebank_no = ? AND id = ?",
                            p -> p.uuid(account.value()));

            assertThat(verified(store, timebank).flaw())
                    .as(change)
                    .contains(new Flaw(Optional.of(account), 0, 0, Flaw.Kind.ACCOUNT_DIFFERS));
        }
    }

    /** The last entry taken out, and the account put back to where it was before: only the seal remembers. */
    @OnEveryEngine
    void whatWasSealedCannotBeUndone(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.timebank();
        AccountId account = longest(store, timebank, filled(store, timebank, 6));
        List<StatementLine> last = store.ask(timebank, new Query.StatementBackOf(account, Long.MAX_VALUE, 2));
        Tables tables = new Tables(engine.shared(), timebank);

        tables.change(
                "DELETE FROM timebank_ledger_entry" + ENTRY,
                p -> p.uuid(account.value()).number(last.get(0).number()));
        tables.set(
                "UPDATE timebank_account SET balance = ?, credited = ?, entries = ?, head = ?"
                        + " WHERE timebank_no = ? AND id = ?",
                p -> p.number(last.get(1).balance())
                        .number(last.get(1).credited())
                        .number(last.get(1).number())
                        .digest(last.get(1).head())
                        .timebank()
                        .uuid(account.value()));

        assertThat(verified(store, timebank, account).flaw().map(Flaw::what)).contains(Flaw.Kind.SEALED_ENTRY_DIFFERS);
    }

    @OnEveryEngine
    void aSealThatIsChangedIsNoticed(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        for (String change : List.of(
                "UPDATE timebank_seal SET digest = root WHERE timebank_no = ?",
                "UPDATE timebank_seal SET sealed_at = TIMESTAMP '2020-02-20 20:20:20' WHERE timebank_no = ?",
                "UPDATE timebank_seal_head SET entries = entries + 1000 WHERE timebank_no = ?",
                "DELETE FROM timebank_seal_head WHERE timebank_no = ?")) {
            TimebankId timebank = Things.timebank();
            filled(store, timebank, 7);

            new Tables(engine.shared(), timebank).change(change);

            assertThat(verified(store, timebank).flaw().map(Flaw::what))
                    .as(change)
                    .contains(Flaw.Kind.SEAL_BROKEN);
        }
    }

    /** A transaction may have entered something on the account before. */
    private static long firstChanged(String tampering, List<StatementLine> lines) {
        LedgerTransactionId changed = lines.get(lines.size() - 1).transaction();
        return lines.stream()
                .filter(line -> line.number() == NUMBER
                        || tampering.endsWith(TRANSACTION) && line.transaction().equals(changed))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static AnyChanges filled(JdbcTimebankStore store, TimebankId timebank, int seed) {
        AnyChanges any = new AnyChanges(new Random(seed), timebank);
        store.apply(timebank, Things.rules(1));
        store.apply(timebank, any.opening());
        for (int step = 0; step < STEPS; step++) {
            ChangeSet changes = any.next(unsealed(store, timebank));
            if (store.apply(timebank, changes) == Applied.APPLIED) {
                any.applied(changes);
            }
        }
        Unsealed unsealed = unsealed(store, timebank);
        if (unsealed.heads().isEmpty()) {
            return any;
        }
        Seal seal = Seal.over(timebank, unsealed, Things.NOW, "admin");
        store.apply(
                timebank,
                ChangeSet.builder().put(new Key.SealKey(seal.number()), 0, seal).build());
        return any;
    }

    private static Unsealed unsealed(JdbcTimebankStore store, TimebankId timebank) {
        Key.UnsealedKey key = new Key.UnsealedKey();
        return store.load(timebank, Needs.of(key)).find(key).orElseThrow();
    }

    private static AccountId longest(JdbcTimebankStore store, TimebankId timebank, AnyChanges any) {
        return any.accounts().stream()
                .max((a, b) -> Long.compare(entries(store, timebank, a), entries(store, timebank, b)))
                .orElseThrow();
    }

    private static long entries(JdbcTimebankStore store, TimebankId timebank, AccountId account) {
        Key.AccountKey key = new Key.AccountKey(account);
        return store.load(timebank, Needs.of(key)).find(key).orElseThrow().entries();
    }

    private static Verification verified(JdbcTimebankStore store, TimebankId timebank) {
        return verified(store, timebank, VerificationRange.all());
    }

    private static Verification verified(JdbcTimebankStore store, TimebankId timebank, AccountId account) {
        return verified(store, timebank, VerificationRange.of(account));
    }

    private static Verification verified(JdbcTimebankStore store, TimebankId timebank, VerificationRange range) {
        return TimebankEngine.builder(store)
                .build()
                .timebank(timebank)
                .actingAs(Actor.administrator("auditor"))
                .credits()
                .verify(range, soFar -> {});
    }
}
