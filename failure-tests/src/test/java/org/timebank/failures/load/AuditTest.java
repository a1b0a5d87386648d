package org.timebank.failures.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.TimebankStore;

/** The audit finds nothing where a store keeps its promises, however it fails, and something where it does not. */
class AuditTest {

    private static final int CLIENTS = 8;
    private static final int ANSWERS = 300;

    @Test
    void findsNothingWhereNothingFails() throws Exception {
        Audit audit = audit(TimebankStore::apply);

        assertThat(audit.flaws()).isEmpty();
        assertThat(audit.figures().done()).isPositive();
        assertThat(audit.figures().refused()).isPositive();
        assertThat(audit.figures().exceptions()).isZero();
    }

    @Test
    void findsNothingWhereChangesFailOrTheirAnswersAreLost() throws Exception {
        Audit before = audit((inside, timebank, changes) -> {
            throw FailingStore.failure(false);
        });
        Audit after = audit((inside, timebank, changes) -> {
            inside.apply(timebank, changes);
            throw FailingStore.failure(false);
        });

        assertThat(before.flaws()).isEmpty();
        assertThat(after.flaws()).isEmpty();
        assertThat(before.figures().settled()).isPositive();
        assertThat(after.figures().settled()).isPositive();
    }

    @Test
    void findsNothingWhereTheLibraryTriesAgain() throws Exception {
        Audit audit = audit((inside, timebank, changes) -> {
            inside.apply(timebank, changes);
            throw FailingStore.failure(true);
        });

        assertThat(audit.flaws()).isEmpty();
        assertThat(audit.figures().exceptions()).isZero();
    }

    @Test
    void findsWhatWasAcknowledgedAndIsNotThere() throws Exception {
        assertThat(audit((inside, timebank, changes) -> Applied.APPLIED).flaws())
                .anyMatch(flaw -> flaw.contains("was acknowledged, and is not there"));
    }

    @Test
    void findsWhatIsDoneTwice() throws Exception {
        assertThat(audit((inside, timebank, changes) -> inside.apply(timebank, withoutAnswers(changes)))
                        .flaws())
                .anyMatch(flaw -> flaw.contains("was answered as new twice"));
    }

    @Test
    void findsWhatIsNotTold() throws Exception {
        assertThat(audit((inside, timebank, changes) -> inside.apply(timebank, withoutEvents(changes)))
                        .flaws())
                .anyMatch(flaw -> flaw.startsWith("events of"));
    }

    @Test
    void findsEntriesThatAreNotThere() throws Exception {
        assertThat(audit((inside, timebank, changes) -> inside.apply(timebank, withoutPostings(changes)))
                        .flaws())
                .anyMatch(flaw -> flaw.startsWith("entries of"))
                .anyMatch(flaw -> flaw.startsWith("There should be"));
    }

    private static Audit audit(FailingStore.Fault fault) throws InterruptedException {
        TimebankStore kept = new InMemoryStore();
        try (Load load = Load.begin(List.of(new FailingStore(kept, fault)), CLIENTS, 1)) {
            load.awaitAnswers(ANSWERS);
            return load.audit(kept);
        }
    }

    private static ChangeSet withoutAnswers(ChangeSet all) {
        return new ChangeSet(
                all.changes(), all.postings(), all.assessments(), List.of(), all.events(), Set.of(), Set.of());
    }

    private static ChangeSet withoutEvents(ChangeSet all) {
        return new ChangeSet(
                all.changes(), all.postings(), all.assessments(), all.answers(), List.of(), Set.of(), Set.of());
    }

    private static ChangeSet withoutPostings(ChangeSet all) {
        return new ChangeSet(
                all.changes(), List.of(), all.assessments(), all.answers(), all.events(), Set.of(), Set.of());
    }
}
