package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountKind;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.OpeningBalance;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.TransactionReason;
import org.timebank.testkit.model.Expected.Reason;

/** What the rules come to for balances that are brought along, and for what is undone. */
final class CorrectionRulings {

    private final Model model;
    private final Asking asking;

    CorrectionRulings(Model model, Asking asking) {
        this.model = model;
        this.asking = asking;
    }

    Optional<Ruling> of(Command<?> command) {
        if (command instanceof OpenBalances open) {
            return Optional.of(open(open));
        } else if (command instanceof ReverseTransaction reverse) {
            return Optional.of(reverse(reverse));
        }
        return Optional.empty();
    }

    private Ruling open(OpenBalances open) {
        Optional<RefusalCode> tooEarly = asking.notInTheFuture(asking.day(open.occurredOn()));
        if (tooEarly.isPresent()) {
            return Ruling.refused(tooEarly.get());
        }
        List<Reason> reasons = reasons(open);
        if (!reasons.isEmpty()) {
            return Ruling.refused(reasons);
        }
        Moves moves = opening(open.balances()).limitedIf(false);
        return unless(!moves.sides().isEmpty(), RefusalCode.NOTHING_TO_MOVE)
                .or(() -> moves.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, moves))
                .orElseGet(() -> Ruling.done(moves, result -> {
                    Posted posted = model.ledger.post(
                            TransactionReason.OPENING_BALANCE, moves, asking.origin(asking.day(open.occurredOn())));
                    model.ledger.name(posted, (LedgerTransactionId) result);
                }));
    }

    private List<Reason> reasons(OpenBalances open) {
        List<Reason> reasons = new ArrayList<>();
        Set<Person> named = new HashSet<>();
        for (int i = 0; i < open.balances().size(); i++) {
            int part = i;
            Optional<Person> person = asking.person(open.balances().get(i).member());
            boolean isFirst = person.map(named::add).orElse(true);
            unless(person.isPresent(), RefusalCode.UNKNOWN_MEMBER)
                    .or(() -> person.flatMap(known -> reason(known, isFirst, open)))
                    .ifPresent(code -> reasons.add(Ruling.at(part, code)));
        }
        return reasons;
    }

    private Optional<RefusalCode> reason(Person person, boolean isFirst, OpenBalances open) {
        boolean wasThere = person.purse.wasThere(asking.day(open.occurredOn()));
        return unless(isFirst && !person.purse.isUsed(), RefusalCode.ALREADY_IN_USE)
                .or(() -> unless(wasThere, RefusalCode.BEFORE_ACCOUNT_OPENED))
                .or(() -> unless(!person.purse.closed, RefusalCode.ACCOUNT_CLOSED));
    }

    private Moves opening(List<OpeningBalance> balances) {
        List<Moves.Side> sides = new ArrayList<>();
        long sum = 0;
        for (OpeningBalance balance : balances) {
            sum += balance.minutes();
            if (balance.minutes() != 0) {
                Purse purse = asking.person(balance.member()).orElseThrow().purse;
                sides.add(new Moves.Side(purse, balance.minutes()));
            }
        }
        if (sum != 0) {
            sides.add(new Moves.Side(model.ledger.purse(AccountKind.SUSPENSE), -sum));
        }
        return Moves.of(sides);
    }

    private Ruling reverse(ReverseTransaction reverse) {
        Optional<Posted> named = Optional.ofNullable(model.ledger.named.get(reverse.transaction()));
        if (named.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_TRANSACTION);
        }
        Posted undone = named.get();
        Moves moves =
                Moves.undoing(undone.sides).limitedIf(!model.rules().credits().reversalBelowFloor());
        return unless(undone.reason != TransactionReason.EXCHANGE, RefusalCode.OF_AN_EXCHANGE)
                .or(() -> unless(undone.reverses.isEmpty(), RefusalCode.REVERSAL_OF_REVERSAL))
                .or(() -> unless(undone.reversedBy.isEmpty(), RefusalCode.ALREADY_REVERSED))
                .or(() -> moves.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, moves))
                .orElseGet(() -> Ruling.done(moves, result -> {
                    Posted reversal = model.ledger.reverse(undone, moves, asking.origin(model.today()));
                    model.ledger.name(reversal, (LedgerTransactionId) result);
                }));
    }
}
