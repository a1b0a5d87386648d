package org.timebank.internal.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.access.AccessPolicy;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.command.RecordedMoment;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.spi.Applied;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.StoreException;
import org.timebank.spi.TimebankStore;

/** Carries every command: validate, authorise, load, decide, apply. Thread-safe. */
public final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final TimebankStore store;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final AccessPolicy access;
    private final Decisions decisions;
    private final CommandValidator validator;

    public Pipeline(TimebankStore store, Clock clock, Supplier<UUID> ids, AccessPolicy access, Decisions decisions) {
        this(store, clock, ids, access, decisions, new CommandValidator());
    }

    private Pipeline(
            TimebankStore store,
            Clock clock,
            Supplier<UUID> ids,
            AccessPolicy access,
            Decisions decisions,
            CommandValidator validator) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.access = access;
        this.decisions = decisions;
        this.validator = validator;
    }

    /** The same way to another store. */
    public Pipeline over(TimebankStore other) {
        return new Pipeline(other, clock, ids, access, decisions, validator);
    }

    /** Carries one command. */
    public <R> Outcome<R> submit(Caller caller, Command<R> command) {
        validator.check(command);
        if (!isPermitted(caller, command)) {
            return Outcome.refused(notPermitted(caller, command));
        }
        Submission<R> submission = submission(caller, command);
        Attempts attempts = new Attempts();
        Outcome<R> outcome = recalling(caller, submission, attempts)
                .orElseGet(() -> carry(caller, attempts, submission.needs(), submission::decide));
        log(caller, command, outcome);
        return outcome;
    }

    /**
     * Carries commands in one transaction, one after the other: each sees what those before it did, and what is refused
     * changes nothing for the others.
     */
    public List<Outcome<?>> submitAll(Caller caller, List<? extends Command<?>> commands) {
        validator.check(commands);
        List<Submission<?>> permitted = new ArrayList<>();
        for (Command<?> command : commands) {
            if (isPermitted(caller, command)) {
                permitted.add(submission(caller, command));
            }
        }
        Set<Key<?>> keys = new LinkedHashSet<>();
        permitted.forEach(submission -> keys.addAll(submission.needs().keys()));
        Iterator<Outcome<?>> answers = carry(
                        caller, new Attempts(), Needs.of(keys), (facts, now) -> Batch.decide(permitted, facts, now))
                .iterator();
        List<Outcome<?>> outcomes = new ArrayList<>();
        for (Command<?> command : commands) {
            Outcome<?> outcome =
                    isPermitted(caller, command) ? answers.next() : Outcome.refused(notPermitted(caller, command));
            log(caller, command, outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private <R> Submission<R> submission(Caller caller, Command<R> command) {
        return new Submission<>(caller, command, decisions.of(command), ids.get());
    }

    private static void log(Caller caller, Command<?> command, Outcome<?> outcome) {
        LOG.debug(
                "{} {} in {}",
                command.getClass().getSimpleName(),
                outcome.isDone() ? "done" : "refused",
                caller.timebank());
    }

    /**
     * Decides from what the store remembers, and applies what is done without a warning, as that holds whatever stands on the
     * accounts. Whatever else comes of it is decided anew from what is loaded; nothing was stored then.
     */
    private <R> Optional<Outcome<R>> recalling(Caller caller, Submission<R> submission, Attempts attempts) {
        if (caller.dryRun() || !submission.decision().needsNoBalances()) {
            return Optional.empty();
        }
        try {
            return store.recall(caller.timebank(), submission.needs()).flatMap(recalled -> {
                Decided<R> decided = submission.decide(recalled.facts(), now());
                boolean holds = decided.outcome() instanceof Outcome.Done<R> done
                        && done.warnings().isEmpty()
                        && recalled.apply(decided.changes()) == Applied.APPLIED;
                return holds ? Optional.of(decided.outcome()) : Optional.empty();
            });
        } catch (StoreException failure) {
            attempts.failed(failure);
            return Optional.empty();
        }
    }

    /**
     * Loads, decides and applies, again and again if others changed the same things meanwhile, or if the storage failed and
     * may have recovered. What was stored although its answer was lost is found by its key, and answered.
     */
    private <T> T carry(
            Caller caller, Attempts attempts, Needs needs, BiFunction<Facts, Instant, ? extends Carried<T>> decision) {
        while (true) {
            try {
                Carried<T> decided = decision.apply(store.load(caller.timebank(), needs), now());
                if (caller.dryRun()
                        || decided.changes().isEmpty()
                        || store.apply(caller.timebank(), decided.changes()) == Applied.APPLIED) {
                    return decided.outcome();
                }
                attempts.lost();
            } catch (FactsOfDifferentMoments e) {
                attempts.lost();
            } catch (StoreException failure) {
                attempts.failed(failure);
            }
        }
    }

    /** Asks the store. */
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return store.ask(timebank, query);
    }

    /** Looks one thing up. */
    public <T> Optional<T> find(TimebankId timebank, Key<T> key) {
        return load(timebank, Needs.of(key)).find(key);
    }

    /** Looks things up, with what hangs on them. */
    public Facts load(TimebankId timebank, Needs needs) {
        return store.load(timebank, needs);
    }

    /** The moment, with microseconds. */
    public Instant now() {
        return RecordedMoment.of(clock.instant());
    }

    /** An id that was never given before. */
    public UUID newId() {
        return ids.get();
    }

    public AccessPolicy access() {
        return access;
    }

    private boolean isPermitted(Caller caller, Command<?> command) {
        return access.permits(caller.actor(), command)
                && (caller.onBehalfOf().isEmpty() || access.permitsOnBehalf(caller.actor()));
    }

    private Refusal notPermitted(Caller caller, Command<?> command) {
        boolean forAnother = caller.onBehalfOf().isPresent() && !access.permitsOnBehalf(caller.actor());
        Set<Role> permitted = forAnother ? Set.of(Role.BROKER, Role.ADMINISTRATOR) : command.permittedRoles();
        String roles = permitted.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
        return Refusal.of(RefusalCode.NOT_PERMITTED, roles);
    }
}
