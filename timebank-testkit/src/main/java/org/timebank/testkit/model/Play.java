package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.command.RefusalCode;
import org.timebank.command.TimebankId;
import org.timebank.credit.Credits;
import org.timebank.credit.DueRun;
import org.timebank.exchange.RecordExchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.spi.TimebankStore;

/**
 * Steps, tried on a timebank of their own and on a {@link Model} of it. It begins with four members and two categories; its
 * clock goes on by the days of each step. Not thread-safe.
 */
public final class Play {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00.123456789Z");

    /** The day on which it begins, in UTC. */
    static final LocalDate FIRST_DAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private static final int A_WEEK = 7;

    /** Among how many of the latest commands one is chosen to be given again. */
    private static final int RECENT = 8;

    private final TimebankStore store;
    private final TimebankId timebank = TimebankId.of("play-" + UUID.randomUUID());
    private final PlayClock clock = new PlayClock(NOW);
    private final Tenant tenant;
    private final Model model = new Model(clock);
    private final Commands commands = new Commands(model);
    private final Askers askers = new Askers(model);
    private final Comparison comparison;
    private final Recent<Asked> past = new Recent<>(RECENT);
    private long count;

    private Play(TimebankStore store) {
        this.store = store;
        this.tenant =
                TimebankEngine.builder(new Alone(store)).clock(clock).build().timebank(timebank);
        this.comparison = new Comparison(store, timebank, model, seen());
    }

    /** Founds a timebank in the store, and opens it. */
    public static Play begin(TimebankStore store) {
        Play play = new Play(store);
        Command<?> tooEarly = DefineCategory.of("too early", "gardening", "Gardening", false);
        play.tries(new Asked(Askers.ADMINISTRATOR, Optional.empty(), tooEarly));
        play.opens(AdoptRules.of("rules", Communities.FIRST_RULES));
        play.opens(DefineCategory.of("gardening", "gardening", "Gardening", false));
        play.opens(DefineCategory.of("care", "care", "Personal care", true));
        for (int i = 0; i < 4; i++) {
            MemberKind kind = i == 3 ? MemberKind.ORGANISATION : MemberKind.PERSON;
            play.opens(JoinTimebank.of(
                    "member " + i, kind, FIRST_DAY.minusDays(100), ExternalReference.of("crm", "person " + i)));
        }
        return play;
    }

    /** An engine whose clock stands still. */
    public static TimebankEngine engine(TimebankStore store) {
        return TimebankEngine.builder(store)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
    }

    private void opens(Command<?> command) {
        Asked asked = new Asked(Askers.ADMINISTRATOR, Optional.empty(), command);
        assertThat(tries(asked).isDone()).as("%s", asked).isTrue();
    }

    /** Lets the days of the step pass, and says what is asked in it, as things are then. */
    public Asked asked(Step step) {
        clock.goOn(Duration.ofDays(step.days()).plusSeconds(1));
        count++;
        String key = "step " + count;
        Asked before = Choice.one(past.all(), step.first());
        return switch (step.again()) {
            case NEW -> askers.by(step, commands.of(step, key));
            case SAME -> before;
            case SAME_KEY ->
                askers.by(
                        step,
                        commands.of(step, before.command().parts().get(0).key().value()));
            case PARTLY -> partly(step, key).orElse(before);
        };
    }

    private Optional<Asked> partly(Step step, String key) {
        List<Asked> sessions = past.those(asked -> asked.command() instanceof RecordExchange);
        return sessions.stream()
                .skip(Math.max(0, sessions.size() - 1))
                .findFirst()
                .map(asked -> new Asked(
                        asked.actor(),
                        asked.onBehalfOf(),
                        commands.partly((RecordExchange) asked.command(), step, key)));
    }

    /**
     * Gives the command to the timebank, compares the answer and what it touched with the model, and tells the model. Costs
     * the same however long the play has lasted.
     */
    public Outcome<?> tries(Asked asked) {
        return together(List.of(asked), List.of(asked.of(tenant))).get(0);
    }

    /** Gives the commands as one batch, all as the first of them is given, and compares as if they came one by one. */
    public List<Outcome<?>> tries(List<Asked> batch) {
        return together(batch, Asked.together(batch, tenant));
    }

