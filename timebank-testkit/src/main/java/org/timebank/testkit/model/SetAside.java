package org.timebank.testkit.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;

/** A hold in the model. Mutable. */
final class SetAside {

    final SortedMap<Purse, Long> minutes;
    final Optional<LocalDate> lastDay;
    final boolean ofExchange;
    HoldState state = HoldState.OPEN;
    /** The name that the library gave it; what an exchange sets aside is not answered, and named later. */
    Optional<HoldId> id = Optional.empty();

    SetAside(SortedMap<Purse, Long> minutes, Optional<LocalDate> lastDay, boolean ofExchange) {
        this.minutes = minutes;
        this.lastDay = lastDay;
        this.ofExchange = ofExchange;
    }

    boolean isOpen() {
        return state == HoldState.OPEN;
    }

    boolean isDue(LocalDate today) {
        return isOpen() && lastDay.filter(today::isAfter).isPresent();
    }

    /** What is freed when it ends. */
    Moves freed() {
        return isOpen() ? Moves.freeing(minutes) : Moves.NONE;
    }

    @Override
    public String toString() {
        return state + " " + minutes + lastDay.map(day -> " until " + day).orElse("");
    }
}
