package org.timebank.credit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.timebank.command.CanonicalText;
import org.timebank.member.MemberRef;

/**
 * What a member brings along from elsewhere. Immutable.
 *
 * @param member who
 * @param minutes how much stood there, below zero for a debt; zero opens nothing
 */
public record OpeningBalance(
        @NotNull MemberRef member,

        @Min(-LedgerTransaction.MOST_MINUTES) @Max(LedgerTransaction.MOST_MINUTES)
        long minutes) {

    /** What is brought along, as it stands in the canonical content of commands. */
    String canonicalText() {
        return CanonicalText.of(member.canonicalText(), minutes);
    }
}
