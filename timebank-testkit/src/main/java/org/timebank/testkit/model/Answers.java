package org.timebank.testkit.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.RefusalCode;
import org.timebank.member.MemberId;

/** What was answered under which key. Mutable. */
final class Answers {

    private final Map<IdempotencyKey, Remembered> answered = new LinkedHashMap<>();

    /** What follows from what was asked under the same keys before. */
    Optional<Expected> remembered(Command<?> command, Optional<MemberId> party) {
        List<Command.Part> parts = command.parts();
        List<RefusalCode> reasons = new ArrayList<>();
        List<Remembered> same = new ArrayList<>();
        for (Command.Part part : parts) {
            Optional.ofNullable(answered.get(part.key())).ifPresent(before -> {
                if (!before.content().equals(part.content()) || !before.party().equals(party)) {
                    reasons.add(0, RefusalCode.IDEMPOTENCY_CONFLICT);
                } else {
                    same.add(before);
                    boolean done = before.outcome().isDone();
                    reasons.add(done ? RefusalCode.ALREADY_ANSWERED : RefusalCode.ALREADY_REFUSED);
                }
            });
        }
        List<IdempotencyKey> keys = parts.stream().map(Command.Part::key).toList();
        if (same.size() == keys.size() && same.get(0).together().equals(keys)) {
            return Optional.of(Expected.replayOf(same.get(0).outcome()));
        }
        return reasons.stream().findFirst().map(code -> Expected.refused(code, false));
    }

    /** Remembers what was answered, unless the rest of the command may still be sent alone. */
    boolean learn(Command<?> command, Optional<MemberId> party, Outcome<?> outcome) {
        boolean restMayBeSentAlone = outcome.refusals().stream().allMatch(r -> r.is(RefusalCode.ALREADY_ANSWERED));
        if (!outcome.isDone() && restMayBeSentAlone) {
            return false;
        }
        List<IdempotencyKey> together = new ArrayList<>();
        for (Command.Part part : command.parts()) {
            if (!answered.containsKey(part.key())) {
                together.add(part.key());
                answered.put(part.key(), new Remembered(part.content(), party, together, outcome));
            }
        }
        return outcome.isDone();
    }

    Set<IdempotencyKey> keys() {
        return answered.keySet();
    }

    /** What was asked under a key and for whom, under which keys together with it, and what came of it. */
    private record Remembered(
            String content, Optional<MemberId> party, List<IdempotencyKey> together, Outcome<?> outcome) {}
}
