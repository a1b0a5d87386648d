package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.HoldState;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.ProposeExchange;
import org.timebank.member.MemberId;

/** What the rules come to for what leads to an exchange, or away from it. */
final class AgreementRulings {

    private final Model model;
    private final Asking asking;
    private final Legs legs;

    AgreementRulings(Model model, Asking asking) {
        this.model = model;
        this.asking = asking;
        this.legs = new Legs(model);
    }

    Optional<Ruling> of(Command<?> command) {
        if (command instanceof ProposeExchange propose) {
            return Optional.of(propose(propose));
        } else if (command instanceof ApproveExchange approve) {
            return Optional.of(of(approve.exchange(), this::approve, ExchangeState.AWAITING_APPROVAL));
        } else if (command instanceof AcceptExchange accept) {
            return Optional.of(of(accept.exchange(), this::accept, ExchangeState.PROPOSED));
        } else if (command instanceof DeclineExchange decline) {
            return Optional.of(
                    of(decline.exchange(), this::decline, ExchangeState.PROPOSED, ExchangeState.AWAITING_APPROVAL));
        } else if (command instanceof CancelExchange cancel) {
            return Optional.of(of(
                    cancel.exchange(),
                    this::cancel,
                    ExchangeState.PROPOSED,
                    ExchangeState.AWAITING_APPROVAL,
                    ExchangeState.AGREED));
        }
        return Optional.empty();
    }

    private Ruling propose(ProposeExchange propose) {
        Optional<RefusalCode> wrong = Asking.first(
                propose.legs(), leg -> legs.leg(leg.provider(), leg.recipient(), leg.category(), leg.minutes()));
        if (wrong.isPresent()) {
            return Ruling.refused(wrong.get()).amongOthers();
        }
        Deal deal = legs.proposed(propose);
        Set<MemberId> parties = deal.parties();
        boolean takesPart = asking.party().filter(parties::contains).isPresent();
        boolean isOwn = asking.own().filter(parties::contains).isPresent();
        deal.approved = asking.isBroker() && !isOwn;
        asking.party().filter(parties::contains).ifPresent(deal.agreed::add);
        deal.state = legs.lacksApproval(deal) ? ExchangeState.AWAITING_APPROVAL : ExchangeState.PROPOSED;
        return unless(takesPart || asking.isBrokerForNobody(), RefusalCode.NOT_A_PARTY)
                .or(() -> asking.allBelong(deal.parts))
                .map(code -> Ruling.refused(code).amongOthers())
                .orElseGet(() -> Ruling.done(result -> model.add(((ExchangeReceipt) result).exchange(), deal))
                        .answering(receipt(deal.state)));
    }

    private Ruling approve(ExchangeId id, Deal deal) {
        boolean isOwn = asking.own().filter(deal.parties()::contains).isPresent();
        return unless(asking.isBroker() && !isOwn, RefusalCode.NOT_A_PARTY)
                .or(() -> asking.allBelong(deal.parts))
                .map(code -> Ruling.refused(code).amongOthers())
                .orElseGet(() -> reaching(
                        id,
                        deal,
                        deal.allAgreed() ? ExchangeState.AGREED : ExchangeState.PROPOSED,
                        () -> deal.approved = true));
    }

    private Ruling accept(ExchangeId id, Deal deal) {
        Set<MemberId> left = deal.parties();
        left.removeAll(deal.agreed);
        boolean isTheLast = asking.party().map(Set::of).filter(left::equals).isPresent();
        ExchangeState next = !isTheLast
                ? ExchangeState.PROPOSED
                : legs.lacksApproval(deal) ? ExchangeState.AWAITING_APPROVAL : ExchangeState.AGREED;
        return unless(isParty(deal), RefusalCode.NOT_A_PARTY)
                .or(() -> isTheLast ? asking.allBelong(deal.parts) : Optional.empty())
                .map(code -> Ruling.refused(code).amongOthers())
                .orElseGet(() -> reaching(
                        id, deal, next, () -> deal.agreed.add(asking.party().orElseThrow())));
    }

    /** It takes a step, by which credits are set aside if it becomes agreed. */
    private Ruling reaching(ExchangeId id, Deal deal, ExchangeState next, Runnable step) {
        Optional<SetAside> hold = next == ExchangeState.AGREED ? legs.hold(deal) : Optional.empty();
        Moves moves = hold.map(aside -> Moves.settingAside(aside.minutes)).orElse(Moves.NONE);
        return moves.forbidden(model.rules())
                .map(code -> Ruling.refused(code, moves))
                .orElseGet(() -> Ruling.done(moves, result -> {
                            step.run();
                            hold.ifPresent(model.ledger::setAside);
                            deal.hold = hold;
                            model.changed(id, deal, next);
                        })
                        .answering(receipt(next)));
    }

    private Ruling decline(ExchangeId id, Deal deal) {
        return unless(isParty(deal), RefusalCode.NOT_A_PARTY)
                .map(Ruling::refused)
                .orElseGet(() -> Ruling.done(result -> model.changed(id, deal, ExchangeState.DECLINED))
                        .answering(receipt(ExchangeState.DECLINED)));
    }

    private Ruling cancel(ExchangeId id, Deal deal) {
        return unless(isParty(deal) || asking.isBrokerForNobody(), RefusalCode.NOT_A_PARTY)
                .map(Ruling::refused)
                .orElseGet(() -> Ruling.done(deal.freed(), result -> {
                            deal.hold.ifPresent(hold -> model.ledger.end(hold, HoldState.RELEASED));
                            model.changed(id, deal, ExchangeState.CANCELLED);
                        })
                        .answering(receipt(ExchangeState.CANCELLED)));
    }

    private boolean isParty(Deal deal) {
        return asking.party().filter(deal.parties()::contains).isPresent();
    }

    private Ruling of(ExchangeId id, Legs.OfDeal ruling, ExchangeState... states) {
        return legs.of(id, ruling, states);
    }

    private static Object receipt(ExchangeState state) {
        return List.of(state, List.of());
    }
}
