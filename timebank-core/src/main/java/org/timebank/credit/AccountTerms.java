package org.timebank.credit;

import java.time.Instant;
import java.util.Optional;

/**
 * On what terms an account is kept: one version, and who set it when and why. Immutable; every version is kept. An account
 * of which no terms were ever set is open, and has the limits of the community's rules.
 *
 * @param account the account
 * @param own limits of its own; empty for those of the community's rules
 * @param closed whether it takes neither entries nor holds
 * @param changedAt when this was set
 * @param changedBy the id of the actor who set it
 * @param explanation why, in words: 1 to {@value TransactionHeader#LONGEST_EXPLANATION} characters
 */
public record AccountTerms(
        AccountId account,
        Optional<AccountLimits> own,
        boolean closed,
        Instant changedAt,
        String changedBy,
        String explanation) {}
