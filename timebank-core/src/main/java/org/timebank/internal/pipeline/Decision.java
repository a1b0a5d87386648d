package org.timebank.internal.pipeline;

import org.timebank.command.Command;
import org.timebank.spi.Facts;
import org.timebank.spi.Needs;

/**
 * How one kind of command is decided: the only step of the way that differs from command to command.
 *
 * @param <C> the command
 * @param <R> what it answers
 */
public interface Decision<C extends Command<R>, R> {

    /** What has to be known. The rules, the answers under the command's keys and the acting member are loaded anyway. */
    Needs needs(C command);

    /** Decides: a pure function. */
    Decided<R> decide(Facts facts, C command, Circumstances circumstances);

    /**
     * Whether the command can be decided without knowing what stands on accounts: once it is done without a warning, it holds
     * whatever stands there, within the limits with which it is posted. Then it may be decided from what the store remembers.
     */
    default boolean needsNoBalances() {
        return false;
    }

    /** The result as it is remembered. */
    String write(R result);

    /** The result as it was remembered: {@code read(write(result))} equals {@code result}. */
    R read(String remembered);
}
