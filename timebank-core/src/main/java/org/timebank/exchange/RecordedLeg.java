package org.timebank.exchange;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import org.timebank.command.CalendarDay;
import org.timebank.command.IdempotencyKey;
import org.timebank.member.MemberRef;

/**
 * A leg that has been done.
 *
 * @param key the host's own name for this line; its answer is remembered under it
 * @param date the day on which it was done, in the community's time zone
 * @param provider who gave the time
 * @param recipient who received the help
 * @param category the code of the activity
 * @param minutes how long it took, before rounding, at least 1
 */
public record RecordedLeg(
        @NotNull IdempotencyKey key,
        @NotNull @CalendarDay LocalDate date,
        @NotNull MemberRef provider,
        @NotNull MemberRef recipient,
        @NotNull String category,
        @Positive long minutes) {}
