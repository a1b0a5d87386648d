package org.timebank.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.timebank.spi.Answer;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Posting;

/** Change sets that were altered on the way. */
final class Altered {

    private Altered() {}

    static ChangeSet changes(ChangeSet c, UnaryOperator<Change<?>> other) {
        List<Change<?>> changes = c.changes().stream().<Change<?>>map(other).toList();
        return with(c, changes);
    }

    static ChangeSet with(ChangeSet c, List<Change<?>> changes) {
        return new ChangeSet(
                changes, c.postings(), c.assessments(), c.answers(), c.events(), c.delivered(), c.forgotten());
    }

    static ChangeSet postings(ChangeSet c, UnaryOperator<Posting> other) {
        List<Posting> postings = c.postings().stream().map(other).toList();
        return new ChangeSet(
                c.changes(), postings, c.assessments(), c.answers(), c.events(), c.delivered(), c.forgotten());
    }

    static ChangeSet answers(ChangeSet c, List<Answer> answers) {
        return new ChangeSet(
                c.changes(), c.postings(), c.assessments(), answers, c.events(), c.delivered(), c.forgotten());
    }

    static ChangeSet delivered(ChangeSet c, Set<UUID> delivered) {
        return new ChangeSet(
                c.changes(), c.postings(), c.assessments(), c.answers(), c.events(), delivered, c.forgotten());
    }

    /** Without the last event. */
    static ChangeSet lastEventLost(ChangeSet c) {
        return new ChangeSet(
                c.changes(),
                c.postings(),
                c.assessments(),
                c.answers(),
                c.events().subList(0, Math.max(0, c.events().size() - 1)),
                c.delivered(),
                c.forgotten());
    }

    /** What is only told and kept: assessments, events and which of them were delivered. */
    static ChangeSet told(ChangeSet c) {
        return new ChangeSet(
                List.of(), List.of(), c.assessments(), List.of(), c.events(), c.delivered(), c.forgotten());
    }

    /** All but what is only told and kept. */
    static ChangeSet done(ChangeSet c) {
        return new ChangeSet(c.changes(), c.postings(), List.of(), c.answers(), List.of(), Set.of(), Set.of());
    }

    /** With other things forgotten. */
    static ChangeSet forgotten(ChangeSet c, Set<UUID> forgotten) {
        return new ChangeSet(
                c.changes(), c.postings(), c.assessments(), c.answers(), c.events(), c.delivered(), forgotten);
    }

    static Posting withoutLimits(Posting posting) {
        return new Posting(posting.transaction(), posting.held(), Map.of(), posting.seen());
    }
}