    private List<Outcome<?>> together(List<Asked> asked, List<Outcome<?>> outcomes) {
        assertThat(outcomes).as("the answers to %s", asked).hasSameSizeAs(asked);
        for (int i = 0; i < asked.size(); i++) {
            Expected expected = model.expects(asked.get(i));
            assertThat(expected.fits(outcomes.get(i)))
                    .as("%s%n of %s%n is expected to be %s", outcomes.get(i), asked.get(i), expected)
                    .isTrue();
            model.learn(asked.get(i), expected, outcomes.get(i));
            past.add(asked.get(i));
        }
        comparison.ofWhatIsNew();
        return outcomes;
    }

    /**
     * Tries the steps one by one, but those that are sent together in one batch, and compares the whole in the end. Answers
     * what was tried.
     */
    public List<Tried> plays(List<Step> steps) {
        List<Tried> tried = new ArrayList<>();
        int next = 0;
        while (next < steps.size()) {
            int last = next + 1;
            while (steps.get(next).together()
                    && last < steps.size()
                    && steps.get(last).together()) {
                last++;
            }
            List<Asked> asked = asked(steps.subList(next, last));
            if (asked.size() == 1
                    && steps.get(next).days() > A_WEEK
                    && steps.get(next).second() % 3 == 0) {
                runsDue(1 + steps.get(next).second() % 5);
            }
            List<Outcome<?>> outcomes = steps.get(next).together() ? tries(asked) : List.of(tries(asked.get(0)));
            for (int i = 0; i < asked.size(); i++) {
                tried.add(new Tried(asked.get(i), outcomes.get(i)));
            }
            next = last;
        }
        compare();
        return tried;
    }

    /** What was asked, and what came of it. */
    public record Tried(Asked asked, Outcome<?> outcome) {}

    /** What is asked in steps, all by the same if there are several: mostly by the office. */
    private List<Asked> asked(List<Step> steps) {
        List<Asked> asked = new ArrayList<>();
        steps.forEach(step -> asked.add(asked(step)));
        boolean byTheOffice = steps.get(0).together() && steps.get(0).who() == Step.Who.FITTING;
        Asked first = byTheOffice ? Askers.byTheOffice(asked.get(0).command()) : asked.get(0);
        return asked.stream()
                .map(one -> new Asked(first.actor(), first.onBehalfOf(), one.command()))
                .toList();
    }

    /** Lets everything expire that is due, in batches, as is done by night, and compares what that comes to. */
    public Outcome<DueRun> runsDue(int batch) {
        Nightly nightly = new Nightly(model, batch);
        Optional<RefusalCode> reason = nightly.carryOut();
        Credits credits = tenant.actingAs(Askers.ADMINISTRATOR).credits();
        List<DueRun> told = new ArrayList<>();
        Outcome<DueRun> outcome = credits.runDue(model.today(), Optional.empty(), batch, told::add);
        assertThat(outcome.refusals())
                .as("why the run was refused")
                .allMatch(refusal -> reason.filter(refusal::is).isPresent());
        assertThat(outcome.isDone())
                .as("whether the run is done; or refused: %s", reason)
                .isEqualTo(reason.isEmpty());
        assertThat(told.isEmpty() ? DueRun.NONE : told.get(told.size() - 1))
                .as("what the run has told of last")
                .isEqualTo(nightly.run());
        comparison.ofWhatIsNew();
        return outcome;
    }

    /** Compares all that the timebank is with the model, and looks whether the books balance. */
    public void compare() {
        comparison.ofTheWhole();
        Books.balance(store, timebank);
        Books.hold(store, timebank);
    }

    /** What the model would expect. */
    public Expected expects(Asked asked) {
        return model.expects(asked);
    }

    /** Something else than the command, under the key of its first part. */
    public static Asked somethingElse(Asked asked) {
        String key = asked.command().parts().get(0).key().value();
        return new Asked(
                Askers.ADMINISTRATOR, Optional.empty(), DefineCategory.of(key, "something else", "Else", true));
    }

    /** All that the store says of the timebank. */
    public Snapshot snapshot() {
        return Snapshot.of(store, timebank, model.footprint());
    }

    /** The model, to compare with. */
    public Model model() {
        return model;
    }

    /** The timebank, as somebody sees it who may see everything. */
    public Timebank seen() {
        return tenant.actingAs(Askers.AUDITOR);
    }

    /** Its name. */
    public TimebankId timebank() {
        return timebank;
    }
}
