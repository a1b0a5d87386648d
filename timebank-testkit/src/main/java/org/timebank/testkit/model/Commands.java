package org.timebank.testkit.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.MemberRef;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.Rounding;

/** Makes the command of a step, from what there is in the model. */
final class Commands {

    static final CommunityRules FIRST_RULES =
            new CommunityRules(Rounding.upTo(15), OptionalLong.of(120), OptionalLong.of(300), 720, ZoneOffset.UTC);

    private static final List<CommunityRules> RULES = List.of(
            FIRST_RULES,
            new CommunityRules(
                    Rounding.nearest(15), OptionalLong.of(60), OptionalLong.of(90), 240, ZoneId.of("Europe/London")),
            new CommunityRules(
                    Rounding.none(), OptionalLong.empty(), OptionalLong.of(0), 720, ZoneId.of("Pacific/Kiritimati")),
            new CommunityRules(
                    Rounding.upTo(30),
                    OptionalLong.of(0),
                    OptionalLong.empty(),
                    100,
                    ZoneId.of("America/Los_Angeles")));

    private static final List<String> CODES = List.of("gardening", "care", "Gardening");

    private final Model model;

    Commands(Model model) {
        this.model = model;
    }

    Command<?> of(Step step, String key) {
        IdempotencyKey as = IdempotencyKey.of(key);
        return switch (possible(step)) {
            case ADOPT -> new AdoptRules(as, RULES.get(step.third() % RULES.size()));
            case DEFINE ->
                DefineCategory.of(key, code(step.second()), "Version " + step.third(), step.third() % 3 == 0);
            case JOIN -> join(step, as);
            case LEAVE -> new LeaveTimebank(as, member(step.first()), day(step));
            case COME_BACK -> new ReturnToTimebank(as, whoLeft(step), day(step));
            case PUBLISH -> PublishOffer.of(key, member(step.first()), kind(step), code(step.second()), "Key " + key);
            case WITHDRAW -> new WithdrawOffer(as, offer(step.first()));
            case PROPOSE -> new ProposeExchange(as, day(step), List.of(planned(step)));
            case PROPOSE_TWO_LEGS -> new ProposeExchange(as, day(step), List.of(planned(step), planned(next(step))));
            case APPROVE -> new ApproveExchange(as, exchange(step, ExchangeState.AWAITING_APPROVAL));
            case ACCEPT -> new AcceptExchange(as, exchange(step, ExchangeState.PROPOSED));
            case DECLINE -> new DeclineExchange(as, exchange(step, ExchangeState.PROPOSED));
            case CANCEL -> new CancelExchange(as, exchange(step, ExchangeState.AGREED));
            case CONFIRM -> confirm(step, as);
            case RECORD -> RecordExchange.of(recorded(step, key));
            case RECORD_TWO_LEGS ->
                RecordExchange.of(recorded(step, key), recorded(next(step), key + " again"))
                        .named("Session " + step.third());
        };
    }

    /** The deed, or what has to be done before it becomes possible; now and then the deed all the same. */
    private Step.Deed possible(Step step) {
        Step.Deed deed = step.deed();
        if (step.first() % 10 == 9) {
            return deed;
        }
        if (deed == Step.Deed.APPROVE && none(ExchangeState.AWAITING_APPROVAL)) {
            deed = Step.Deed.CONFIRM;
        }
        if (deed == Step.Deed.CONFIRM && none(ExchangeState.AGREED)) {
            deed = Step.Deed.ACCEPT;
        }
        if (deed == Step.Deed.WITHDRAW && model.offers.isEmpty()) {
            return Step.Deed.PUBLISH;
        }
        boolean needsProposal = deed == Step.Deed.ACCEPT || deed == Step.Deed.DECLINE || deed == Step.Deed.CANCEL;
        return needsProposal && none(ExchangeState.PROPOSED) ? Step.Deed.PROPOSE : deed;
    }

    private boolean none(ExchangeState state) {
        return model.exchanges.values().stream().noneMatch(deal -> deal.state == state);
    }

    /** The exchange that a command is about, if it is about one that exists. */
    Optional<Deal> about(Command<?> command) {
        Optional<ExchangeId> id = Optional.empty();
        if (command instanceof ApproveExchange approve) {
            id = Optional.of(approve.exchange());
        } else if (command instanceof AcceptExchange accept) {
            id = Optional.of(accept.exchange());
        } else if (command instanceof DeclineExchange decline) {
            id = Optional.of(decline.exchange());
        } else if (command instanceof CancelExchange cancel) {
            id = Optional.of(cancel.exchange());
        } else if (command instanceof ConfirmExchange confirm) {
            id = Optional.of(confirm.exchange());
        }
        return id.flatMap(exchange -> Optional.ofNullable(model.exchanges.get(exchange)));
    }

