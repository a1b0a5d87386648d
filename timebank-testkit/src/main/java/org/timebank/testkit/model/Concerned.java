package org.timebank.testkit.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ReverseExchange;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.offer.PublishOffer;

/** Whom commands concern. */
final class Concerned {

    private final Model model;

    Concerned(Model model) {
        this.model = model;
    }

    /** The members whom a command is about; nobody, if it is about none in particular. */
    List<MemberRef> by(Command<?> command) {
        Optional<Deal> deal = deal(command);
        if (deal.isPresent()) {
            return deal.get().parties().stream()
                    .sorted(Comparator.comparing(MemberId::toString))
                    .<MemberRef>map(party -> party)
                    .toList();
        }
        return giver(command).or(() -> holder(command)).stream().toList();
    }

    /** The exchange that a command is about, if it is about one that exists. */
    Optional<Deal> deal(Command<?> command) {
        return exchange(command).flatMap(id -> Optional.ofNullable(model.exchanges.get(id)));
    }

    private static Optional<ExchangeId> exchange(Command<?> command) {
        if (command instanceof ApproveExchange approve) {
            return Optional.of(approve.exchange());
        } else if (command instanceof AcceptExchange accept) {
            return Optional.of(accept.exchange());
        } else if (command instanceof DeclineExchange decline) {
            return Optional.of(decline.exchange());
        } else if (command instanceof CancelExchange cancel) {
            return Optional.of(cancel.exchange());
        } else if (command instanceof ConfirmExchange confirm) {
            return Optional.of(confirm.exchange());
        } else if (command instanceof ReverseExchange reverse) {
            return Optional.of(reverse.exchange());
        }
        return Optional.empty();
    }

    private static Optional<MemberRef> giver(Command<?> command) {
        if (command instanceof GiveCredits give) {
            return Optional.of(give.from());
        } else if (command instanceof DonateToPot donate) {
            return Optional.of(donate.from());
        } else if (command instanceof PlaceHold place) {
            return Optional.of(place.member());
        } else if (command instanceof LeaveTimebank leave) {
            return Optional.of(leave.member());
        } else if (command instanceof PublishOffer publish) {
            return Optional.of(publish.member());
        }
        return Optional.empty();
    }

    private Optional<MemberRef> holder(Command<?> command) {
        Optional<HoldId> id = command instanceof CaptureHold capture
                ? Optional.of(capture.hold())
                : command instanceof ReleaseHold release ? Optional.of(release.hold()) : Optional.empty();
        return id.flatMap(hold -> Optional.ofNullable(model.ledger.holds.get(hold)))
                .map(hold -> MemberId.of(hold.minutes.firstKey().id.value()));
    }
}
