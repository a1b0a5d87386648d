package org.timebank.internal.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.timebank.command.Command;

/** Which decision is for which command. Thread-safe once filled. */
public final class Decisions {

    private final Map<Class<?>, Decision<?, ?>> byCommand = new HashMap<>();

    /** Adds the decision for a command. */
    public <C extends Command<R>, R> Decisions put(Class<C> command, Decision<C, R> decision) {
        byCommand.put(command, decision);
        return this;
    }

    @SuppressWarnings("unchecked") // put() takes only a decision that fits its command
    <R> Decision<Command<R>, R> of(Command<R> command) {
        @Nullable Decision<?, ?> decision = byCommand.get(command.getClass());
        if (decision == null) {
            throw new IllegalArgumentException(
                    "Not a command of this library: " + command.getClass().getName());
        }
        return (Decision<Command<R>, R>) decision;
    }
}
