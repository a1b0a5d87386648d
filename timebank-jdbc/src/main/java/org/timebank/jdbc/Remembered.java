package org.timebank.jdbc;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.AccountTerms;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Versioned;

/**
 * What a store has read of rules and members, so that it reads less: each with its version, and what a version says never
 * changes. Whoever uses it asks the database whether the version still holds. Thread-safe.
 *
 * <p>Only what was committed is remembered: what a transaction reads of its own may be rolled back, and its version given to
 * something else.
 */
final class Remembered {

    /** Of so many members at most; then it begins anew. */
    private static final int MOST = 10_000;

    /** A member rarely has more references. */
    private static final int NAMES_OF_EACH = 4;

    private record Id(int timebank, UUID member) {}

    private record Name(int timebank, ExternalReference reference) {}

    private final int most;
    private final Map<Integer, Versioned<AdoptedRules>> rules = new ConcurrentHashMap<>();
    private final Map<Id, Known> members = new ConcurrentHashMap<>();
    private final Map<Name, UUID> names = new ConcurrentHashMap<>();

    private Remembered(int most) {
        this.most = most;
    }

    /** Begins with nothing. */
    static Remembered byItself() {
        return new Remembered(MOST);
    }

    /** Remembers nothing, ever. */
    static Remembered nothing() {
        return new Remembered(0);
    }

    Optional<Versioned<AdoptedRules>> rules(int timebank) {
        return Optional.ofNullable(rules.get(timebank));
    }

    /** Where a community's days begin; as good a guess as any where its rules are not remembered. */
    ZoneId zone(int timebank) {
        return rules(timebank).map(adopted -> adopted.value().rules().zone()).orElse(ZoneOffset.UTC);
    }

    void note(int timebank, Versioned<AdoptedRules> adopted) {
        if (most > 0) {
            rules.put(timebank, adopted);
        }
    }

    /** Whom these ids and names belong to, by their ids; nothing unless all of them are remembered. */
    Optional<Map<UUID, Known>> known(int timebank, Collection<UUID> ids, Collection<ExternalReference> references) {
        Map<UUID, Known> found = new HashMap<>();
        for (UUID id : ids) {
            if (!find(timebank, id, found)) {
                return Optional.empty();
            }
        }
        for (ExternalReference reference : references) {
            @Nullable UUID named = names.get(new Name(timebank, reference));
            if (named == null || !find(timebank, named, found) || !has(found.get(named), reference)) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private boolean find(int timebank, UUID id, Map<UUID, Known> found) {
        @Nullable Known known = members.get(new Id(timebank, id));
        if (known != null) {
            found.put(id, known);
        }
        return known != null;
    }

    private static boolean has(@Nullable Known known, ExternalReference reference) {
        return known != null
                && known.member()
                        .filter(member -> member.value().references().contains(reference))
                        .isPresent();
    }

    void note(int timebank, Known known) {
        if (most == 0) {
            return;
        }
        if (members.size() >= most || names.size() >= NAMES_OF_EACH * most) {
            members.clear();
            names.clear();
        }
        members.put(new Id(timebank, known.id()), known);
        known.member()
                .ifPresent(member -> member.value()
                        .references()
                        .forEach(reference -> names.put(new Name(timebank, reference), known.id())));
    }

    void forgetRules(int timebank) {
        rules.remove(timebank);
    }

    void forget(int timebank, Collection<UUID> ids) {
        ids.forEach(id -> members.remove(new Id(timebank, id)));
    }

    /** Forgets what a change set replaces, as it will have to be read. */
    void forget(int timebank, ChangeSet changes) {
        changes.changes().forEach(change -> {
            if (change.value() instanceof AdoptedRules) {
                rules.remove(timebank);
            } else if (change.value() instanceof Member member) {
                members.remove(new Id(timebank, member.id().value()));
            } else if (change.value() instanceof AccountTerms terms) {
                members.remove(new Id(timebank, terms.account().value()));
            }
        });
    }
}
