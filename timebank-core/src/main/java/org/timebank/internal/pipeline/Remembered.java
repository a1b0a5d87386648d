package org.timebank.internal.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.spi.Answer;
import org.timebank.spi.Answered;
import org.timebank.spi.Facts;
import org.timebank.spi.Fingerprint;
import org.timebank.spi.Key;

/**
 * What is remembered of a command's parts.
 *
 * @param replay the answer to all of its parts, if all were answered before and in one
 * @param refusals why the command cannot be decided as it is, part by part; empty if it can
 * @param unanswered the parts that have no answer yet
 */
record Remembered(Optional<Answer> replay, List<Refusal> refusals, Map<IdempotencyKey, Fingerprint> unanswered) {

    static Remembered of(Command<?> command, Facts facts) {
        List<Refusal> refusals = new ArrayList<>();
        Map<IdempotencyKey, Fingerprint> unanswered = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        List<Command.Part> parts = command.parts();
        for (int i = 0; i < parts.size(); i++) {
            IdempotencyKey key = parts.get(i).key();
            Fingerprint asked = Fingerprint.of(parts.get(i).content());
            Optional<Answered> before = facts.find(new Key.AnswerKey(key));
            @Nullable Fingerprint first = before.map(Answered::fingerprint).orElse(unanswered.get(key));
            if (first == null) {
                unanswered.put(key, asked);
            } else if (!first.equals(asked)) {
                refusals.add(Refusal.of(RefusalCode.IDEMPOTENCY_CONFLICT, key).atPart(i));
            } else {
                before.map(Answered::answer).ifPresent(answers::add);
                boolean done = before.map(a -> a.answer().isDone()).orElse(true);
                RefusalCode code = done ? RefusalCode.ALREADY_ANSWERED : RefusalCode.ALREADY_REFUSED;
                refusals.add(Refusal.of(code, key).atPart(i));
            }
        }
        boolean allAnsweredTogether =
                answers.size() == parts.size() && Set.copyOf(answers).size() == 1;
        if (allAnsweredTogether) {
            return new Remembered(Optional.of(answers.get(0)), List.of(), Map.of());
        }
        return new Remembered(Optional.empty(), refusals, unanswered);
    }

    /** Whether the unanswered parts can still be done, sent by themselves. */
    boolean restCanBeSentAlone() {
        return refusals.stream().allMatch(r -> r.is(RefusalCode.ALREADY_ANSWERED));
    }

    /** Whether something is remembered of this part that keeps it from being decided. */
    boolean refuses(Refusal other) {
        return refusals.stream().anyMatch(r -> Objects.equals(r.part(), other.part()));
    }
}
