package org.timebank.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.LedgerTransaction;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.Things;

/**
 * Makes change sets of {@link Act}s, each from what those before it have left: the fold of all of them, without a store. Not
 * thread-safe.
 */
final class Acts {

    private final TimebankId timebank;
    private final List<LedgerTransaction> transactions = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Set<Key<?>> keys = new LinkedHashSet<>();
    private Facts facts;

    private Acts(TimebankId timebank, Set<Key<?>> keys, Facts facts) {
        this.timebank = timebank;
        this.keys.addAll(keys);
        this.facts = facts;
    }

    /** Begins in a timebank with the cast in it. */
    static Acts in(TestTimebank bank) {
        Set<Key<?>> keys = new LinkedHashSet<>(Set.of(new Key.RulesKey(), new Key.UnsealedKey()));
        Cast.CATEGORIES.forEach(category -> keys.add(new Key.CategoryKey(category.code())));
        Cast.MEMBERS.forEach(member -> keys.addAll(List.of(
                new Key.MemberKey(member.id()),
                new Key.AccountKey(AccountId.of(member.id())),
                new Key.TermsKey(AccountId.of(member.id())))));
        return new Acts(bank.id(), keys, bank.store().load(bank.id(), Needs.of(keys)));
    }

    /** Everything that there is by now, with its version. */
    Facts facts() {
        return facts;
    }

    /** The keys of everything that there is by now. */
    Set<Key<?>> keys() {
        return keys;
    }

    /** What was made of an act was applied. */
    void applied(ChangeSet changes) {
        facts = facts.after(changes);
        changes.changes().forEach(change -> keys.add(change.key()));
        changes.transactions().forEach(posted -> keys.add(new Key.TransactionKey(posted.id())));
        changes.answers().forEach(answer -> answer.parts().keySet().forEach(key -> keys.add(new Key.AnswerKey(key))));
        transactions.addAll(changes.transactions());
        changes.changes().stream()
                .filter(change -> change.value() instanceof Hold && change.expectedVersion() == 0)
                .forEach(change -> holds.add((Hold) change.value()));
        events.addAll(changes.events());
    }

    /** The change set of an act; empty when it is not possible. */
    ChangeSet of(Act act) {
        Deeds deeds = new Deeds(timebank, facts);
        Member one = member(act.first());
        Member other = member(act.first() + 1 + act.second() % 5);
        long minutes = 1L + act.second() % 50;
        return switch (act.deed()) {
            case TRANSFER -> deeds.transfer(one, other, minutes);
            case LIMITED_TRANSFER -> deeds.limited(one, other, minutes);
            case HOLD -> deeds.hold(one, minutes);
            case CAPTURE -> of(holds, act, hold -> deeds.capture(hold, other, minutes));
            case FREE -> of(holds, act, deeds::free);
            case REVERSE -> of(transactions, act, deeds::reverse);
            case LIMIT -> deeds.limit(one, act.second());
            case CLOSE -> deeds.close(one);
            case REOPEN -> deeds.reopen(one);
            case SEAL -> deeds.seal();
            case DEFINE ->
                deeds.define(new Category("code " + act.first() % 3, "Label " + act.second(), act.second() % 2 == 0));
            case LEAVE -> deeds.leave(one, act.second());
            case ANSWER -> Things.answering(Things.done("Answer " + act.second(), Things.key()));
            case TELL -> told(one);
            case MARK ->
                of(
                        events,
                        act,
                        event -> ChangeSet.builder().delivered(event.id()).build());
        };
    }

    /** What is done to one of those, if there are any. */
    private static <T> ChangeSet of(List<T> all, Act act, Function<T, ChangeSet> deed) {
        return all.isEmpty() ? Deeds.nothing() : deed.apply(all.get(act.first() % all.size()));
    }

    private ChangeSet told(Member member) {
        UUID subject = member.id().value();
        int number = (int) events.stream()
                        .filter(event -> event.subject().equals(subject))
                        .count()
                + 1;
        return ChangeSet.builder()
                .tell(Things.event(EventType.MEMBER_LEFT, subject, number))
                .build();
    }

    private static Member member(int number) {
        return Cast.MEMBERS.get(number % Cast.MEMBERS.size());
    }
}
