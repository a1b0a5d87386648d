package org.timebank.internal.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.timebank.command.Outcome;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;

/**
 * Several commands, decided one after the other: a fold over the facts.
 *
 * @param outcome the answers, in order
 * @param changes what all of them change
 */
record Batch(List<Outcome<?>> outcome, ChangeSet changes) implements Carried<List<Outcome<?>>> {

    static Batch decide(List<Submission<?>> submissions, Facts facts, Instant now) {
        List<Outcome<?>> outcomes = new ArrayList<>();
        ChangeSet.Builder changes = ChangeSet.builder();
        Facts known = facts;
        for (Submission<?> submission : submissions) {
            Decided<?> decided = submission.decide(known, now);
            outcomes.add(decided.outcome());
            changes.add(decided.changes());
            known = known.after(decided.changes());
        }
        return new Batch(outcomes, changes.build());
    }
}
