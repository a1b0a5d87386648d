package org.timebank.testkit.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.Role;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ProposeExchange;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;

/** Finds who gives the command of a step. */
final class Askers {

    static final Actor ADMINISTRATOR = Actor.administrator("the administrator");
    static final Actor AUDITOR = new Actor("the auditor", Set.of(Role.AUDITOR), Optional.empty());

    private static final Actor BROKER = Actor.broker("the broker");
    private static final Actor OFFICE = BROKER.alsoAs(Role.ADMINISTRATOR);
    private static final Actor STUDENT = new Actor("a student", Set.of(Role.RESEARCHER), Optional.empty());

    private final Choice choice;
    private final Concerned concerned;

    Askers(Model model) {
        this.choice = new Choice(model);
        this.concerned = new Concerned(model);
    }

    Asked by(Step step, Command<?> command) {
        MemberRef member = member(command, step.second(), step.first());
        return switch (step.who()) {
            case FITTING -> fitting(command, step);
            case MEMBER -> asked(Actor.member("a member", member), command);
            case BROKER -> asked(BROKER, command);
            case BROKER_FOR_A_MEMBER -> new Asked(BROKER, Optional.of(member), command);
            case BROKER_WHO_IS_A_MEMBER -> asked(both(member), command);
            case BROKER_WHO_IS_A_MEMBER_FOR_ANOTHER ->
                new Asked(both(member), Optional.of(member(command, step.second() + 1, step.second())), command);
            case ADMINISTRATOR -> asked(ADMINISTRATOR, command);
            case ADMINISTRATOR_FOR_A_MEMBER -> new Asked(ADMINISTRATOR, Optional.of(member), command);
            case MEMBER_FOR_ANOTHER ->
                new Asked(Actor.member("a member", member), Optional.of(choice.member(step.second())), command);
            case AUDITOR -> asked(AUDITOR, command);
            case RESEARCHER -> asked(STUDENT, command);
            case SOMEBODY_UNKNOWN -> asked(Actor.member("a stranger", choice.member(Step.UNKNOWN)), command);
        };
    }

    /** By the office, which may do nearly everything. */
    static Asked byTheOffice(Command<?> command) {
        return asked(OFFICE, command);
    }

    private static Actor both(MemberRef member) {
        return Actor.member("both", member).alsoAs(Role.BROKER);
    }

    /** One of those whom the command concerns, mostly, or any member. */
    private MemberRef member(Command<?> command, int number, int any) {
        List<MemberRef> members = concerned.by(command);
        return members.isEmpty() || any % 7 == 6 ? choice.member(any) : Choice.one(members, number);
    }

    private Asked fitting(Command<?> command, Step step) {
        if (!Roles.of(command).contains(Role.BROKER)) {
            return asked(ADMINISTRATOR, command);
        }
        if (command instanceof ProposeExchange && step.third() % 2 == 0) {
            return asked(Actor.member("a party", choice.member(step.first())), command);
        }
        if (command instanceof AcceptExchange || command instanceof DeclineExchange) {
            return asked(nextToAgree(command).map(Askers::party).orElse(BROKER), command);
        }
        List<MemberRef> members = concerned.by(command);
        boolean byMember = Roles.of(command).contains(Role.MEMBER) && members.size() == 1 && step.third() % 2 == 0;
        return asked(byMember ? party(members.get(0)) : BROKER, command);
    }

    private Optional<MemberRef> nextToAgree(Command<?> command) {
        return concerned
                .deal(command)
                .flatMap(deal -> concerned.by(command).stream()
                        .filter(party -> !deal.agreed.contains((MemberId) party))
                        .findFirst());
    }

    private static Actor party(MemberRef member) {
        return Actor.member("a party", member);
    }

    private static Asked asked(Actor actor, Command<?> command) {
        return new Asked(actor, Optional.empty(), command);
    }
}
