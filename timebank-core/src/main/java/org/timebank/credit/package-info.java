/**
 * Credits: accounts and the ledger transactions between them. An hour is an hour, kept as 60 whole minutes.
 *
 * <p>The central type is {@link org.timebank.credit.LedgerTransaction}, which sums to zero by construction. Provider and
 * recipient are words of exchanges; here there are credits (positive minutes) and debits (negative minutes).
 */
@NullMarked
package org.timebank.credit;

import org.jspecify.annotations.NullMarked;