    /** A member by id or by reference. */
    MemberRef member(int number) {
        List<MemberId> members = new ArrayList<>(model.members.keySet());
        if (number >= Step.UNKNOWN) {
            return ExternalReference.of("crm", "nobody " + number);
        }
        MemberId id = members.get(number % members.size());
        Optional<MemberRef> reference = model.member(id).references.stream()
                .<MemberRef>map(r -> r)
                .findFirst()
                .filter(r -> number % 2 == 1);
        return reference.orElse(id);
    }

    /** Mostly somebody who has left, if anybody has. */
    private MemberRef whoLeft(Step step) {
        List<MemberId> left = model.members.entrySet().stream()
                .filter(member -> member.getValue().hasLeft())
                .map(Map.Entry::getKey)
                .toList();
        return left.isEmpty() || step.first() % 10 == 9 ? member(step.first()) : left.get(step.first() % left.size());
    }

    private static JoinTimebank join(Step step, IdempotencyKey key) {
        MemberKind kind = step.third() % 3 == 0 ? MemberKind.ORGANISATION : MemberKind.PERSON;
        ExternalReference reference = ExternalReference.of("crm", "person " + step.first() % 20);
        return new JoinTimebank(key, kind, day(step), step.second() % 5 == 0 ? Set.of() : Set.of(reference));
    }

    private ConfirmExchange confirm(Step step, IdempotencyKey key) {
        ExchangeId exchange = exchange(step, ExchangeState.AGREED);
        int legs = Optional.ofNullable(model.exchanges.get(exchange))
                .map(deal -> deal.parts.size())
                .orElse(1);
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < (step.third() % 20 == 19 ? legs + 1 : legs); i++) {
            minutes.add(minutes(step) + i);
        }
        return new ConfirmExchange(key, exchange, day(step), minutes);
    }

    private PlannedLeg planned(Step step) {
        return new PlannedLeg(member(step.first()), other(step), code(step.second()), minutes(step));
    }

    private RecordedLeg recorded(Step step, String key) {
        return new RecordedLeg(
                IdempotencyKey.of(key),
                day(step),
                member(step.first()),
                other(step),
                code(step.second()),
                minutes(step));
    }

    /** Somebody else than the first, mostly. */
    private MemberRef other(Step step) {
        return member(step.second() >= Step.UNKNOWN ? step.second() : step.first() % 50 + 1 + step.second() % 3);
    }

    /** The same with other members. */
    private static Step next(Step step) {
        return new Step(
                step.deed(), step.who(), step.again(), (step.first() + 1) % 90, (step.second() + 2) % 90, step.third());
    }

    private static OfferKind kind(Step step) {
        return step.third() % 2 == 0 ? OfferKind.OFFER : OfferKind.REQUEST;
    }

    private static String code(int number) {
        return number >= Step.UNKNOWN ? "no such code" : CODES.get(Math.max(0, number % 12 / 2 - 3));
    }

    /** A day near the play's: mostly a past one, sometimes the next. */
    private static LocalDate day(Step step) {
        return Play.TODAY.minusDays(step.third() % 12 - 1);
    }

    /** Mostly an hour or two, sometimes next to nothing or longer than is plausible. */
    private static long minutes(Step step) {
        int choice = step.third() % 20;
        return choice == 18 ? 3 : choice == 17 ? 721 : 30 + step.second() % 90;
    }

    private OfferId offer(int number) {
        List<OfferId> offers = new ArrayList<>(model.offers.keySet());
        return offers.isEmpty() || number >= Step.UNKNOWN
                ? new OfferId(UUID.randomUUID())
                : offers.get(number % offers.size());
    }

    /** Mostly an exchange in that state. */
    private ExchangeId exchange(Step step, ExchangeState state) {
        List<ExchangeId> all = new ArrayList<>(model.exchanges.keySet());
        if (all.isEmpty() || step.first() >= Step.UNKNOWN) {
            return ExchangeId.of(UUID.randomUUID());
        }
        List<ExchangeId> fitting = model.exchanges.entrySet().stream()
                .filter(e -> e.getValue().state == state)
                .map(Map.Entry::getKey)
                .toList();
        List<ExchangeId> some = fitting.isEmpty() || step.first() % 10 == 9 ? all : fitting;
        return some.get(step.first() % some.size());
    }
}
