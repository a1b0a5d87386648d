package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.util.Optional;
import java.util.UUID;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountKind;
import org.timebank.credit.TransactionReason;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.ReturnToTimebank;

/** What the rules come to for commands about members. */
final class MemberRulings {

    /** Stands for somebody who has no id yet: the last one there can be, as new ids come after all others. */
    private static final MemberId NEWCOMER = MemberId.of(new UUID(-1, -1));

    private final Model model;
    private final Asking asking;

    MemberRulings(Model model, Asking asking) {
        this.model = model;
        this.asking = asking;
    }

    Optional<Ruling> of(Command<?> command) {
        if (command instanceof JoinTimebank join) {
            return Optional.of(join(join));
        } else if (command instanceof LeaveTimebank leave) {
            return Optional.of(leave(leave));
        } else if (command instanceof ReturnToTimebank comeBack) {
            return Optional.of(comeBack(comeBack));
        }
        return Optional.empty();
    }

    private Ruling join(JoinTimebank join) {
        boolean taken = join.references().stream().anyMatch(r -> model.find(r).isPresent());
        Moves granted = granted(Purse.of(NEWCOMER, join.kind(), join.from()));
        return unless(!taken, RefusalCode.REFERENCE_TAKEN)
                .or(() -> asking.notInTheFuture(join.from()))
                .or(() -> granted.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, granted).amongOthers())
                .orElseGet(() -> Ruling.done(granted, result -> join((MemberId) result, join)));
    }

    private void join(MemberId id, JoinTimebank join) {
        Person person = new Person(id, join.kind(), join.references(), join.from());
        model.add(person);
        Moves granted = granted(person.purse);
        if (!granted.sides().isEmpty()) {
            model.ledger.post(TransactionReason.WELCOME_GRANT, granted, asking.origin(join.from()));
        }
    }

    private Moves granted(Purse newcomer) {
        long grant = model.rules().credits().welcomeGrant();
        return grant == 0 ? Moves.NONE : Moves.of(model.ledger.purse(AccountKind.ISSUANCE), newcomer, grant);
    }

    private Ruling leave(LeaveTimebank leave) {
        Optional<Person> member = asking.person(leave.member());
        if (member.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        Person person = member.get();
        boolean lasts = !person.hasLeft() && !leave.lastDay().isBefore(person.latestDay());
        return unless(asking.actsFor(person.id), RefusalCode.NOT_A_PARTY)
                .or(() -> unless(asking.isOffice() || !leave.lastDay().isBefore(model.today()), RefusalCode.PAST_DATE))
                .or(() -> unless(lasts, RefusalCode.NOT_A_MEMBER_THEN))
                .or(() -> asking.notInTheFuture(leave.lastDay()))
                .map(Ruling::refused)
                .orElseGet(() ->
                        Ruling.done(result -> person.days.add(leave.lastDay())).answering(person.id));
    }

    private Ruling comeBack(ReturnToTimebank comeBack) {
        Optional<Person> member = asking.person(comeBack.member());
        if (member.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        Person person = member.get();
        boolean free = person.hasLeft() && comeBack.from().isAfter(person.latestDay());
        return unless(free, RefusalCode.ALREADY_A_MEMBER)
                .or(() -> asking.notInTheFuture(comeBack.from()))
                .map(Ruling::refused)
                .orElseGet(() ->
                        Ruling.done(result -> person.days.add(comeBack.from())).answering(person.id));
    }
}
