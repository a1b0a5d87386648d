package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.StatementLine;
import org.timebank.event.Event;
import org.timebank.risk.Assessment;
import org.timebank.spi.Answer;
import org.timebank.spi.Answered;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Fingerprint;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** Looks for a change set in a store, part by part. */
public final class Kept {

    private final TimebankStore store;
    private final TimebankId timebank;

    private Kept(TimebankStore store, TimebankId timebank) {
        this.store = store;
        this.timebank = timebank;
    }

    /** Finds everything that the change set holds, equal to what it was, as the latest that was stored. */
    public static void check(TimebankStore store, TimebankId timebank, ChangeSet changes) {
        new Kept(store, timebank).check(changes);
    }

    private void check(ChangeSet changes) {
        Facts facts = store.load(timebank, Needs.of(keys(changes)));
        changes.changes().forEach(change -> thing(change, facts));
        changes.answers().forEach(answer -> answer(answer, facts));
        changes.transactions().forEach(this::transaction);
        changes.assessments().forEach(this::assessment);
        changes.events().forEach(this::event);
    }

    private static Set<Key<?>> keys(ChangeSet changes) {
        Set<Key<?>> keys = new LinkedHashSet<>();
        changes.changes().forEach(change -> keys.add(change.key()));
        changes.answers().forEach(a -> a.parts().keySet().forEach(key -> keys.add(new Key.AnswerKey(key))));
        return keys;
    }

    private static <T> void thing(Change<T> change, Facts facts) {
        if (change.value() instanceof Account account) {
            // What the transactions of the same change set did to it is seen in its statement.
            assertThat(facts.find(change.key()).map(found -> ((Account) found).id()))
                    .as("the account that was opened")
                    .contains(account.id());
            return;
        }
        assertThat(facts.versioned(change.key())).as("%s", change.key()).contains(change.after());
    }

    private static void answer(Answer answer, Facts facts) {
        for (Map.Entry<IdempotencyKey, Fingerprint> part : answer.parts().entrySet()) {
            Optional<Answered> found = facts.find(new Key.AnswerKey(part.getKey()));
            assertThat(found)
                    .as("what was answered under %s", part.getKey())
                    .contains(new Answered(part.getValue(), answer));
            assertThat(found.orElseThrow().answer().parts().keySet())
                    .as("the keys of the answer, in the order of the command's parts")
                    .containsExactlyElementsOf(answer.parts().keySet());
        }
    }

    private void transaction(LedgerTransaction transaction) {
        for (AccountId account : accounts(transaction)) {
            List<StatementLine> lines = statement(account).stream()
                    .filter(line -> line.transaction().equals(transaction.id()))
                    .toList();
            assertThat(lines.stream().map(StatementLine::minutes))
                    .as("the entries of %s in %s", transaction.id(), account)
                    .containsExactlyElementsOf(transaction.entries().stream()
                            .filter(entry -> entry.account().equals(account))
                            .map(Entry::minutes)
                            .toList());
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.reason()).isEqualTo(transaction.reason());
                assertThat(line.subject()).isEqualTo(transaction.subject());
                assertThat(line.occurredOn()).isEqualTo(transaction.occurredOn());
                assertThat(line.recordedAt()).isEqualTo(transaction.recordedAt());
            });
        }
    }

    private static Set<AccountId> accounts(LedgerTransaction transaction) {
        Set<AccountId> accounts = new LinkedHashSet<>();
        transaction.entries().forEach(entry -> accounts.add(entry.account()));
        return accounts;
    }

    private List<StatementLine> statement(AccountId account) {
        return Books.statement(store, timebank, account);
    }

    private void assessment(Assessment assessment) {
        assertThat(store.ask(timebank, new Query.AssessmentById(assessment.id())))
                .as("the assessment %s", assessment.id())
                .contains(assessment);
        assessment
                .exchange()
                .ifPresent(exchange -> assertThat(store.ask(timebank, new Query.AssessmentsOf(exchange)))
                        .as("the assessments of %s", exchange)
                        .contains(assessment));
    }

    private void event(Event event) {
        assertThat(store.ask(timebank, new Query.EventsOf(event.subject())))
                .as("what happened to %s", event.subject())
                .contains(event);
    }
}
