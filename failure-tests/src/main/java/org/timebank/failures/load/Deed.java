package org.timebank.failures.load;

import java.util.Optional;
import java.util.function.Function;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.Outcome;

/**
 * One command under its key, as it may be sent any number of times, and what has to be there once it is done. Immutable.
 *
 * @param key under which its answer is remembered
 * @param actor who gives it
 * @param command gives it
 * @param trace what it leaves behind when it is done with that result
 * @param next what may be done after it
 */
record Deed<R>(
        String key,
        Actor actor,
        Function<Timebank, Outcome<R>> command,
        Function<R, Trace> trace,
        Function<R, Optional<Deed<?>>> next) {

    /** One after which nothing follows. */
    Deed(String key, Actor actor, Function<Timebank, Outcome<R>> command, Function<R, Trace> trace) {
        this(key, actor, command, trace, result -> Optional.empty());
    }

    Outcome<R> send(Tenant tenant) {
        return command.apply(tenant.actingAs(actor));
    }
}
