package org.timebank.internal.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.member.MemberId;
import org.timebank.spi.Answer;
import org.timebank.spi.Answered;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

/**
 * What is remembered of a command's parts.
 *
 * @param replay the answer to all of its parts, if they were answered before as one
 * @param refusals why the command cannot be decided as it is, part by part; empty if it can
 * @param unanswered the parts that have no answer yet
 */
record Remembered(Optional<Answer> replay, List<Refusal> refusals, Map<IdempotencyKey, Digest> unanswered) {

    /**
     * Looks the parts up.
     *
     * @param party for whom the command is given: one member's consent is not another's
     */
    static Remembered of(Command<?> command, Optional<MemberId> party, Facts facts) {
        List<Refusal> refusals = new ArrayList<>();
        Map<IdempotencyKey, Digest> unanswered = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        List<Command.Part> parts = command.parts();
        for (int i = 0; i < parts.size(); i++) {
            IdempotencyKey key = parts.get(i).key();
            Digest asked = Digest.of(CanonicalText.of(
                    parts.get(i).content(), party.map(MemberId::toString).orElse("")));
            Optional<Answered> before = facts.find(new Key.AnswerKey(key));
            @Nullable Digest first = before.map(Answered::fingerprint).orElse(unanswered.get(key));
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
        Optional<Answer> whole = answers.stream().findFirst().filter(answer -> answers(answer, parts, answers.size()));
        if (whole.isPresent()) {
            return new Remembered(whole, List.of(), Map.of());
        }
        return new Remembered(Optional.empty(), refusals, unanswered);
    }

    /** Whether this is the answer to exactly these parts in this order: of another list, its numbers would mislead. */
    private static boolean answers(Answer answer, List<Command.Part> parts, int answered) {
        return answered == parts.size()
                && List.copyOf(answer.parts().keySet())
                        .equals(parts.stream().map(Command.Part::key).toList());
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
