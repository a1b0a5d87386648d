package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.command.Role;
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
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;

/** Why the model would refuse a command that is asked for the first time, by somebody who may ask. */
final class Refusals {

    private static final Set<ExchangeState> OPEN = Set.of(ExchangeState.PROPOSED, ExchangeState.AWAITING_APPROVAL);

    private final Model model;
    private final Asked asked;
    private final Optional<MemberId> party;
    private final Optional<MemberId> own;

    Refusals(Model model, Asked asked) {
        this.model = model;
        this.asked = asked;
        this.party = model.party(asked);
        this.own = asked.actor().member().flatMap(model::find);
    }

    /** One reason, if there is any. */
    Optional<RefusalCode> reason() {
        Command<?> command = asked.command();
        if (command instanceof JoinTimebank join) {
            return join(join);
        } else if (command instanceof LeaveTimebank leave) {
            return leave(leave);
        } else if (command instanceof ReturnToTimebank comeBack) {
            return comeBack(comeBack);
        } else if (command instanceof PublishOffer publish) {
            return publish(publish);
        } else if (command instanceof WithdrawOffer withdraw) {
            return withdraw(withdraw);
        } else if (command instanceof ProposeExchange propose) {
            return propose(propose);
        } else if (command instanceof ApproveExchange approve) {
            return approve(approve.exchange());
        } else if (command instanceof AcceptExchange accept) {
            return accept(accept.exchange());
        } else if (command instanceof DeclineExchange decline) {
            return inState(decline.exchange(), OPEN)
                    .or(() -> unless(isParty(decline.exchange()), RefusalCode.NOT_A_PARTY));
        } else if (command instanceof CancelExchange cancel) {
            return cancel(cancel.exchange());
        } else if (command instanceof ConfirmExchange confirm) {
            return confirm(confirm);
        } else if (command instanceof RecordExchange done) {
            return done(done);
        }
        return Optional.empty();
    }

    private Optional<RefusalCode> join(JoinTimebank join) {
        boolean taken = join.references().stream().anyMatch(r -> model.find(r).isPresent());
        return unless(!taken, RefusalCode.REFERENCE_TAKEN).or(() -> notInTheFuture(join.from()));
    }

    private Optional<RefusalCode> leave(LeaveTimebank leave) {
        Optional<MemberId> member = model.find(leave.member());
        if (member.isEmpty()) {
            return Optional.of(RefusalCode.UNKNOWN_MEMBER);
        }
        Person person = model.member(member.get());
        boolean mayBePast = isAnyOf(Role.BROKER, Role.ADMINISTRATOR);
        return unless(actsFor(member.get()), RefusalCode.NOT_A_PARTY)
                .or(() -> unless(mayBePast || !leave.lastDay().isBefore(model.today()), RefusalCode.PAST_DATE))
                .or(() -> unless(
                        !person.hasLeft() && !leave.lastDay().isBefore(person.latestDay()),
                        RefusalCode.NOT_A_MEMBER_THEN))
                .or(() -> notInTheFuture(leave.lastDay()));
    }

    private Optional<RefusalCode> comeBack(ReturnToTimebank comeBack) {
        Optional<Person> person = model.find(comeBack.member()).map(model::member);
        if (person.isEmpty()) {
            return Optional.of(RefusalCode.UNKNOWN_MEMBER);
        }
        boolean free =
                person.get().hasLeft() && comeBack.from().isAfter(person.get().latestDay());
        return unless(free, RefusalCode.ALREADY_A_MEMBER).or(() -> notInTheFuture(comeBack.from()));
    }

    private Optional<RefusalCode> publish(PublishOffer publish) {
        Optional<MemberId> member = model.find(publish.member());
        if (member.isEmpty()) {
            return Optional.of(RefusalCode.UNKNOWN_MEMBER);
        }
        return unless(actsFor(member.get()), RefusalCode.NOT_A_PARTY)
                .or(() -> belongs(member.get(), model.today()))
                .or(() -> unless(model.categories.containsKey(publish.category()), RefusalCode.UNKNOWN_CATEGORY));
    }

