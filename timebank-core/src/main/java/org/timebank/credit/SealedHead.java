package org.timebank.credit;

import org.timebank.command.Digest;

/**
 * How far an account had come when it was sealed. Immutable.
 *
 * @param account the account
 * @param entries how many entries it had, at least one
 * @param head its head after them, see {@link Chain}
 */
public record SealedHead(AccountId account, long entries, Digest head) {}
