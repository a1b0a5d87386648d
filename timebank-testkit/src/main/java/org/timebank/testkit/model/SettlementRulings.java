package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.HoldState;
import org.timebank.credit.TransactionReason;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.exchange.ReverseExchange;
import org.timebank.member.MemberId;

/** What the rules come to for what settles an exchange, or undoes that. */
final class SettlementRulings {

    private final Model model;
    private final Asking asking;
    private final Legs legs;

    SettlementRulings(Model model, Asking asking) {
        this.model = model;
        this.asking = asking;
        this.legs = new Legs(model);
    }

    Optional<Ruling> of(Command<?> command) {
        if (command instanceof ConfirmExchange confirm) {
            return Optional.of(
                    legs.of(confirm.exchange(), (id, deal) -> confirm(id, deal, confirm), ExchangeState.AGREED));
        } else if (command instanceof RecordExchange done) {
            return Optional.of(record(done));
        } else if (command instanceof ReverseExchange reverse) {
            return Optional.of(legs.of(reverse.exchange(), this::reverse, ExchangeState.SETTLED));
        }
        return Optional.empty();
    }

    private Ruling confirm(ExchangeId id, Deal deal, ConfirmExchange confirm) {
        if (!mayConfirm(deal)) {
            return Ruling.refused(RefusalCode.NOT_A_PARTY);
        }
        if (confirm.minutes().size() != deal.parts.size()) {
            return Ruling.refused(RefusalCode.WRONG_NUMBER_OF_LEGS).amongOthers();
        }
        List<Deal.Part> done = new ArrayList<>();
        for (int i = 0; i < deal.parts.size(); i++) {
            done.add(deal.parts.get(i).done(confirm.date(), confirm.minutes().get(i)));
        }
        Moves moves = legs.moves(done).and(deal.freed());
        return Asking.first(confirm.minutes(), legs::time)
                .or(() -> asking.notInTheFuture(confirm.date()))
                .or(() -> asking.allBelong(done))
                .or(() -> moves.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, moves).amongOthers())
                .orElseGet(() -> Ruling.done(moves, result -> {
                            settle(id, deal, done, moves);
                            deal.hold.ifPresent(hold -> model.ledger.ended(hold, HoldState.CAPTURED));
                        })
                        .answering(settled(done)));
    }

    /** Who is debited confirms, and no provider on behalf of a recipient. */
    private boolean mayConfirm(Deal deal) {
        Set<MemberId> recipients = deal.recipients();
        boolean debited = asking.party().map(Set::of).filter(recipients::equals).isPresent();
        boolean takesPart = asking.party().filter(deal.parties()::contains).isPresent();
        boolean ownTime = asking.own().filter(deal.parties()::contains).isPresent()
                && asking.own().map(Set::of).filter(recipients::equals).isEmpty();
        return !ownTime && (takesPart ? debited : asking.isBrokerForNobody());
    }

    private Ruling record(RecordExchange done) {
        for (RecordedLeg leg : done.legs()) {
            Optional<RefusalCode> wrong = legs.leg(leg.provider(), leg.recipient(), leg.category(), leg.minutes())
                    .or(() -> asking.notInTheFuture(leg.date()));
            if (wrong.isPresent()) {
                return Ruling.refused(wrong.get()).amongOthers();
            }
        }
        Deal deal = new Deal(done.legs().stream().map(this::part).toList());
        boolean takesPart = asking.party().filter(deal.parties()::contains).isPresent();
        Moves moves = legs.moves(deal.parts);
        return asking.allBelong(deal.parts)
                .or(() -> unless(takesPart || asking.isBrokerForNobody(), RefusalCode.NOT_A_PARTY))
                .or(() -> moves.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, moves).amongOthers())
                .orElseGet(() -> Ruling.done(moves, result -> {
                            ExchangeId id = ((ExchangeReceipt) result).exchange();
                            model.add(id, deal);
                            settle(id, deal, deal.parts, moves);
                        })
                        .answering(settled(deal.parts)));
    }

    private Deal.Part part(RecordedLeg leg) {
        return new Deal.Part(
                model.find(leg.provider()).orElseThrow(),
                model.find(leg.recipient()).orElseThrow(),
                leg.category(),
                leg.date(),
                leg.minutes());
    }

    private void settle(ExchangeId id, Deal deal, List<Deal.Part> done, Moves moves) {
        LocalDate day = done.stream()
                .map(Deal.Part::date)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        deal.parts = done;
        deal.posted = Optional.of(model.ledger.post(TransactionReason.EXCHANGE, moves, asking.origin(day)));
        model.changed(id, deal, ExchangeState.SETTLED);
    }

    private Ruling reverse(ExchangeId id, Deal deal) {
        Posted settled = deal.posted.orElseThrow();
        Moves moves =
                Moves.undoing(settled.sides).limitedIf(!model.rules().credits().reversalBelowFloor());
        Set<MemberId> parties = deal.parties();
        boolean isOwn = asking.own().filter(parties::contains).isPresent()
                || asking.party().filter(parties::contains).isPresent();
        return unless(!isOwn, RefusalCode.NOT_A_PARTY)
                .or(() -> moves.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, moves))
                .orElseGet(() -> Ruling.done(moves, result -> {
                            model.ledger.reverse(settled, moves, asking.origin(model.today()));
                            model.changed(id, deal, ExchangeState.REVERSED);
                        })
                        .answering(List.of(ExchangeState.REVERSED, List.of())));
    }

    private Object settled(List<Deal.Part> parts) {
        return List.of(
                ExchangeState.SETTLED,
                parts.stream().map(part -> legs.worth(part.minutes())).toList());
    }
}
