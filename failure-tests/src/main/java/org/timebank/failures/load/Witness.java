package org.timebank.failures.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.timebank.Tenant;
import org.timebank.command.ConflictException;
import org.timebank.command.Outcome;
import org.timebank.spi.StoreException;

/** Sees every deed that is sent and every answer, and remembers them. Thread-safe. */
final class Witness {

    private final ConcurrentMap<String, Memory<?>> memories = new ConcurrentHashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private int sent;
    private int answers;
    private int exceptions;

    /**
     * Sends a deed. What is remembered before it is sent is that nothing is known of it.
     *
     * @return the answer; empty if an exception came instead
     */
    <R> Optional<Outcome<R>> send(Deed<R> deed, Tenant tenant) {
        Memory<R> memory = memory(deed);
        begins();
        try {
            Outcome<R> outcome = deed.send(tenant);
            memory.answered(outcome).ifPresent(this::flaw);
            answered();
            return Optional.of(outcome);
        } catch (StoreException | ConflictException e) {
            failed();
        } catch (RuntimeException e) {
            flaw(deed.key() + " ended in an exception that nobody is told of: " + e);
            failed();
        }
        return Optional.empty();
    }

    /** Somebody else is about to send a deed. */
    void asked(Deed<?> deed) {
        memory(deed);
        begins();
    }

    /** Somebody else was given an answer. */
    <R> void told(Deed<R> deed, Outcome<R> outcome) {
        memory(deed).answered(outcome).ifPresent(this::flaw);
        answered();
    }

    @SuppressWarnings("unchecked") // a key is that of one deed
    private <R> Memory<R> memory(Deed<R> deed) {
        return (Memory<R>) memories.computeIfAbsent(deed.key(), key -> new Memory<>(deed));
    }

    private synchronized void begins() {
        sent++;
    }

    private synchronized void answered() {
        answers++;
        notifyAll();
    }

    private synchronized void failed() {
        exceptions++;
        notifyAll();
    }

    private synchronized void flaw(String flaw) {
        flaws.add(flaw);
    }

    /** What is wrong with the answers. */
    synchronized List<String> flaws() {
        return List.copyOf(flaws);
    }

    /** Everything that is remembered. */
    Collection<Memory<?>> memories() {
        return Map.copyOf(memories).values();
    }

    /** How often something was sent. */
    synchronized int sent() {
        return sent;
    }

    /** How many answers came. */
    synchronized int answers() {
        return answers;
    }

    /** How often an exception came instead. */
    synchronized int exceptions() {
        return exceptions;
    }
}
