package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PostedTransaction;
import org.timebank.event.Event;
import org.timebank.risk.Assessment;
import org.timebank.spi.Answer;
import org.timebank.spi.Answered;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Movement;
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
        latest(changes).values().forEach(change -> thing(change, facts));
        changes.changes().forEach(this::terms);
        changes.answers().forEach(answer -> answer(answer, facts));
        changes.movements().values().forEach(this::movement);
        changes.transactions().forEach(transaction -> transaction(transaction, facts));
        changes.assessments().forEach(this::assessment);
        changes.events().stream()
                .filter(event -> !changes.forgotten().contains(event.id()))
                .forEach(this::event);
        changes.delivered().forEach(this::delivered);
        changes.forgotten().forEach(this::forgotten);
    }

    private static Set<Key<?>> keys(ChangeSet changes) {
        Set<Key<?>> keys = new LinkedHashSet<>();
        changes.changes().forEach(change -> keys.add(change.key()));
        changes.answers().forEach(a -> a.parts().keySet().forEach(key -> keys.add(new Key.AnswerKey(key))));
        changes.transactions().forEach(transaction -> {
            keys.add(new Key.TransactionKey(transaction.id()));
            transaction.header().reverses().map(Key.TransactionKey::new).ifPresent(keys::add);
        });
        return keys;
    }

    /** Of what is changed several times, the last. */
    private static Map<Key<?>, Change<?>> latest(ChangeSet changes) {
        Map<Key<?>, Change<?>> latest = new LinkedHashMap<>();
        changes.changes().forEach(change -> latest.put(change.key(), change));
        return latest;
    }

    private static <T> void thing(Change<T> change, Facts facts) {
        if (change.value() instanceof Account account) {
            // What the transactions of the same change set did to it is seen in its statement.
            Optional<Account> found = facts.find(change.key()).map(Account.class::cast);
            assertThat(found.map(Account::id)).as("the account that was opened").contains(account.id());
            assertThat(found.map(Account::kind))
                    .as("the kind of the account that was opened")
                    .contains(account.kind());
            return;
        }
        assertThat(facts.versioned(change.key())).as("%s", change.key()).contains(change.after());
    }

    /** Every version of an account's terms is kept. */
    private void terms(Change<?> change) {
        if (change.value() instanceof AccountTerms terms) {
            assertThat(store.ask(timebank, new Query.TermsOf(terms.account())))
                    .as("the terms of %s", terms.account())
                    .element(change.expectedVersion())
                    .isEqualTo(terms);
        }
    }

    private static void answer(Answer answer, Facts facts) {
        for (Map.Entry<IdempotencyKey, Digest> part : answer.parts().entrySet()) {
            Optional<Answered> found = facts.find(new Key.AnswerKey(part.getKey()));
            assertThat(found)
                    .as("what was answered under %s", part.getKey())
                    .contains(new Answered(part.getValue(), answer));
            assertThat(found.orElseThrow().answer().parts().keySet())
                    .as("the keys of the answer, in the order of the command's parts")
                    .containsExactlyElementsOf(answer.parts().keySet());
        }
    }

    /** The statement holds the lines of all transactions, in their order. */
    private void movement(Movement movement) {
        AccountId account = movement.account();
        Set<LedgerTransactionId> moving = new LinkedHashSet<>();
        movement.lines().forEach(line -> moving.add(line.header().id()));
        List<Movement.Line> found = Books.statement(store, timebank, account).stream()
                .filter(line -> moving.contains(line.transaction()))
                .map(line -> new Movement.Line(line.header(), line.line(), line.minutes()))
                .toList();
        assertThat(found).as("the entries of %s", account).containsExactlyElementsOf(movement.lines());
    }

    private static void transaction(LedgerTransaction transaction, Facts facts) {
        assertThat(facts.find(new Key.TransactionKey(transaction.id())).map(PostedTransaction::transaction))
                .as("the transaction %s", transaction.id())
                .contains(transaction);
        transaction
                .header()
                .reverses()
                .ifPresent(reversed -> assertThat(
                                facts.find(new Key.TransactionKey(reversed)).flatMap(PostedTransaction::reversedBy))
                        .as("what has reversed %s", reversed)
                        .contains(transaction.id()));
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

    private void delivered(UUID event) {
        assertThat(store.ask(timebank, new Query.PendingEvents(Query.LARGEST_PAGE)))
                .as("what the host has not been told of")
                .noneMatch(pending -> pending.id().equals(event));
    }

    private void forgotten(UUID event) {
        assertThat(store.ask(timebank, new Query.DeliveredEvents(Optional.empty(), Query.LARGEST_PAGE)))
                .as("what may be forgotten")
                .noneMatch(delivered -> delivered.id().equals(event));
    }
}
