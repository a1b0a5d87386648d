package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.TransactionReason;

/** What the rules come to for credits that are given, paid or put right. */
final class TransferRulings {

    private final Model model;
    private final Asking asking;

    TransferRulings(Model model, Asking asking) {
        this.model = model;
        this.asking = asking;
    }

    Optional<Ruling> of(Command<?> command) {
        if (command instanceof GiveCredits give) {
            return Optional.of(give(give));
        } else if (command instanceof DonateToPot donate) {
            return Optional.of(donate(donate));
        } else if (command instanceof PayFromPot pay) {
            return Optional.of(pay(pay));
        } else if (command instanceof AdjustBalance adjust) {
            return Optional.of(adjust(adjust));
        }
        return Optional.empty();
    }

    private Ruling give(GiveCredits give) {
        Optional<Person> from = asking.person(give.from());
        Optional<Person> to = asking.person(give.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        LocalDate day = asking.day(give.occurredOn());
        Optional<RefusalCode> reason = unless(asking.actsFor(from.get().id), RefusalCode.NOT_A_PARTY)
                .or(() -> unless(from.get() != to.get(), RefusalCode.SAME_ACCOUNT))
                .or(() -> asking.notInTheFuture(day))
                .or(() -> asking.belongs(from.get().id, day))
                .or(() -> asking.belongs(to.get().id, day));
        return moving(TransactionReason.GIFT, day, reason, Moves.of(from.get().purse, to.get().purse, give.minutes()));
    }

    private Ruling donate(DonateToPot donate) {
        Optional<Person> from = asking.person(donate.from());
        if (from.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        LocalDate day = asking.day(donate.occurredOn());
        Optional<RefusalCode> reason = unless(asking.actsFor(from.get().id), RefusalCode.NOT_A_PARTY)
                .or(() -> asking.notInTheFuture(day))
                .or(() -> asking.belongs(from.get().id, day));
        Purse pot = model.ledger.purse(AccountKind.POT);
        return moving(TransactionReason.DONATION, day, reason, Moves.of(from.get().purse, pot, donate.minutes()));
    }

    private Ruling pay(PayFromPot pay) {
        Optional<Person> beneficiary = asking.person(pay.beneficiary());
        Optional<Person> payee = asking.person(pay.payee());
        if (beneficiary.isEmpty() || payee.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        LocalDate day = asking.day(pay.occurredOn());
        boolean isForOneself = asking.own()
                .filter(List.of(beneficiary.get().id, payee.get().id)::contains)
                .isPresent();
        Optional<RefusalCode> reason = unless(!isForOneself, RefusalCode.NOT_A_PARTY)
                .or(() -> asking.notInTheFuture(day))
                .or(() -> asking.belongs(beneficiary.get().id, day))
                .or(() -> asking.belongs(payee.get().id, day));
        Purse pot = model.ledger.purse(AccountKind.POT);
        return moving(TransactionReason.POT_PAYMENT, day, reason, Moves.of(pot, payee.get().purse, pay.minutes()));
    }

    private Ruling adjust(AdjustBalance adjust) {
        Optional<Purse> account = asking.purse(adjust.account());
        if (account.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        Purse issuance = model.ledger.purse(AccountKind.ISSUANCE);
        LocalDate day = asking.day(adjust.occurredOn());
        Optional<RefusalCode> reason = unless(account.get() != issuance, RefusalCode.SAME_ACCOUNT)
                .or(() -> asking.notInTheFuture(day))
                .or(() -> unless(account.get().wasThere(day), RefusalCode.BEFORE_ACCOUNT_OPENED));
        Moves moves = switch (adjust.direction()) {
            case CREDIT -> Moves.of(issuance, account.get(), adjust.minutes());
            case DEBIT -> Moves.of(account.get(), issuance, adjust.minutes());
        };
        return moving(TransactionReason.ADJUSTMENT, day, reason, moves);
    }

    private Ruling moving(TransactionReason why, LocalDate day, Optional<RefusalCode> reason, Moves moves) {
        return reason.or(() -> moves.forbidden(model.rules()))
                .map(code -> Ruling.refused(code, moves))
                .orElseGet(() -> Ruling.done(moves, result -> {
                    Posted posted = model.ledger.post(why, moves, asking.origin(day));
                    model.ledger.name(posted, (LedgerTransactionId) result);
                }));
    }
}