    private Optional<RefusalCode> withdraw(WithdrawOffer withdraw) {
        Optional<Model.Listing> offer = Optional.ofNullable(model.offers.get(withdraw.offer()));
        if (offer.isEmpty()) {
            return Optional.of(RefusalCode.UNKNOWN_OFFER);
        }
        return unless(actsFor(offer.get().member()), RefusalCode.NOT_A_PARTY)
                .or(() -> unless(!offer.get().withdrawn(), RefusalCode.OFFER_WITHDRAWN));
    }

    private Optional<RefusalCode> propose(ProposeExchange propose) {
        for (PlannedLeg leg : propose.legs()) {
            Optional<RefusalCode> reason = leg(leg.provider(), leg.recipient(), leg.category(), leg.minutes());
            if (reason.isPresent()) {
                return reason;
            }
        }
        List<MemberRef> parties = propose.legs().stream()
                .flatMap(leg -> List.of(leg.provider(), leg.recipient()).stream())
                .toList();
        boolean takesPart = party.map(
                        p -> parties.stream().anyMatch(r -> model.find(r).equals(Optional.of(p))))
                .orElse(false);
        return unless(takesPart || isBrokerForNobody(), RefusalCode.NOT_A_PARTY)
                .or(() -> first(parties, p -> belongs(model.find(p).orElseThrow(), propose.date())));
    }

    private Optional<RefusalCode> approve(ExchangeId id) {
        return inState(id, Set.of(ExchangeState.AWAITING_APPROVAL))
                .or(() -> unless(isBroker() && !isOwn(id), RefusalCode.NOT_A_PARTY))
                .or(() -> allBelong(deal(id).parts));
    }

    private Optional<RefusalCode> accept(ExchangeId id) {
        return inState(id, Set.of(ExchangeState.PROPOSED))
                .or(() -> unless(isParty(id), RefusalCode.NOT_A_PARTY))
                .or(() -> isTheLastToAgree(id) ? allBelong(deal(id).parts) : Optional.empty());
    }

    private boolean isTheLastToAgree(ExchangeId id) {
        Set<MemberId> left = deal(id).parties();
        left.removeAll(deal(id).agreed);
        return left.equals(Set.of(party.orElseThrow()));
    }

    private Optional<RefusalCode> cancel(ExchangeId id) {
        return inState(id, Set.of(ExchangeState.PROPOSED, ExchangeState.AWAITING_APPROVAL, ExchangeState.AGREED))
                .or(() -> unless(isParty(id) || isBrokerForNobody(), RefusalCode.NOT_A_PARTY));
    }

    private Optional<RefusalCode> confirm(ConfirmExchange confirm) {
        ExchangeId id = confirm.exchange();
        Optional<RefusalCode> tooEarly = inState(id, Set.of(ExchangeState.AGREED));
        if (tooEarly.isPresent()) {
            return tooEarly;
        }
        boolean debited =
                party.map(p -> deal(id).recipients().equals(Set.of(p))).orElse(false);
        boolean ownTime = isOwn(id) && !deal(id).recipients().equals(Set.of(own.orElseThrow()));
        boolean may = !ownTime && (isParty(id) ? debited : isBrokerForNobody());
        if (!may) {
            return Optional.of(RefusalCode.NOT_A_PARTY);
        }
        if (confirm.minutes().size() != deal(id).parts.size()) {
            return Optional.of(RefusalCode.WRONG_NUMBER_OF_LEGS);
        }
        List<Deal.Part> done = Effects.done(deal(id).parts, confirm);
        return first(confirm.minutes(), this::time)
                .or(() -> notInTheFuture(confirm.date()))
                .or(() -> allBelong(done))
                .or(() -> withinLimits(done));
    }

    private Optional<RefusalCode> done(RecordExchange done) {
        for (RecordedLeg leg : done.legs()) {
            Optional<RefusalCode> reason = leg(leg.provider(), leg.recipient(), leg.category(), leg.minutes())
                    .or(() -> notInTheFuture(leg.date()));
            if (reason.isPresent()) {
                return reason;
            }
        }
        List<Deal.Part> parts = Effects.parts(model, done);
        boolean takesPart = party.filter(new Deal(parts).parties()::contains).isPresent();
        return allBelong(parts)
                .or(() -> unless(takesPart || isBrokerForNobody(), RefusalCode.NOT_A_PARTY))
                .or(() -> withinLimits(parts));
    }

