package org.timebank.internal.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.Leg;
import org.timebank.internal.credit.Holds;
import org.timebank.internal.credit.Transfer;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.risk.Assessment;
import org.timebank.risk.ProposedLeg;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;

/**
 * What settling an exchange does to the ledger: each leg credits its provider and debits its recipient, and what was set
 * aside for it is freed.
 *
 * @param transfer what is done to the parties' accounts
 * @param header what is told of the ledger transaction
 * @param freed the hold that ends by it, if one is open
 */
record Settlement(Transfer transfer, TransactionHeader header, Optional<Hold> freed) {

    /** The legs of an exchange as they were done, with the time rounded into credits. */
    static List<Leg> done(List<Leg> planned, List<ProposedLeg> actual, Assessment assessment, Circumstances now) {
        List<Leg> done = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            long minutes = actual.get(i).minutes();
            done.add(planned.get(i)
                    .settled(
                            actual.get(i).date(),
                            minutes,
                            now.rules().rounding().round(minutes),
                            Findings.withoutPriorApproval(assessment, i)));
        }
        return done;
    }

    /** Settles legs that were done. */
    static Settlement of(ExchangeId exchange, List<Leg> done, Optional<Hold> open, Facts facts, Circumstances now) {
        Transfer transfer = new Transfer(facts, now);
        for (Leg leg : done) {
            long minutes = leg.creditedMinutes().orElseThrow();
            transfer.enter(AccountId.of(leg.provider()), minutes).enter(AccountId.of(leg.recipient()), -minutes);
        }
        open.ifPresent(hold -> Holds.free(hold, transfer));
        LocalDate day = done.stream().map(Leg::date).max(LocalDate::compareTo).orElseThrow();
        return new Settlement(transfer, transfer.header(TransactionReason.EXCHANGE, exchange.value(), day), open);
    }

    /** Why it cannot be posted, as far as the facts tell; the store judges again when it is applied. */
    Optional<Refusal> refusal() {
        return transfer.refusal();
    }

    /** Adds the posting to a change set that has one event already. */
    ChangeSet.Builder onto(ChangeSet.Builder changes, Facts facts, Circumstances now) {
        freed.ifPresent(hold -> Holds.end(hold, HoldState.CAPTURED, 1, changes, facts, now));
        return changes.post(transfer.posting(header));
    }
}
