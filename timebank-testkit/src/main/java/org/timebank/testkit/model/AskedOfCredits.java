package org.timebank.testkit.model;

import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.Credits;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.credit.ReopenAccount;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.SealLedger;

/** Gives commands to {@link Credits}. */
final class AskedOfCredits {

    private AskedOfCredits() {}

    static Optional<Outcome<?>> give(Command<?> command, Credits credits) {
        return transfer(command, credits).or(() -> hold(command, credits)).or(() -> upkeep(command, credits));
    }

    private static Optional<Outcome<?>> transfer(Command<?> command, Credits credits) {
        if (command instanceof GiveCredits give) {
            return Optional.of(credits.give(give));
        } else if (command instanceof DonateToPot donate) {
            return Optional.of(credits.donate(donate));
        } else if (command instanceof PayFromPot pay) {
            return Optional.of(credits.payFromPot(pay));
        } else if (command instanceof AdjustBalance adjust) {
            return Optional.of(credits.adjust(adjust));
        } else if (command instanceof OpenBalances open) {
            return Optional.of(credits.open(open));
        } else if (command instanceof ReverseTransaction reverse) {
            return Optional.of(credits.reverse(reverse));
        }
        return Optional.empty();
    }

    private static Optional<Outcome<?>> hold(Command<?> command, Credits credits) {
        if (command instanceof PlaceHold place) {
            return Optional.of(credits.hold(place));
        } else if (command instanceof CaptureHold capture) {
            return Optional.of(credits.capture(capture));
        } else if (command instanceof ReleaseHold release) {
            return Optional.of(credits.release(release));
        } else if (command instanceof ExpireHolds expire) {
            return Optional.of(credits.expireHolds(expire));
        }
        return Optional.empty();
    }

    private static Optional<Outcome<?>> upkeep(Command<?> command, Credits credits) {
        if (command instanceof ChangeLimits change) {
            return Optional.of(credits.changeLimits(change));
        } else if (command instanceof CloseAccount close) {
            return Optional.of(credits.close(close));
        } else if (command instanceof ReopenAccount reopen) {
            return Optional.of(credits.reopen(reopen));
        } else if (command instanceof ExpireCredits expire) {
            return Optional.of(credits.expireCredits(expire));
        } else if (command instanceof SealLedger seal) {
            return Optional.of(credits.seal(seal));
        }
        return Optional.empty();
    }
}
