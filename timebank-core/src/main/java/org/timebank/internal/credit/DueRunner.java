package org.timebank.internal.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.credit.DueRun;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.internal.pipeline.Caller;
import org.timebank.internal.pipeline.Pipeline;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Query;

/** Does what is due, batch by batch. Used once. */
final class DueRunner {

    private final Pipeline pipeline;
    private final Caller caller;
    private final LocalDate asOf;
    private final int batch;
    private final Consumer<DueRun> progress;
    private DueRun run = DueRun.NONE;

    DueRunner(Pipeline pipeline, Caller caller, LocalDate asOf, int batch, Consumer<DueRun> progress) {
        this.pipeline = pipeline;
        this.caller = caller;
        this.asOf = asOf;
        this.batch = batch;
        this.progress = progress;
    }

    /**
     * Runs.
     *
     * @param rules the community's rules
     * @param after the last member of a run before
     */
    Outcome<DueRun> run(CommunityRules rules, Optional<MemberId> after) {
        run = new DueRun(0, 0, 0, 0, after);
        List<Refusal> refusals = expireHolds();
        Optional<Instant> creditedBefore =
                ExpireCreditsDecision.creditedBefore(asOf, rules).flatMap(Span::upTo);
        if (refusals.isEmpty() && creditedBefore.isPresent()) {
            refusals = expireCredits(creditedBefore.get(), after);
        }
        return refusals.isEmpty() ? Outcome.done(run) : Outcome.refused(refusals);
    }

    private List<Refusal> expireHolds() {
        Optional<HoldId> last = Optional.empty();
        List<Hold> due;
        do {
            due = pipeline.ask(caller.timebank(), new Query.HoldsDue(asOf, last, batch));
            if (!due.isEmpty()) {
                List<HoldId> ids = due.stream().map(Hold::id).toList();
                Outcome<Integer> outcome = pipeline.submit(caller, new ExpireHolds(newKey(), ids));
                if (!outcome.isDone()) {
                    return outcome.refusals();
                }
                last = Optional.of(ids.get(ids.size() - 1));
                run = new DueRun(
                        run.holdsExpired() + outcome.orElseThrow(),
                        run.accountsLookedAt(),
                        run.accountsExpired(),
                        run.minutesExpired(),
                        run.last());
                progress.accept(run);
            }
        } while (due.size() == batch);
        return List.of();
    }

    private List<Refusal> expireCredits(Instant creditedBefore, Optional<MemberId> after) {
        Optional<MemberId> last = after;
        List<Member> page;
        do {
            page = pipeline.ask(caller.timebank(), new Query.AllMembers(last, batch));
            if (!page.isEmpty()) {
                List<MemberId> ids = page.stream().map(Member::id).toList();
                Outcome<List<Long>> outcome = expire(new ExpireCredits(newKey(), creditedBefore, ids));
                if (!outcome.isDone()) {
                    return outcome.refusals();
                }
                last = Optional.of(ids.get(ids.size() - 1));
                count(outcome.orElseThrow(), last);
                progress.accept(run);
            }
        } while (page.size() == batch);
        return List.of();
    }

    /** Looks first, so that nothing is written, not even an answer, where nothing is due. */
    private Outcome<List<Long>> expire(ExpireCredits command) {
        Caller looking = new Caller(caller.timebank(), caller.actor(), caller.onBehalfOf(), true);
        Outcome<List<Long>> seen = pipeline.submit(looking, command);
        boolean isDue = seen.isDone() && seen.orElseThrow().stream().anyMatch(minutes -> minutes > 0);
        return isDue ? pipeline.submit(caller, command) : seen;
    }

    private void count(List<Long> expired, Optional<MemberId> last) {
        run = new DueRun(
                run.holdsExpired(),
                run.accountsLookedAt() + expired.size(),
                run.accountsExpired()
                        + expired.stream().filter(minutes -> minutes > 0).count(),
                run.minutesExpired() + expired.stream().reduce(0L, Math::addExact),
                last);
    }

    /** A batch that is given again does what is left to do, so that no key has to be remembered for it. */
    private IdempotencyKey newKey() {
        return IdempotencyKey.of("due " + pipeline.newId());
    }
}
