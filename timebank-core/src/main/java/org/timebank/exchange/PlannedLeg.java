package org.timebank.exchange;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.timebank.command.CanonicalText;
import org.timebank.member.MemberRef;

/**
 * A leg that is proposed.
 *
 * @param provider who would give the time
 * @param recipient who would receive the help
 * @param category the code of the activity
 * @param minutes how long it is expected to take, at least 1
 */
public record PlannedLeg(
        @NotNull MemberRef provider,
        @NotNull MemberRef recipient,
        @NotNull String category,
        @Positive long minutes) {

    String content() {
        return CanonicalText.of(provider.canonicalText(), recipient.canonicalText(), category, minutes);
    }
}
