package org.timebank.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.timebank.command.TimebankId;
import org.timebank.spi.Answer;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.testkit.given.Things;

/** Stores that are broken on purpose, each in one way, where they write things. */
final class BrokenWrites {

    private BrokenWrites() {}

    /** The last event of a change set gets lost. */
    static final class LosesAnEvent extends BrokenContract {
        LosesAnEvent() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(timebank, Altered.lastEventLost(c));
                }
            });
        }
    }

    /** Of a stale change set, the assessments and the events stay. */
    static final class AppliesHalf extends BrokenContract {
        AppliesHalf() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Applied applied = whole.apply(timebank, c);
                    if (applied == Applied.STALE) {
                        whole.apply(timebank, Altered.told(c));
                    }
                    return applied;
                }
            });
        }
    }

    /** Whoever comes last wins. */
    static final class IgnoresVersions extends BrokenContract {
        IgnoresVersions() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(
                            timebank,
                            Altered.changes(
                                    c, change -> change.expectedVersion() == 0 ? change : forced(timebank, change)));
                }
            });
        }
    }

    /** Answers are not kept. */
    static final class ForgetsAnswers extends BrokenContract {
        ForgetsAnswers() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(timebank, Altered.answers(c, List.of()));
                }
            });
        }
    }

    /** What was said along with a result is not kept. */
    static final class ForgetsWarnings extends BrokenContract {
        ForgetsWarnings() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(
                            timebank,
                            Altered.answers(
                                    c,
                                    c.answers().stream()
                                            .map(a -> new Answer(
                                                    a.parts(),
                                                    a.result(),
                                                    a.refusals(),
                                                    List.of(),
                                                    a.assessment(),
                                                    a.answeredAt()))
                                            .toList()));
                }
            });
        }
    }

    /** Of what is changed several times, the first is kept. */
    static final class StopsAtTheFirstChange extends BrokenContract {
        StopsAtTheFirstChange() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Set<Key<?>> seen = new HashSet<>();
                    return whole.apply(
                            timebank,
                            Altered.with(
                                    c,
                                    c.changes().stream()
                                            .filter(change -> seen.add(change.key()))
                                            .toList()));
                }
            });
        }
    }

    /** Whatever comes first founds a timebank. */
    static final class IsFoundedByAnything extends BrokenContract {
        IsFoundedByAnything() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Key.RulesKey rules = new Key.RulesKey();
                    boolean founds =
                            c.changes().stream().anyMatch(change -> change.key().equals(rules));
                    if (!founds && whole.load(timebank, Needs.of(rules)).version(rules) == 0) {
                        whole.apply(timebank, Things.founding());
                    }
                    return whole.apply(timebank, c);
                }
            });
        }
    }

    /** The host is told again of what it was told of. */
    static final class TellsAgain extends BrokenContract {
        TellsAgain() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(timebank, Altered.delivered(c, Set.of()));
                }
            });
        }
    }

    /** A change set is written in two transactions. */
    static final class WritesInTwoTransactions extends BrokenContract {
        WritesInTwoTransactions() {
            super(
                    points -> new BrokenStore() {
                        @Override
                        public Applied apply(TimebankId timebank, ChangeSet c) {
                            points.reached();
                            Applied applied = whole.apply(timebank, Altered.done(c));
                            if (applied == Applied.APPLIED) {
                                points.reached();
                                applied = whole.apply(timebank, Altered.told(c));
                            }
                            return applied;
                        }
                    },
                    false);
        }
    }

    /** What fails after it was written is said to be stale. */
    static final class SaysStaleOfWhatIsStored extends BrokenContract {
        SaysStaleOfWhatIsStored() {
            super(
                    points -> new BrokenStore() {
                        @Override
                        public Applied apply(TimebankId timebank, ChangeSet c) {
                            points.reached();
                            Applied applied = whole.apply(timebank, c);
                            try {
                                points.reached();
                            } catch (WriteFault fault) {
                                return Applied.STALE;
                            }
                            return applied;
                        }
                    },
                    false);
        }
    }
}
