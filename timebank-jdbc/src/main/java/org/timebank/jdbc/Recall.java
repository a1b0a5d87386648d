package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Movement;
import org.timebank.spi.Needs;
import org.timebank.spi.Recalled;
import org.timebank.spi.Versioned;

/**
 * What of a timebank is remembered and is decided from, without a look at whether it still holds. That is judged in the same
 * round trip in which the decision is stored.
 */
final class Recall implements Recalled {

    private final Connections connections;
    private final Remembered remembered;
    private final int timebank;
    private final Versioned<AdoptedRules> rules;
    private final Map<UUID, Remembered.Known> members;

    private Recall(
            Connections connections,
            Remembered remembered,
            int timebank,
            Versioned<AdoptedRules> rules,
            Map<UUID, Remembered.Known> members) {
        this.connections = connections;
        this.remembered = remembered;
        this.timebank = timebank;
        this.rules = rules;
        this.members = members;
    }

    /** All that a decision needs; nothing if something of it is not remembered, or never is. */
    static Optional<Recalled> of(Connections connections, Remembered remembered, int timebank, Needs needs) {
        boolean ofRules = false;
        List<UUID> ids = new ArrayList<>();
        List<ExternalReference> references = new ArrayList<>();
        for (Key<?> key : needs.keys()) {
            if (key instanceof Key.RulesKey) {
                ofRules = true;
            } else if (key instanceof Key.MemberKey member && member.member() instanceof MemberId id) {
                ids.add(id.value());
            } else if (key instanceof Key.MemberKey member && member.member() instanceof ExternalReference reference) {
                references.add(reference);
            } else if (!(key instanceof Key.AnswerKey)) {
                return Optional.empty();
            }
        }
        Optional<Versioned<AdoptedRules>> rules = ofRules ? remembered.rules(timebank) : Optional.empty();
        return rules.flatMap(adopted -> remembered
                .members(timebank, ids, references)
                .map(members -> new Recall(connections, remembered, timebank, adopted, members)));
    }

    @Override
    public Facts facts() {
        Facts.Builder facts = Facts.builder();
        facts.put(new Key.RulesKey(), rules);
        members.values().forEach(member -> member.putInto(facts));
        return facts.build();
    }

    @Override
    public Applied apply(ChangeSet changes) {
        SortedMap<AccountId, Movement> movements = changes.movements();
        if (!UnseenAccounts.canBeMoved(changes, movements)) {
            return Applied.STALE;
        }
        Applied applied = connections.changing(new Connections.Changing() {
            @Override
            public boolean mustLook() {
                return false;
            }

            @Override
            public boolean mayLook() {
                return false;
            }

            @Override
            public void with(Session session, boolean looking) throws SQLException {
                Applying.apply(session.about(timebank), Recall.this, changes, movements);
            }
        });
        if (applied == Applied.STALE) {
            // Whatever it was: what is read next is read whole, in one round trip.
            remembered.forgetRules(timebank);
            remembered.forget(timebank, members.keySet());
        }
        remembered.forget(timebank, changes);
        return applied;
    }

    /** Requires that rules and members are what they were; of members whose accounts are moved, that is done then. */
    void require(Session session, Set<AccountId> moved) throws SQLException {
        RulesTable.requireNoLaterThan(session, rules.version());
        for (Remembered.Known member : members.values()) {
            if (!moved.contains(AccountId.of(member.member().value().id()))) {
                AccountTable.requireKnown(session, member);
            }
        }
    }

    /** The members, by their ids. */
    Map<UUID, Remembered.Known> members() {
        return members;
    }

    /** Where the community's days begin. */
    ZoneId zone() {
        return rules.value().rules().zone();
    }
}
