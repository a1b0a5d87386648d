package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Movement;
import org.timebank.spi.Needs;
import org.timebank.spi.Recalled;
import org.timebank.spi.Versioned;

/**
 * Recalls what is remembered, and stores what was decided from it: in a transaction of its own, or together with what waits
 * for the same accounts. Thread-safe.
 */
final class Recalling {

    /**
     * So many change sets may be moving an account at once. The database lets one commit after the other; when it has, the
     * other is there already, however far away the database is.
     */
    private static final int AT_ONCE = 2;

    /** Mostly longer than others need to commit. What is waited for then may be another application, or a host. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final Connections connections;
    private final Remembered remembered;
    private final Gathering<Part> gathering;

    /**
     * Nothing is being stored as yet.
     *
     * @param longestWait after which a change set does not wait for others any more
     */
    Recalling(Connections connections, Remembered remembered, Duration longestWait) {
        this.connections = connections;
        this.remembered = remembered;
        this.gathering = new Gathering<>(AT_ONCE, longestWait, this::storeAll);
    }

    /**
     * What was decided.
     *
     * @param recall from what
     * @param changes the change set
     * @param movements what it does to each account
     */
    private record Part(Recall recall, ChangeSet changes, SortedMap<AccountId, Movement> movements) {

        /** Several as one, if they were decided from the same versions. */
        static Optional<Part> of(List<Part> parts) {
            ChangeSet.Builder all = ChangeSet.builder();
            parts.forEach(part -> all.add(part.changes));
            ChangeSet changes = all.build();
            return Recall.all(parts.stream().map(Part::recall).toList())
                    .map(recall -> new Part(recall, changes, changes.movements()));
        }
    }

    /** All that a decision needs; nothing if something of it is not remembered, or never is. */
    Optional<Recalled> recall(int timebank, Needs needs) {
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
        Optional<Map<UUID, Known>> known = remembered.known(timebank, ids, references);
        return rules.flatMap(adopted -> known.map(all -> new Recall(this, timebank, adopted, all)));
    }

    /** Stores what was decided from memory, if it still holds. */
    Applied store(Recall recall, ChangeSet changes) {
        SortedMap<AccountId, Movement> movements = changes.movements();
        return UnseenAccounts.canBeMoved(changes, movements)
                ? gathering.take(recall.timebank(), movements.keySet(), new Part(recall, changes, movements))
                : Applied.STALE;
    }

    /** How much waits for others that move the same accounts. */
    int waiting(int timebank) {
        return gathering.waiting(timebank);
    }

    /** All of them, or nothing. */
    private Applied storeAll(List<Part> parts) {
        if (parts.size() > 1) {
            return Part.of(parts).map(this::store).orElse(Applied.STALE);
        }
        Part part = parts.get(0);
        Applied applied = store(part);
        if (applied == Applied.STALE) {
            // Whatever it was: what is read next is read whole, in one round trip.
            remembered.forgetRules(part.recall.timebank());
            remembered.forget(part.recall.timebank(), part.recall.known().keySet());
        }
        return applied;
    }

    private Applied store(Part part) {
        int timebank = part.recall.timebank();
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
                Applying.apply(session.about(timebank), part.recall, part.changes, part.movements);
            }
        });
        remembered.forget(timebank, part.changes);
        return applied;
    }
}
