package org.timebank.internal.credit;

import java.util.UUID;
import org.timebank.command.Command;
import org.timebank.credit.HoldId;
import org.timebank.internal.pipeline.Decision;

/** What decisions share that answer a hold. */
abstract class HoldDecision<C extends Command<HoldId>> implements Decision<C, HoldId> {

    @Override
    public final String write(HoldId result) {
        return result.toString();
    }

    @Override
    public final HoldId read(String remembered) {
        return new HoldId(UUID.fromString(remembered));
    }
}
