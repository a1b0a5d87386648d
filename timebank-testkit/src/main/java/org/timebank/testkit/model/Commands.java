package org.timebank.testkit.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.RecordExchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.OfferKind;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;
import org.timebank.testkit.model.Step.Deed;

/** Makes the command of a step, from what there is in the model. */
final class Commands {

    /** Above so many members, nobody joins but under a reference, and of these there are few. */
    private static final int MANY_MEMBERS = 30;

    private final Model model;
    private final Choice choice;
    private final ExchangeCommands exchanges;
    private final CreditCommands credits;
    private final HoldCommands holds;
    private final UpkeepCommands upkeep;

    Commands(Model model) {
        this.model = model;
        this.choice = new Choice(model);
        this.exchanges = new ExchangeCommands(model, choice);
        this.credits = new CreditCommands(model, choice);
        this.holds = new HoldCommands(model, choice);
        this.upkeep = new UpkeepCommands(model, choice);
    }

    Command<?> of(Step step, String key) {
        Deed deed = possible(step);
        return exchanges
                .of(deed, step, key)
                .or(() -> credits.of(deed, step, key))
                .or(() -> holds.of(deed, step, key))
                .or(() -> upkeep.of(deed, step, key))
                .orElseGet(() -> other(deed, step, key));
    }

    /** Of what was written down some legs, or all of them and one more. */
    RecordExchange partly(RecordExchange done, Step step, String key) {
        return exchanges.partly(done, step, key);
    }

    private Command<?> other(Deed deed, Step step, String key) {
        IdempotencyKey as = IdempotencyKey.of(key);
        return switch (deed) {
            case ADOPT -> new AdoptRules(as, Choice.one(Communities.RULES, step.third()));
            case DEFINE ->
                DefineCategory.of(key, Choice.code(step.second()), "Version " + step.third(), step.third() % 3 == 0);
            case JOIN -> join(step, as);
            case LEAVE -> new LeaveTimebank(as, choice.member(step.first()), choice.day(step));
            case COME_BACK -> new ReturnToTimebank(as, choice.member(step, whoLeft()), choice.day(step));
            case PUBLISH ->
                PublishOffer.of(
                        key,
                        choice.member(step.first()),
                        step.third() % 2 == 0 ? OfferKind.OFFER : OfferKind.REQUEST,
                        Choice.code(step.second()),
                        "Key " + key);
            case WITHDRAW -> new WithdrawOffer(as, choice.offer(step.first()));
            default -> throw new IllegalArgumentException("Nobody can make a command of " + step);
        };
    }

    /** The deed, or what has to be done before it becomes possible; now and then the deed all the same. */
    private Deed possible(Step step) {
        Deed deed = step.deed();
        Optional<Deed> before = Choice.isOdd(step) ? Optional.empty() : before(deed);
        while (before.isPresent()) {
            deed = before.get();
            before = before(deed);
        }
        return deed;
    }

    /** What has to be done before a deed becomes possible, if something has. */
    private Optional<Deed> before(Deed deed) {
        boolean nothingOpen = model.ledger.open.isEmpty();
        return switch (deed) {
            case REVERSE_EXCHANGE -> onlyIf(none(ExchangeState.SETTLED), Deed.CONFIRM);
            case APPROVE -> onlyIf(none(ExchangeState.AWAITING_APPROVAL), Deed.CONFIRM);
            case CONFIRM -> onlyIf(none(ExchangeState.AGREED), Deed.ACCEPT);
            case ACCEPT, DECLINE -> onlyIf(none(ExchangeState.PROPOSED), Deed.PROPOSE);
            case CANCEL -> onlyIf(none(ExchangeState.AGREED) && none(ExchangeState.PROPOSED), Deed.PROPOSE);
            case WITHDRAW -> onlyIf(model.offers.isEmpty(), Deed.PUBLISH);
            case CAPTURE, RELEASE, EXPIRE_HOLDS -> onlyIf(nothingOpen, Deed.HOLD);
            case REVERSE -> onlyIf(model.ledger.named.isEmpty(), Deed.GIVE);
            case OPEN_BALANCES -> onlyIf(credits.unused().isEmpty() && model.members.size() < MANY_MEMBERS, Deed.JOIN);
            case REOPEN -> onlyIf(upkeep.closed().isEmpty(), Deed.CLOSE);
            case COME_BACK -> onlyIf(whoLeft().isEmpty(), Deed.LEAVE);
            default -> Optional.empty();
        };
    }

    private static Optional<Deed> onlyIf(boolean condition, Deed deed) {
        return condition ? Optional.of(deed) : Optional.empty();
    }

    private boolean none(ExchangeState state) {
        return choice.inState(state).isEmpty();
    }

    private List<MemberId> whoLeft() {
        return model.members.values().stream()
                .filter(Person::hasLeft)
                .map(person -> person.id)
                .toList();
    }

    private JoinTimebank join(Step step, IdempotencyKey key) {
        MemberKind kind = step.third() % 3 == 0 ? MemberKind.ORGANISATION : MemberKind.PERSON;
        boolean unnamed = step.second() % 5 == 0 && model.members.size() < MANY_MEMBERS;
        Set<ExternalReference> references =
                unnamed ? Set.of() : Set.of(ExternalReference.of("crm", "person " + step.first() % 20));
        return new JoinTimebank(key, kind, choice.day(step), references);
    }
}
