package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
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

    /**
     * So many change sets may be moving an account at once. The database lets one commit after the other; when it has, the
     * other is there already, however far away the database is.
     */
    static final int AT_ONCE = 2;

    private final Connections connections;
    private final Gathering<Part> gathering;
    private final Remembered remembered;
    private final int timebank;
    private final Versioned<AdoptedRules> rules;
    private final Map<UUID, Known> members;

    private Recall(
            Connections connections,
            Gathering<Part> gathering,
            Remembered remembered,
            int timebank,
            Versioned<AdoptedRules> rules,
            Map<UUID, Known> members) {
        this.connections = connections;
        this.gathering = gathering;
        this.remembered = remembered;
        this.timebank = timebank;
        this.rules = rules;
        this.members = members;
    }

    /** All that a decision needs; nothing if something of it is not remembered, or never is. */
    static Optional<Recalled> of(
            Connections connections, Gathering<Part> gathering, Remembered remembered, int timebank, Needs needs) {
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
            } else if (key instanceof Key.AccountKey account) {
                ids.add(account.account().value());
            } else if (!(key instanceof Key.AnswerKey)) {
                return Optional.empty();
            }
        }
        Optional<Versioned<AdoptedRules>> rules = ofRules ? remembered.rules(timebank) : Optional.empty();
        return rules.flatMap(adopted -> remembered
                .members(timebank, ids, references)
                .map(members -> new Recall(connections, gathering, remembered, timebank, adopted, members)));
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
        return UnseenAccounts.canBeMoved(changes, movements)
                ? gathering.take(timebank, movements.keySet(), new Part(this, changes, movements))
                : Applied.STALE;
    }

    /**
     * What was decided from memory, one time.
     *
     * @param recall what it was decided from
     * @param changes what was decided
     * @param movements what it does to each account
     */
    record Part(Recall recall, ChangeSet changes, SortedMap<AccountId, Movement> movements) {

        /** Several as one, if they were decided from the same versions. */
        static Optional<Part> of(List<Part> parts) {
            Recall first = parts.get(0).recall;
            Map<UUID, Known> members = new HashMap<>();
            ChangeSet.Builder changes = ChangeSet.builder();
            for (Part part : parts) {
                if (part.recall.rules.version() != first.rules.version()) {
                    return Optional.empty();
                }
                for (Map.Entry<UUID, Known> member : part.recall.members.entrySet()) {
                    Known other = members.computeIfAbsent(member.getKey(), none -> member.getValue());
                    if (!other.isOf(member.getValue())) {
                        return Optional.empty();
                    }
                }
                changes.add(part.changes);
            }
            ChangeSet all = changes.build();
            return Optional.of(new Part(first.with(members), all, all.movements()));
        }
    }

    private Recall with(Map<UUID, Known> others) {
        return new Recall(connections, gathering, remembered, timebank, rules, others);
    }

    /** Stores several in one transaction: all of them, or nothing. */
    static Applied applyAll(List<Part> parts) {
        if (parts.size() > 1) {
            return Part.of(parts).map(Recall::stored).orElse(Applied.STALE);
        }
        Part part = parts.get(0);
        Applied applied = stored(part);
        if (applied == Applied.STALE) {
            // Whatever it was: what is read next is read whole, in one round trip.
            part.recall.forget();
        }
        return applied;
    }

    private static Applied stored(Part part) {
        Recall recall = part.recall();
        Applied applied = recall.connections.changing(new Connections.Changing() {
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
                Applying.apply(session.about(recall.timebank), recall, part.changes(), part.movements());
            }
        });
        recall.remembered.forget(recall.timebank, part.changes());
        return applied;
    }

    private void forget() {
        remembered.forgetRules(timebank);
        remembered.forget(timebank, members.keySet());
    }

    /** Requires that rules and members are what they were; of members whose accounts are moved, that is done then. */
    void require(Session session, Set<AccountId> moved) throws SQLException {
        RulesTable.requireNoLaterThan(session, rules.version());
        for (Known known : members.values()) {
            if (!moved.contains(new AccountId(known.id()))) {
                AccountTable.requireKnown(session, known);
            }
        }
    }

    /** The members, by their ids. */
    Map<UUID, Known> members() {
        return members;
    }

    /** Where the community's days begin. */
    ZoneId zone() {
        return rules.value().rules().zone();
    }
}
