package org.timebank.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;

/** Stores that are broken on purpose, each in one way, where they mix up timebanks. */
final class BrokenTenants {

    private BrokenTenants() {}

    /** A key that was answered in one timebank is answered in all. */
    static final class LeaksBetweenTimebanks extends BrokenContract {
        LeaksBetweenTimebanks() {
            super(() -> new BrokenStore() {
                private final Set<TimebankId> known = ConcurrentHashMap.newKeySet();

                @Override
                public Applied apply(TimebankId timebank, ChangeSet changes) {
                    known.add(timebank);
                    return whole.apply(timebank, changes);
                }

                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts own = whole.load(timebank, needs);
                    return known.stream()
                            .map(other -> whole.load(other, needs))
                            .filter(facts -> needs.keys().stream()
                                    .anyMatch(key -> key instanceof Key.AnswerKey
                                            && own.find(key).isEmpty()
                                            && facts.find(key).isPresent()))
                            .findFirst()
                            .orElse(own);
                }
            });
        }
    }

    /** An event that was delivered in one timebank was delivered in all. */
    static final class DeliversForAll extends BrokenContract {
        DeliversForAll() {
            super(() -> new BrokenStore() {
                private final Set<TimebankId> known = ConcurrentHashMap.newKeySet();

                @Override
                public Applied apply(TimebankId timebank, ChangeSet changes) {
                    known.add(timebank);
                    Applied applied = whole.apply(timebank, changes);
                    ChangeSet delivered = Altered.delivered(ChangeSet.builder().build(), changes.delivered());
                    known.forEach(other -> whole.apply(other, delivered));
                    return applied;
                }
            });
        }
    }

    /** The accounts of all timebanks are listed together. */
    static final class ListsAccountsOfOthers extends BrokenContract {
        ListsAccountsOfOthers() {
            super(() -> new BrokenStore() {
                private final Set<TimebankId> known = ConcurrentHashMap.newKeySet();

                @Override
                public Applied apply(TimebankId timebank, ChangeSet changes) {
                    known.add(timebank);
                    return whole.apply(timebank, changes);
                }

                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.AllAccounts && answer instanceof List<?> none && none.isEmpty()
                            ? known.stream()
                                    .findFirst()
                                    .<Object>map(other -> whole.ask(other, query))
                                    .orElse(answer)
                            : answer;
                }
            });
        }
    }

    /** Names of timebanks that differ in case only are one. */
    static final class IgnoresCase extends BrokenContract {
        IgnoresCase() {
            super(() -> new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    return whole.load(lower(timebank), needs);
                }

                @Override
                public Applied apply(TimebankId timebank, ChangeSet changes) {
                    return whole.apply(lower(timebank), changes);
                }

                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return whole.ask(lower(timebank), query);
                }

                private TimebankId lower(TimebankId timebank) {
                    return TimebankId.of(timebank.value().toLowerCase(Locale.ROOT));
                }
            });
        }
    }
}
