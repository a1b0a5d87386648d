package org.timebank.credit;

import java.time.YearMonth;

/**
 * What moved for one reason in one month. Immutable.
 *
 * @param reason why
 * @param month in which it happened, as far as the days of the period asked for lie in it
 * @param transactions how many ledger transactions
 * @param minutes how much was credited by them
 */
public record ReasonTotal(TransactionReason reason, YearMonth month, long transactions, long minutes) {}
