package org.timebank.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One entry of an account, as its owner sees it. Immutable.
 *
 * @param number the entry's number in its account, counted from 1 without gaps
 * @param transaction of which it is a part
 * @param reason why
 * @param subject what it refers to, such as an exchange
 * @param occurredOn the day on which it happened, in the community's time zone
 * @param recordedAt when the timebank learned of it
 * @param minutes credited if positive, debited if negative
 * @param balance the balance after it, in minutes
 */
public record StatementLine(
        long number,
        LedgerTransactionId transaction,
        TransactionReason reason,
        UUID subject,
        LocalDate occurredOn,
        Instant recordedAt,
        long minutes,
        long balance) {}
