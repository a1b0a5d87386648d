package org.timebank.credit;

import org.timebank.command.CanonicalText;
import org.timebank.command.Digest;
import org.timebank.member.MemberId;

/**
 * How the entries of an account are chained, so that none can be altered, removed or inserted unnoticed. Another program
 * can recompute all of it from {@code docs/ledger.md}.
 *
 * <p>An entry's digest is the SHA-256 of its canonical text in UTF-8. An account's head is the SHA-256 of 64 bytes: the
 * head before, and the digest of the entry that was added. Who recorded a transaction and the explanation are not in it:
 * they may have to be erased.
 */
public final class Chain {

    private Chain() {}

    /**
     * The digest of one entry.
     *
     * @param header of the transaction
     * @param line the entry's place in its transaction, counted from 0
     * @param entry what was entered
     */
    public static Digest entry(TransactionHeader header, int line, Entry entry) {
        return Digest.of(CanonicalText.of(
                "entry",
                entry.account(),
                entry.minutes(),
                header.id(),
                line,
                header.reason(),
                header.subject(),
                header.occurredOn(),
                header.recordedAt(),
                header.onBehalfOf().map(MemberId::toString).orElse(""),
                header.rulesVersion(),
                header.reverses().map(LedgerTransactionId::toString).orElse("")));
    }

    /** The head after an entry. */
    public static Digest head(Digest before, Digest entry) {
        return Digest.ofBytes(before.bytes(), entry.bytes());
    }
}
