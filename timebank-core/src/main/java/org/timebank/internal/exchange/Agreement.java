package org.timebank.internal.exchange;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.internal.credit.Holds;
import org.timebank.internal.credit.Transfer;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;

/**
 * An exchange that all parties have agreed to: the credits that it is expected to cost are set aside.
 *
 * @param exchange as it is then
 * @param hold what is set aside; empty where the rules set nothing aside
 * @param transfer what that does to the recipients' accounts
 */
record Agreement(Exchange exchange, Optional<Hold> hold, Transfer transfer) {

    private static final LocalDate LAST_DAY_OF_ALL = LocalDate.of(9999, 12, 31);

    /** Agrees on an exchange. */
    static Agreement on(Exchange accepted, Facts facts, Circumstances now) {
        Exchange agreed = accepted.in(ExchangeState.AGREED);
        SortedMap<AccountId, Long> expected = expected(agreed, now);
        OptionalInt days = now.rules().credits().holdDays();
        Transfer transfer = new Transfer(facts, now);
        if (days.isEmpty() || expected.isEmpty()) {
            return new Agreement(agreed, Optional.empty(), transfer);
        }
        expected.forEach(transfer::hold);
        Hold hold = new Hold(
                new HoldId(now.id(IdUse.HOLD)),
                expected,
                HoldState.OPEN,
                Optional.of(agreed.id().value()),
                Optional.of(lastDay(agreed, days.getAsInt(), now)));
        return new Agreement(agreed.holding(hold.id()), Optional.of(hold), transfer);
    }

    private static SortedMap<AccountId, Long> expected(Exchange exchange, Circumstances now) {
        SortedMap<AccountId, Long> expected = new TreeMap<>();
        for (Leg leg : exchange.legs()) {
            long minutes = now.rules().rounding().round(leg.statedMinutes());
            if (minutes > 0) {
                expected.merge(AccountId.of(leg.recipient()), minutes, Math::addExact);
            }
        }
        return expected;
    }

    private static LocalDate lastDay(Exchange exchange, int days, Circumstances now) {
        LocalDate planned = exchange.legs().stream()
                .map(Leg::date)
                .filter(now.today()::isBefore)
                .max(LocalDate::compareTo)
                .orElse(now.today());
        LocalDate last = planned.plusDays(days);
        return last.isAfter(LAST_DAY_OF_ALL) ? LAST_DAY_OF_ALL : last;
    }

    /** Why the credits cannot be set aside. */
    Optional<Refusal> refusal() {
        return transfer.refusal();
    }

    /** Adds what is set aside to a change set that has one event already. */
    ChangeSet.Builder onto(ChangeSet.Builder changes, Circumstances now) {
        hold.ifPresent(placed -> {
            changes.post(transfer.posting());
            Holds.place(placed, 1, changes, now);
        });
        return changes;
    }
}
