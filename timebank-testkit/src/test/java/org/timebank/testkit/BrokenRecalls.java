package org.timebank.testkit;

import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Recalled;

/** Stores that are broken on purpose, each in one way, in what they remember. */
final class BrokenRecalls {

    private BrokenRecalls() {}

    /** Remembers what it has at that time, and never looks whether it still holds. */
    private static class Remembering extends BrokenStore {

        @Override
        public Optional<Recalled> recall(TimebankId timebank, Needs needs) {
            Facts then = remembered(whole.load(timebank, needs));
            return Optional.of(new Recalled() {
                @Override
                public Facts facts() {
                    return then;
                }

                @Override
                public Applied apply(ChangeSet changes) {
                    return applied(timebank, changes);
                }
            });
        }

        Facts remembered(Facts facts) {
            return facts;
        }

        Applied applied(TimebankId timebank, ChangeSet changes) {
            return whole.apply(timebank, changes);
        }
    }

    /** What is remembered is taken to hold for ever. */
    static final class NeverLooksAgain extends BrokenContract {
        NeverLooksAgain() {
            super(Remembering::new);
        }
    }

    /** Of members that are remembered, their accounts are not. */
    static final class RemembersTheRulesAlone extends BrokenContract {
        RemembersTheRulesAlone() {
            super(() -> new Remembering() {
                @Override
                Facts remembered(Facts facts) {
                    Key.RulesKey key = new Key.RulesKey();
                    return Facts.builder()
                            .put(key, facts.versioned(key).orElseThrow())
                            .build();
                }
            });
        }
    }

    /** What was decided from memory gets lost. */
    static final class LosesWhatIsDecided extends BrokenContract {
        LosesWhatIsDecided() {
            super(() -> new Remembering() {
                @Override
                Applied applied(TimebankId timebank, ChangeSet changes) {
                    return Applied.APPLIED;
                }
            });
        }
    }

    /** Limits are judged when something is decided, and not again. */
    static final class JudgesNoLimits extends BrokenContract {
        JudgesNoLimits() {
            super(() -> new Remembering() {
                @Override
                Applied applied(TimebankId timebank, ChangeSet changes) {
                    return whole.apply(timebank, Altered.postings(changes, Altered::withoutLimits));
                }
            });
        }
    }
}
