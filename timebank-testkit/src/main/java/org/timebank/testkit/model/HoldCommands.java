package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ExpireHolds;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.member.MemberRef;
import org.timebank.testkit.model.Step.Deed;

/** Makes commands about holds. */
final class HoldCommands {

    private final Model model;
    private final Choice choice;
    private final Amounts amounts;

    HoldCommands(Model model, Choice choice) {
        this.model = model;
        this.choice = choice;
        this.amounts = new Amounts(model);
    }

    Optional<Command<?>> of(Deed deed, Step step, String key) {
        IdempotencyKey as = IdempotencyKey.of(key);
        return Optional.ofNullable(
                switch (deed) {
                    case HOLD -> hold(step, as);
                    case CAPTURE -> capture(step, as);
                    case RELEASE -> ReleaseHold.of(key, choice.hold(step));
                    case EXPIRE_HOLDS -> new ExpireHolds(as, holds(step));
                    default -> null;
                });
    }

    private PlaceHold hold(Step step, IdempotencyKey key) {
        MemberRef member = choice.member(step.first());
        Optional<LocalDate> lastDay =
                Optional.of(model.today().plusDays(step.third() % 6 - 1)).filter(day -> step.second() % 3 > 0);
        return new PlaceHold(key, member, amounts.of(step, choice.purse(member), Optional.empty()), lastDay);
    }

    /** Of what is held just as much, less, or more, up to what is available and beyond. */
    private CaptureHold capture(Step step, IdempotencyKey key) {
        HoldId id = choice.hold(step);
        Optional<SetAside> hold = Optional.ofNullable(model.ledger.holds.get(id));
        AccountRef payee = step.third() % 25 == 24
                ? hold.map(aside -> aside.minutes.firstKey().named()).orElseGet(() -> choice.account(0))
                : choice.account(step.second());
        long held = hold.map(aside -> aside.minutes.values().iterator().next()).orElse(0L);
        long more = amounts.of(step, hold.map(aside -> aside.minutes.firstKey()), choice.purse(payee));
        long minutes = switch (step.third() % 5) {
            case 0, 1 -> held;
            case 2 -> held - 1;
            case 3 -> held + more;
            default -> more;
        };
        return new CaptureHold(
                key, id, payee, Math.max(1, Math.min(minutes, LedgerTransaction.MOST_MINUTES)), choice.maybeDay(step));
    }

    /** Those that are due, mostly; now and then one that is not, or has ended. */
    private List<HoldId> holds(Step step) {
        List<HoldId> holds = new ArrayList<>(model.ledger.open.stream()
                .filter(hold -> hold.isDue(model.today()))
                .flatMap(hold -> hold.id.stream())
                .limit(1 + step.second() % 4)
                .toList());
        if (step.third() % 4 == 0 || holds.isEmpty()) {
            holds.add(choice.hold(step));
        }
        if (step.third() % 10 == 1) {
            holds.add(holds.get(0));
        }
        return holds;
    }
}
