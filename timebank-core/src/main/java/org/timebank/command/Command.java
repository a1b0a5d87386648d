package org.timebank.command;

import java.util.List;
import java.util.Set;

/**
 * Something that somebody asks a timebank to do.
 *
 * <p>Commands are immutable values. Their Jakarta Validation constraints are checked before anything else happens, all
 * at once.
 *
 * @param <R> what the command answers when it is done
 */
public interface Command<R> {

    /**
     * The parts of the command that are remembered under a key of their own: at least one. Most commands have one part;
     * a recorded group session has one for each line that the host keeps of it.
     */
    List<Part> parts();

    /** The roles that may give this command, unless the application's own access policy says otherwise. */
    Set<Role> permittedRoles();

    /**
     * One part of a command, and the key under which its answer is remembered.
     *
     * @param key the caller's name for it
     * @param content what is asked, in a canonical form: two parts are the same if their contents are equal. Free text
     *     that does not change what happens is not in it, nor is who asks.
     */
    record Part(IdempotencyKey key, String content) {}
}