    private Optional<RefusalCode> leg(MemberRef provider, MemberRef recipient, String category, long minutes) {
        Optional<MemberId> giver = model.find(provider);
        Optional<MemberId> receiver = model.find(recipient);
        return time(minutes)
                .or(() -> unless(model.categories.containsKey(category), RefusalCode.UNKNOWN_CATEGORY))
                .or(() -> unless(giver.isPresent() && receiver.isPresent(), RefusalCode.UNKNOWN_MEMBER))
                .or(() -> unless(!giver.equals(receiver), RefusalCode.SAME_MEMBER));
    }

    private Optional<RefusalCode> time(long minutes) {
        return unless(minutes <= model.rules().longestPlausibleMinutes(), RefusalCode.IMPLAUSIBLE_TIME)
                .or(() ->
                        unless(Effects.rounded(minutes, model.rules().rounding()) > 0, RefusalCode.ROUNDS_TO_NOTHING));
    }

    private Optional<RefusalCode> allBelong(List<Deal.Part> parts) {
        return first(
                parts, part -> belongs(part.provider(), part.date()).or(() -> belongs(part.recipient(), part.date())));
    }

    private Optional<RefusalCode> belongs(MemberId member, LocalDate day) {
        return unless(model.member(member).belongsOn(day), RefusalCode.NOT_A_MEMBER_THEN);
    }

    private Optional<RefusalCode> withinLimits(List<Deal.Part> parts) {
        Map<MemberId, Long> change = new HashMap<>();
        for (Deal.Part part : parts) {
            long minutes = Effects.rounded(part.minutes(), model.rules().rounding());
            change.merge(part.provider(), minutes, Long::sum);
            change.merge(part.recipient(), -minutes, Long::sum);
        }
        return first(change.keySet(), member -> {
            Person person = model.member(member);
            long moved = Optional.ofNullable(change.get(member)).orElseThrow();
            OptionalLong limit = model.rules().debitLimit(person.kind);
            boolean broken = moved < 0 && limit.isPresent() && person.balance + moved < -limit.getAsLong();
            return unless(!broken, RefusalCode.OVER_DEBIT_LIMIT);
        });
    }

    private Optional<RefusalCode> inState(ExchangeId id, Set<ExchangeState> states) {
        return unless(model.exchanges.containsKey(id), RefusalCode.UNKNOWN_EXCHANGE)
                .or(() -> unless(states.contains(deal(id).state), RefusalCode.WRONG_STATE));
    }

    private Optional<RefusalCode> notInTheFuture(LocalDate day) {
        return unless(!day.isAfter(model.today()), RefusalCode.FUTURE_DATE);
    }

    private Deal deal(ExchangeId id) {
        return Optional.ofNullable(model.exchanges.get(id)).orElseThrow();
    }

    private boolean isParty(ExchangeId id) {
        return party.map(deal(id).parties()::contains).orElse(false);
    }

    private boolean actsFor(MemberId member) {
        return party.map(member::equals).orElse(true);
    }

    /** Whether the actor is one of the parties in their own capacity. */
    private boolean isOwn(ExchangeId id) {
        return own.map(deal(id).parties()::contains).orElse(false);
    }

    private boolean isBroker() {
        return isAnyOf(Role.BROKER);
    }

    private boolean isAnyOf(Role... roles) {
        return Arrays.stream(roles).anyMatch(asked.actor().roles()::contains);
    }

    private boolean isBrokerForNobody() {
        return isBroker() && asked.onBehalfOf().isEmpty();
    }

    private static Optional<RefusalCode> unless(boolean holds, RefusalCode otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }

    private static <T> Optional<RefusalCode> first(Iterable<T> all, Function<T, Optional<RefusalCode>> reason) {
        for (T each : all) {
            Optional<RefusalCode> found = reason.apply(each);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
