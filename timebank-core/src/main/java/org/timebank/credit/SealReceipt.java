package org.timebank.credit;

import org.timebank.command.Digest;

/**
 * What to keep of a seal, elsewhere than in the timebank's own database. Immutable.
 *
 * @param number the seal's number; 0 if there is none yet, as nothing was ever posted
 * @param digest its digest; {@link Digest#NONE} if there is none yet
 * @param accounts how many accounts were sealed now: 0 if nothing moved since the last seal
 */
public record SealReceipt(int number, Digest digest, int accounts) {}
