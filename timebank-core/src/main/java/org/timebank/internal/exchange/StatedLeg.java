package org.timebank.internal.exchange;

import java.time.LocalDate;
import java.util.List;
import org.timebank.exchange.PlannedLeg;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.MemberRef;
import org.timebank.spi.Key;

/**
 * A leg as somebody states it, planned or done.
 *
 * @param date the day, in the community's time zone
 * @param provider who gives the time
 * @param recipient who receives the help
 * @param category the code of the activity
 * @param minutes before rounding
 */
record StatedLeg(LocalDate date, MemberRef provider, MemberRef recipient, String category, long minutes) {

    static StatedLeg of(RecordedLeg leg) {
        return new StatedLeg(leg.date(), leg.provider(), leg.recipient(), leg.category(), leg.minutes());
    }

    static StatedLeg of(PlannedLeg leg, LocalDate date) {
        return new StatedLeg(date, leg.provider(), leg.recipient(), leg.category(), leg.minutes());
    }

    List<Key<?>> needs() {
        return List.of(new Key.MemberKey(provider), new Key.MemberKey(recipient), new Key.CategoryKey(category));
    }
}
