package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Recalled;
import org.timebank.spi.Versioned;

/**
 * What of a timebank is remembered and is decided from, without a look at whether it still holds. That is judged in the same
 * round trip in which the decision is stored.
 *
 * @param recalling stores what is decided
 * @param timebank its number
 * @param rules the community's
 * @param known whoever has an account, by id
 */
record Recall(Recalling recalling, int timebank, Versioned<AdoptedRules> rules, Map<UUID, Known> known)
        implements Recalled {

    /** All of these, of one timebank; nothing if they are of different versions. */
    static Optional<Recall> all(List<Recall> recalls) {
        Recall first = recalls.get(0);
        Map<UUID, Known> all = new HashMap<>();
        for (Recall recall : recalls) {
            if (recall.rules.version() != first.rules.version()) {
                return Optional.empty();
            }
            for (Known known : recall.known.values()) {
                if (!all.computeIfAbsent(known.id(), none -> known).isOf(known)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Recall(first.recalling, first.timebank, first.rules, all));
    }

    @Override
    public Facts facts() {
        Facts.Builder facts = Facts.builder();
        facts.put(new Key.RulesKey(), rules);
        known.values().forEach(each -> each.putInto(facts));
        return facts.build();
    }

    @Override
    public Applied apply(ChangeSet changes) {
        return recalling.store(this, changes);
    }

    /** Requires that all of it holds; of those whose accounts are moved, that is done then. */
    void require(Session session, Set<AccountId> moved) throws SQLException {
        RulesTable.requireNoLaterThan(session, rules.version());
        for (Known each : known.values()) {
            if (!moved.contains(new AccountId(each.id()))) {
                AccountTable.requireKnown(session, each);
            }
        }
    }

    /** Where the community's days begin. */
    ZoneId zone() {
        return rules.value().rules().zone();
    }
}
