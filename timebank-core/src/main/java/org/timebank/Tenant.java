package org.timebank;

import java.util.Optional;
import org.timebank.access.Actor;
import org.timebank.command.TimebankId;
import org.timebank.internal.pipeline.Caller;
import org.timebank.internal.pipeline.Pipeline;

/** One timebank before it is known who acts. Immutable, thread-safe, cheap. */
public final class Tenant {

    private final Pipeline pipeline;
    private final TimebankId timebank;

    Tenant(Pipeline pipeline, TimebankId timebank) {
        this.pipeline = pipeline;
        this.timebank = timebank;
    }

    /** The timebank, with the actor who does what is done through the handle. */
    public Timebank actingAs(Actor actor) {
        return new Timebank(pipeline, new Caller(timebank, actor, Optional.empty(), false));
    }
}
