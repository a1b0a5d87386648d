package org.timebank.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.timebank.command.Outcome;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;

/**
 * Credits: what stands on accounts, how it came there, and how it moves. Amounts are whole minutes, days are of the
 * community's time zone.
 *
 * <p>Members see their own account; who sees every member sees all accounts; who sees totals sees totals. Everybody else is
 * told so with {@link org.timebank.command.AccessDeniedException}. An account that is not known has nothing on it.
 */
public interface Credits {

    /** The largest number of accounts or holds that one batch of a due run takes. */
    int LARGEST_BATCH = 1_000;

    /** A member gives credits to another; see {@link GiveCredits}. */
    Outcome<LedgerTransactionId> give(GiveCredits command);

    /** A member gives credits to the pot; see {@link DonateToPot}. */
    Outcome<LedgerTransactionId> donate(DonateToPot command);

    /** The pot pays on behalf of a member; see {@link PayFromPot}. */
    Outcome<LedgerTransactionId> payFromPot(PayFromPot command);

    /** Corrects a balance; see {@link AdjustBalance}. */
    Outcome<LedgerTransactionId> adjust(AdjustBalance command);

    /** Balances are brought along from elsewhere; see {@link OpenBalances}. */
    Outcome<LedgerTransactionId> open(OpenBalances command);

    /** Undoes a ledger transaction; see {@link ReverseTransaction}. */
    Outcome<LedgerTransactionId> reverse(ReverseTransaction command);

    /** Sets credits aside; see {@link PlaceHold}. */
    Outcome<HoldId> hold(PlaceHold command);

    /** Pays from what was set aside; see {@link CaptureHold}. */
    Outcome<LedgerTransactionId> capture(CaptureHold command);

    /** Frees what was set aside; see {@link ReleaseHold}. */
    Outcome<HoldId> release(ReleaseHold command);

    /** Changes the limits of an account; see {@link ChangeLimits}. */
    Outcome<Integer> changeLimits(ChangeLimits command);

    /** Closes an account; see {@link CloseAccount}. */
    Outcome<Integer> close(CloseAccount command);

    /** Opens a closed account again; see {@link ReopenAccount}. */
    Outcome<Integer> reopen(ReopenAccount command);

    /** Lets due holds expire; see {@link ExpireHolds}. */
    Outcome<Integer> expireHolds(ExpireHolds command);

    /** Lets old credits expire; see {@link ExpireCredits}. */
    Outcome<List<Long>> expireCredits(ExpireCredits command);

    /** Seals the ledger; see {@link SealLedger}. */
    Outcome<SealReceipt> seal(SealLedger command);

    /**
     * Does what is due on a day: holds whose last day is over expire, and then, where the rules say so, credits that have
     * grown too old. It goes batch by batch, each by itself in one transaction, so that it can be interrupted anywhere: what
     * was done stays done, and the next run does the rest. Two runs at once do no harm.
     *
     * @param asOf the day, not to come
     * @param after the last member of an earlier run that was interrupted; empty for all members
     * @param batch how many accounts or holds one batch takes, 1 to {@value #LARGEST_BATCH}
     * @param progress is told after each batch what the run has come to so far
     * @return what the run has come to; refused with the first refusal of a batch, such as {@code not-permitted} or {@code
     *     future-date}
     */
    Outcome<DueRun> runDue(LocalDate asOf, Optional<MemberId> after, int batch, Consumer<DueRun> progress);

    /** The balance of a member's account now, in minutes; empty when nobody is known by that name. */
    OptionalLong balance(MemberRef member);

    /** What stands on an account now, and what may be done with it; empty when there is no such account. */
    Optional<AccountStanding> standing(AccountRef account);

    /**
     * The balance at the end of a day, in minutes: the sum of what occurred until then, whenever it was recorded.
     *
     * @param occurredOn the last day that counts
     */
    long balanceOn(AccountRef account, LocalDate occurredOn);

    /**
     * The balance as it was known at a moment, in minutes: the sum of what had been recorded until then, whenever it
     * occurred.
     */
    long balanceAsRecorded(AccountRef account, Instant moment);

    /**
     * A page of a statement, oldest first. A page costs the same wherever it is in the account's history.
     *
     * @param after the number of the last line of the page before; 0 for the first page
     * @param limit the largest number of lines to answer, 1 to 1,000
     */
    List<StatementLine> statement(AccountRef account, long after, int limit);

    /** A page of a member's statement, oldest first. */
    default List<StatementLine> statement(MemberRef member, long after, int limit) {
        return statement(AccountRef.of(member), after, limit);
    }

    /**
     * A page of a statement, newest first. A page costs the same wherever it is in the account's history.
     *
     * @param before the number of the last line of the page before; {@link Long#MAX_VALUE} for the first page
     * @param limit the largest number of lines to answer, 1 to 1,000
     */
    List<StatementLine> statementBackwards(AccountRef account, long before, int limit);

    /** A ledger transaction, for those who see every member; empty when there is none. */
    Optional<PostedTransaction> transaction(LedgerTransactionId transaction);

    /** Open holds on an account, by id: a page of at most {@code limit}, 1 to 1,000, after {@code after}. */
    List<Hold> holds(AccountRef account, Optional<HoldId> after, int limit);

    /** Every version of an account's terms, the first one first: who changed its limits, when and why. */
    List<AccountTerms> terms(AccountRef account);

    /** What stands on all accounts, by kind: every kind is there. All of one moment. */
    Map<AccountKind, KindTotal> totalsByKind();

    /**
     * How many credits are out in the community that nobody gave for, in minutes: what was issued less what was retired, that
     * is, what stands below zero on issuance, less what has expired. Below zero where more expired than was ever issued.
     */
    long outstanding();

    /** What moved from one day to another, both included, by reason and month; only what occurred. */
    List<ReasonTotal> totalsByReason(LocalDate from, LocalDate to);

    /** A seal, by its number, for those who see every member; empty when there is none. */
    Optional<Seal> seal(int number);

    /**
     * The proof that one entry of an account is under a seal; empty while no seal is over it, or there is no such entry.
     *
     * @param number the entry's number in the account's statement
     */
    Optional<EntryProof> proof(AccountRef account, long number);

    /**
     * The proofs that what a ledger transaction did to an account is under a seal: one for each of its entries there, in their
     * order. None while no seal is over them, or if it has no entry there.
     *
     * @param transaction as a command has answered it
     */
    List<EntryProof> proofs(AccountRef account, LedgerTransactionId transaction);

    /**
     * Reads a part of the ledger again, and all seals, and looks whether everything fits: for those who see every member. It
     * may run while others write.
     *
     * @param range what is looked at
     * @param progress is told after each account, and after each seal
     * @throws org.timebank.spi.StoreException if something was altered so that it cannot be read as anything, such as a reason
     *     that there is not; the message says where it is
     */
    Verification verify(VerificationRange range, Consumer<Verification> progress);
}
