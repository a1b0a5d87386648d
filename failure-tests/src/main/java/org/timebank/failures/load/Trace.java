package org.timebank.failures.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.event.EventType;

/**
 * What commands leave behind, by the id of the thing that it is about: an exchange, a hold, an assessment, the ledger
 * transaction of a gift. Immutable.
 *
 * @param posted what was entered, in minutes by account
 * @param held what is set aside, in minutes by account: more by who places, less by who frees
 * @param told what the host is told, in any order
 */
record Trace(
        Map<UUID, Map<AccountId, Long>> posted, Map<UUID, Map<AccountId, Long>> held, Map<UUID, List<EventType>> told) {

    static final Trace NONE = new Trace(Map.of(), Map.of(), Map.of());

    Trace {
        posted = withoutZeros(posted);
        held = withoutZeros(held);
        told = sorted(told);
    }

    /** The host is told that something happened, and nothing else. */
    static Trace told(UUID subject, EventType... types) {
        return new Trace(Map.of(), Map.of(), Map.of(subject, List.of(types)));
    }

    /** And credits moved from one account to another. */
    Trace moving(UUID subject, AccountId from, AccountId to, long minutes) {
        return new Trace(Map.of(subject, Map.of(from, -minutes, to, minutes)), held, told);
    }

    /** And credits were set aside; freed, if negative. */
    Trace holding(UUID subject, AccountId account, long minutes) {
        return new Trace(posted, Map.of(subject, Map.of(account, minutes)), told);
    }

    /** What all of them leave behind. */
    static Trace sum(List<Trace> traces) {
        Map<UUID, Map<AccountId, Long>> posted = new HashMap<>();
        Map<UUID, Map<AccountId, Long>> held = new HashMap<>();
        Map<UUID, List<EventType>> told = new HashMap<>();
        for (Trace trace : traces) {
            trace.posted.forEach((subject, minutes) -> add(posted, subject, minutes));
            trace.held.forEach((subject, minutes) -> add(held, subject, minutes));
            trace.told.forEach((subject, types) ->
                    told.computeIfAbsent(subject, s -> new ArrayList<>()).addAll(types));
        }
        return new Trace(posted, held, told);
    }

    private static void add(Map<UUID, Map<AccountId, Long>> sums, UUID subject, Map<AccountId, Long> minutes) {
        Map<AccountId, Long> sum = sums.computeIfAbsent(subject, s -> new HashMap<>());
        minutes.forEach((account, more) -> sum.merge(account, more, Math::addExact));
    }

    private static Map<UUID, Map<AccountId, Long>> withoutZeros(Map<UUID, Map<AccountId, Long>> sums) {
        Map<UUID, Map<AccountId, Long>> kept = new HashMap<>();
        sums.forEach((subject, minutes) -> {
            Map<AccountId, Long> some = new HashMap<>(minutes);
            some.values().removeIf(sum -> sum == 0);
            if (!some.isEmpty()) {
                kept.put(subject, Map.copyOf(some));
            }
        });
        return Map.copyOf(kept);
    }

    private static Map<UUID, List<EventType>> sorted(Map<UUID, List<EventType>> told) {
        Map<UUID, List<EventType>> sorted = new HashMap<>();
        told.forEach(
                (subject, types) -> sorted.put(subject, types.stream().sorted().toList()));
        return Map.copyOf(sorted);
    }
}
