package org.timebank.testkit.model;

import java.util.Optional;
import java.util.OptionalLong;
import org.timebank.credit.LedgerTransaction;

/** Chooses how much is moved, so that limits are met often. */
final class Amounts {

    private final Model model;

    Amounts(Model model) {
        this.model = model;
    }

    /** Mostly less than an hour; now and then just as much as can be debited or credited, a minute more, or all there is. */
    long of(Step step, Optional<Purse> debited, Optional<Purse> credited) {
        OptionalLong free = debited.map(this::available).orElse(OptionalLong.empty());
        OptionalLong room = credited.map(this::room).orElse(OptionalLong.empty());
        if (step.third() == Step.NUMBERS - 2 && free.orElse(Long.MAX_VALUE) < LedgerTransaction.MOST_MINUTES) {
            return LedgerTransaction.MOST_MINUTES;
        }
        OptionalLong choice = switch (step.third() % 14) {
            case 9 -> free;
            case 10 -> plusOne(free);
            case 11 -> room;
            case 12 -> plusOne(room);
            case 13 -> debited.map(purse -> OptionalLong.of(purse.balance)).orElse(free);
            default -> OptionalLong.empty();
        };
        return choice.isPresent() && choice.getAsLong() > 0 && choice.getAsLong() < LedgerTransaction.MOST_MINUTES
                ? choice.getAsLong()
                : 5 + step.second() % 50;
    }

    private OptionalLong available(Purse purse) {
        OptionalLong floor = purse.limits(model.rules()).bounds().floor();
        return floor.isPresent() ? OptionalLong.of(purse.free() - floor.getAsLong()) : floor;
    }

    private OptionalLong room(Purse purse) {
        OptionalLong ceiling = purse.limits(model.rules()).bounds().ceiling();
        return ceiling.isPresent() ? OptionalLong.of(ceiling.getAsLong() - purse.balance) : ceiling;
    }

    private static OptionalLong plusOne(OptionalLong minutes) {
        return minutes.isPresent() ? OptionalLong.of(minutes.getAsLong() + 1) : minutes;
    }
}
