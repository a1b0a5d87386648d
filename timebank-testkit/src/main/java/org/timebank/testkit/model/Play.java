package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.timebank.Tenant;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ProposeExchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.MemberRef;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.spi.TimebankStore;

/**
 * Steps, tried on a timebank of their own and on a {@link Model} of it. It begins with four members and two categories. Not
 * thread-safe.
 */
public final class Play {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00.123456789Z");

    /** The day on which everything happens, in UTC. */
    static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    /** Among how many of the latest commands one is chosen to be given again. */
    private static final int RECENT = 8;

    private static final Actor ADMINISTRATOR = Actor.administrator("the administrator");
    private static final Actor BROKER = Actor.broker("the broker");

    private final TimebankStore store;
    private final TimebankId timebank = TimebankId.of("play-" + UUID.randomUUID());
    private final Tenant tenant;
    private final Model model = new Model(NOW);
    private final Commands commands = new Commands(model);
    private final List<Asked> past = new ArrayList<>();

    private Play(TimebankStore store) {
        this.store = store;
        this.tenant = engine(store).timebank(timebank);
    }

    /** Founds a timebank in the store, and opens it. */
    public static Play begin(TimebankStore store) {
        Play play = new Play(store);
        play.opens(AdoptRules.of("rules", Commands.FIRST_RULES));
        play.opens(DefineCategory.of("gardening", "gardening", "Gardening", false));
        play.opens(DefineCategory.of("care", "care", "Personal care", true));
        for (int i = 0; i < 4; i++) {
            MemberKind kind = i == 3 ? MemberKind.ORGANISATION : MemberKind.PERSON;
            play.opens(JoinTimebank.of(
                    "member " + i, kind, TODAY.minusDays(100), ExternalReference.of("crm", "person " + i)));
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
        Asked asked = new Asked(ADMINISTRATOR, Optional.empty(), command);
        assertThat(tries(asked).isDone()).as("%s", asked).isTrue();
    }

    /** What is asked in a step, as things are. */
    public Asked asked(Step step) {
        Asked before = past.get(past.size() - 1 - step.first() % Math.min(past.size(), RECENT));
        if (step.again() == Step.Again.SAME) {
            return before;
        }
        boolean sameKey = step.again() == Step.Again.SAME_KEY;
        IdempotencyKey key = before.command().parts().get(0).key();
        Command<?> command = commands.of(step, sameKey ? key.value() : "step " + past.size());
        return by(step, command);
    }

    /** Gives the command to the timebank, compares the answer with what the model expects, and tells the model. */
    public Outcome<?> tries(Asked asked) {
        Expected expected = model.expects(asked);
        Outcome<?> outcome = asked.of(tenant);
        assertThat(expected.fits(outcome))
                .as("%s%n of %s%n is expected to be %s", outcome, asked, expected)
                .isTrue();
        model.learn(asked, expected, outcome);
        past.add(asked);
        return outcome;
    }

    /** What the model would expect. */
    public Expected expects(Asked asked) {
        return model.expects(asked);
    }

    /** Something else than the command, under the key of its first part. */
    public static Asked somethingElse(Asked asked) {
        String key = asked.command().parts().get(0).key().value();
        return new Asked(ADMINISTRATOR, Optional.empty(), DefineCategory.of(key, "something else", "Else", true));
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
        return tenant.actingAs(new Actor("the auditor", Set.of(Role.AUDITOR), Optional.empty()));
    }

    /** Its name. */
    public TimebankId timebank() {
        return timebank;
    }

    private Asked by(Step step, Command<?> command) {
        MemberRef member = commands.about(command)
                .<MemberRef>map(deal -> party(deal, step.second()))
                .orElseGet(() -> commands.member(step.first()));
        return switch (step.who()) {
            case FITTING -> fitting(command, step);
            case MEMBER -> asked(Actor.member("a member", member), command);
            case BROKER -> asked(BROKER, command);
            case BROKER_FOR_A_MEMBER -> new Asked(BROKER, Optional.of(member), command);
            case BROKER_WHO_IS_A_MEMBER -> asked(Actor.member("both", member).alsoAs(Role.BROKER), command);
            case BROKER_WHO_IS_A_MEMBER_FOR_ANOTHER ->
                new Asked(
                        Actor.member("both", member).alsoAs(Role.BROKER), Optional.of(another(command, step)), command);
            case ADMINISTRATOR -> asked(ADMINISTRATOR, command);
            case MEMBER_FOR_ANOTHER ->
                new Asked(Actor.member("a member", member), Optional.of(commands.member(step.second())), command);
            case AUDITOR -> asked(new Actor("the auditor", Set.of(Role.AUDITOR), Optional.empty()), command);
            case RESEARCHER -> asked(new Actor("a student", Set.of(Role.RESEARCHER), Optional.empty()), command);
            case SOMEBODY_UNKNOWN -> asked(Actor.member("a stranger", commands.member(Step.UNKNOWN)), command);
        };
    }

    private Asked fitting(Command<?> command, Step step) {
        if (command instanceof AdoptRules || command instanceof DefineCategory) {
            return asked(ADMINISTRATOR, command);
        }
        if (command instanceof ProposeExchange && step.third() % 2 == 0) {
            return asked(Actor.member("a party", commands.member(step.first())), command);
        }
        boolean byParty = command instanceof AcceptExchange || command instanceof DeclineExchange;
        Optional<MemberId> next = commands.about(command)
                .filter(deal -> byParty)
                .flatMap(deal -> deal.parties().stream()
                        .filter(party -> !deal.agreed.contains(party))
                        .sorted(Comparator.comparing(MemberId::toString))
                        .findFirst());
        return asked(next.map(party -> Actor.member("a party", party)).orElse(BROKER), command);
    }

    /** Another party of what the command is about, or any member. */
    private MemberRef another(Command<?> command, Step step) {
        return commands.about(command)
                .<MemberRef>map(deal -> party(deal, step.second() + 1))
                .orElseGet(() -> commands.member(step.second()));
    }

    private static MemberId party(Deal deal, int number) {
        List<MemberId> parties = deal.parties().stream()
                .sorted(Comparator.comparing(MemberId::toString))
                .toList();
        return parties.get(number % parties.size());
    }

    private static Asked asked(Actor actor, Command<?> command) {
        return new Asked(actor, Optional.empty(), command);
    }
}
