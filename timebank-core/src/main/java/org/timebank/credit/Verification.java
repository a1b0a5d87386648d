package org.timebank.credit;

import java.util.Optional;

/**
 * What reading the ledger again has found so far. Immutable.
 *
 * @param accounts how many accounts were looked at
 * @param entries how many entries
 * @param seals how many seals
 * @param flaw the first thing that does not fit; empty if everything fits
 */
public record Verification(long accounts, long entries, long seals, Optional<Flaw> flaw) {

    /** Nothing was looked at. */
    public static final Verification NONE = new Verification(0, 0, 0, Optional.empty());

    /** Whether everything fits that was looked at. */
    public boolean holds() {
        return flaw.isEmpty();
    }

    /**
     * Something that does not fit.
     *
     * @param account of which account; empty for a seal that does not fit by itself, and for all accounts together
     * @param entry the number of the first entry that does not fit; 0 where it is no single entry
     * @param seal the number of the seal that does not fit; 0 where it is none
     * @param what what does not fit
     */
    public record Flaw(Optional<AccountId> account, long entry, int seal, Kind what) {

        /** What can be wrong. */
        public enum Kind {
            /** An entry is missing: the next one has another number. */
            ENTRY_MISSING,
            /** An entry was altered, inserted, or follows one that was: the chain does not lead to its head. */
            CHAIN_BROKEN,
            /** An entry undoes a transaction that another one among those that were looked at has undone. */
            REVERSED_TWICE,
            /** The balance after an entry is not the one before and its minutes. */
            RUNNING_BALANCE,
            /** The account does not stand where its last entry left it. */
            ACCOUNT_DIFFERS,
            /** An entry that a seal is over is not the one that was sealed, or is gone. */
            SEALED_ENTRY_DIFFERS,
            /** A seal is missing, was altered, or does not follow the one before. That the last are gone, only a kept digest tells. */
            SEAL_BROKEN,
            /** All balances together are not zero. */
            NOT_CONSERVED
        }
    }
}
