package org.timebank.spi;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.Warning;

/**
 * The answer to a command, remembered under the keys of its parts, so that it can be given again. Immutable.
 *
 * @param parts the keys and what was asked under each, at least one, in the order of the command's parts
 * @param result the result as text, which only the command itself can read; empty when it was refused
 * @param refusals why it was refused; empty when it was done
 * @param warnings what was said along with the result
 * @param assessment the risk assessment that was stored with a refusal
 * @param answeredAt when
 */
public record Answer(
        Map<IdempotencyKey, Digest> parts,
        Optional<String> result,
        List<Refusal> refusals,
        List<Warning> warnings,
        Optional<UUID> assessment,
        Instant answeredAt) {

    public Answer {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("An answer is remembered under at least one key");
        }
        if (result.isPresent() != refusals.isEmpty()) {
            throw new IllegalArgumentException("An answer is a result or refusals");
        }
        if (result.isEmpty() && !warnings.isEmpty()) {
            throw new IllegalArgumentException("Warnings are said along with a result");
        }
    }

    /** Whether the command was done. */
    public boolean isDone() {
        return result.isPresent();
    }
}
