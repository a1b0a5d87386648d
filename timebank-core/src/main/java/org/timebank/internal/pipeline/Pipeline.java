package org.timebank.internal.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.access.AccessPolicy;
import org.timebank.command.Command;
import org.timebank.command.ConflictException;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.command.TimebankId;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Answer;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Fingerprint;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** Carries every command: validate, authorise, load, decide, apply. Thread-safe. */
public final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int MOST_ATTEMPTS = 20;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final TimebankStore store;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final AccessPolicy access;
    private final Decisions decisions;
    private final CommandValidator validator = new CommandValidator();

    public Pipeline(TimebankStore store, Clock clock, Supplier<UUID> ids, AccessPolicy access, Decisions decisions) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.access = access;
        this.decisions = decisions;
    }

    /** Carries one command. */
    public <R> Outcome<R> submit(Caller caller, Command<R> command) {
        validator.check(command);
        if (!access.permits(caller.actor(), command)
                || caller.onBehalfOf().isPresent() && !caller.actor().mayActOnBehalf()) {
            return Outcome.refused(notPermitted(caller, command));
        }
        Decision<Command<R>, R> decision = decisions.of(command);
        Needs needs = needs(caller, command).and(decision.needs(command));
        UUID commandId = ids.get();
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Facts facts = store.load(caller.timebank(), needs);
            Decided<R> decided = decide(facts, caller, command, decision, commandId);
            if (caller.dryRun() || isEmpty(decided.changes())) {
                return decided.outcome();
            }
            if (store.apply(caller.timebank(), decided.changes()) == Applied.APPLIED) {
                LOG.debug(
                        "{} {} in {}",
                        command.getClass().getSimpleName(),
                        decided.outcome().isDone() ? "done" : "refused",
                        caller.timebank());
                return decided.outcome();
            }
            pause(attempt);
        }
        throw new ConflictException("Others changed the same things " + MOST_ATTEMPTS
                + " times while the command was carried out; send it again under the same key");
    }

    /** Asks the store. */
    public <R> R ask(TimebankId timebank, Query<R> query) {
        return store.ask(timebank, query);
    }

    /** Looks one thing up. */
    public <T> Optional<T> find(TimebankId timebank, Key<T> key) {
        return load(timebank, key).find(key);
    }

    /** Looks one thing up, with what hangs on it. */
    public Facts load(TimebankId timebank, Key<?> key) {
        return store.load(timebank, Needs.of(key));
    }

    public AccessPolicy access() {
        return access;
    }

    private static Needs needs(Caller caller, Command<?> command) {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(new Key.RulesKey());
        command.parts().forEach(part -> keys.add(new Key.AnswerKey(part.key())));
        caller.party().ifPresent(member -> keys.add(new Key.MemberKey(member)));
        return Needs.of(keys);
    }

    private <R> Decided<R> decide(
            Facts facts, Caller caller, Command<R> command, Decision<Command<R>, R> decision, UUID commandId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<AdoptedRules> rules = facts.find(new Key.RulesKey())
                .or(() -> command instanceof AdoptRules adopt
                        ? Optional.of(new AdoptedRules(
                                0, adopt.rules(), now, caller.actor().id()))
                        : Optional.empty());
        if (rules.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_TIMEBANK);
        }
        Remembered remembered = Remembered.of(command, facts);
        if (remembered.replay().isPresent()) {
            return new Decided<>(
                    replay(remembered.replay().get(), decision),
                    ChangeSet.builder().build());
        }
        if (!remembered.refusals().isEmpty() && remembered.restCanBeSentAlone()) {
            return Decided.refused(remembered.refusals());
        }
        Decided<R> decided = decide(facts, caller, command, decision, rules.get(), now, commandId);
        if (!remembered.refusals().isEmpty()) {
            decided = refuseTheRest(remembered, decided);
        }
        return remembered.unanswered().isEmpty()
                ? decided
                : new Decided<>(
                        decided.outcome(),
                        decided.changes().and(answer(decided.outcome(), remembered.unanswered(), decision, now)));
    }

    private static <R> Decided<R> decide(
            Facts facts,
            Caller caller,
            Command<R> command,
            Decision<Command<R>, R> decision,
            AdoptedRules rules,
            Instant now,
            UUID commandId) {
        Optional<MemberId> party = caller.party().flatMap(member -> idOf(member, facts));
        if (caller.party().isPresent() && party.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_MEMBER, caller.party().get());
        }
        Optional<MemberId> onBehalfOf = caller.onBehalfOf().isPresent() ? party : Optional.empty();
        return decision.decide(
                facts, command, new Circumstances(now, rules, caller.actor(), onBehalfOf, party, commandId));
    }

    private static Optional<MemberId> idOf(MemberRef member, Facts facts) {
        return facts.find(new Key.MemberKey(member)).map(Member::id);
    }

    /** What was asked before under some of the keys keeps the whole from being done; the other parts hear what they lack. */
    private static <R> Decided<R> refuseTheRest(Remembered remembered, Decided<R> decided) {
        List<Refusal> refusals = new ArrayList<>(remembered.refusals());
        decided.outcome().refusals().stream()
                .filter(refusal -> refusal.part().isPresent() && !remembered.refuses(refusal))
                .forEach(refusals::add);
        return Decided.refused(refusals);
    }

    private static <R> Outcome<R> replay(Answer answer, Decision<?, R> decision) {
        return answer.result()
                .<Outcome<R>>map(result -> new Outcome.Done<>(decision.read(result), true))
                .orElseGet(() -> new Outcome.Refused<>(answer.refusals(), answer.assessment(), true));
    }

    private static <R> Answer answer(
            Outcome<R> outcome, Map<IdempotencyKey, Fingerprint> parts, Decision<?, R> decision, Instant now) {
        if (outcome instanceof Outcome.Done<R> done) {
            return new Answer(parts, Optional.of(decision.write(done.result())), List.of(), Optional.empty(), now);
        }
        Outcome.Refused<R> refused = (Outcome.Refused<R>) outcome;
        return new Answer(parts, Optional.empty(), refused.refusals(), refused.assessment(), now);
    }

    private static boolean isEmpty(ChangeSet changes) {
        return changes.equals(ChangeSet.builder().build());
    }

    private static Refusal notPermitted(Caller caller, Command<?> command) {
        String roles = command.permittedRoles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
        return Refusal.of(RefusalCode.NOT_PERMITTED, caller.actor().id(), roles);
    }

    /** Gives the others time: longer each time, and never the same for two who wait. */
    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE_NANOS, 100_000L << Math.min(attempt, 10));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
