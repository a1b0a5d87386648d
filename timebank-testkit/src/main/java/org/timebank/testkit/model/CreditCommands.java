package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AdjustBalance;
import org.timebank.credit.AdjustBalance.Direction;
import org.timebank.credit.DonateToPot;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.OpeningBalance;
import org.timebank.credit.PayFromPot;
import org.timebank.credit.ReverseTransaction;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.testkit.model.Step.Deed;

/** Makes commands that move credits. */
final class CreditCommands {

    private final Model model;
    private final Choice choice;
    private final Amounts amounts;

    CreditCommands(Model model, Choice choice) {
        this.model = model;
        this.choice = choice;
        this.amounts = new Amounts(model);
    }

    Optional<Command<?>> of(Deed deed, Step step, String key) {
        IdempotencyKey as = IdempotencyKey.of(key);
        return Optional.ofNullable(
                switch (deed) {
                    case GIVE -> give(step, as);
                    case DONATE -> donate(step, as);
                    case PAY_FROM_POT -> pay(step, as);
                    case ADJUST -> adjust(step, as);
                    case OPEN_BALANCES ->
                        new OpenBalances(as, balances(step), choice.maybeDay(step), "Moved in " + step.third());
                    case REVERSE -> ReverseTransaction.of(key, choice.transaction(step), "Mistake " + step.third());
                    default -> null;
                });
    }

    /** Members whose accounts have no entries. */
    List<MemberId> unused() {
        return model.members.values().stream()
                .filter(person -> !person.purse.isUsed())
                .map(person -> person.id)
                .toList();
    }

    private GiveCredits give(Step step, IdempotencyKey key) {
        MemberRef from = choice.member(step.first());
        MemberRef to = step.third() % 25 == 24 ? from : choice.other(step);
        long minutes = amounts.of(step, choice.purse(from), choice.purse(to));
        return new GiveCredits(key, from, to, minutes, choice.maybeDay(step));
    }

    private DonateToPot donate(Step step, IdempotencyKey key) {
        MemberRef from = choice.member(step.first());
        Optional<Purse> pot = Optional.of(model.ledger.purse(AccountKind.POT));
        return new DonateToPot(key, from, amounts.of(step, choice.purse(from), pot), choice.maybeDay(step));
    }

    private PayFromPot pay(Step step, IdempotencyKey key) {
        MemberRef payee = choice.other(step);
        Purse pot = model.ledger.purse(AccountKind.POT);
        long minutes = amounts.of(step, Optional.of(pot), choice.purse(payee));
        boolean isModest = pot.free() > 0 && step.third() % 4 > 0;
        return new PayFromPot(
                key,
                choice.member(step.first()),
                payee,
                isModest ? Math.min(minutes, pot.free()) : minutes,
                choice.maybeDay(step),
                "Rides " + step.third());
    }

    private AdjustBalance adjust(Step step, IdempotencyKey key) {
        AccountRef account = choice.account(step.first());
        Optional<Purse> purse = choice.purse(account);
        boolean isHigh = purse.filter(known -> known.balance > 0).isPresent();
        Direction direction = isHigh == (step.third() % 4 > 0) ? Direction.DEBIT : Direction.CREDIT;
        Optional<Purse> issuance = Optional.of(model.ledger.purse(AccountKind.ISSUANCE));
        long minutes =
                direction == Direction.DEBIT ? amounts.of(step, purse, issuance) : amounts.of(step, issuance, purse);
        long debt = purse.map(known -> -known.balance).orElse(0L);
        boolean redeems = direction == Direction.CREDIT
                && debt > 0
                && debt <= LedgerTransaction.MOST_MINUTES
                && step.third() % 3 == 0;
        Optional<LocalDate> day =
                step.third() % 50 == 41 ? Optional.of(LocalDate.EPOCH.minusDays(1)) : choice.maybeDay(step);
        return new AdjustBalance(key, account, direction, redeems ? debt : minutes, day, "Count " + step.third());
    }

    private List<OpeningBalance> balances(Step step) {
        List<OpeningBalance> balances = new ArrayList<>();
        for (int i = 0; i <= step.third() % 3; i++) {
            long minutes = step.second() % 7 == 0 ? 0 : (i - 1) * 40L + step.second() % 90;
            balances.add(new OpeningBalance(choice.member(shifted(step, i), unused()), minutes));
        }
        return balances;
    }

    private static Step shifted(Step step, int by) {
        return by == 0 ? step : shifted(step.next(), by - 1);
    }
}
