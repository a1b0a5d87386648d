package org.timebank.credit;

import java.time.Instant;
import java.util.List;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;

/**
 * Proves to whoever knows the digest of a seal that one entry of an account stood in the ledger when it was sealed, without
 * showing anything of other accounts: of those there are hashes only. What is proved is what the entry's digest covers, see
 * {@link Chain}: not the sums that are shown beside it, who recorded it, and the explanation. Immutable.
 *
 * @param timebank whose ledger
 * @param account the account
 * @param entry the entry
 * @param before the account's head before the entry
 * @param later the digests of the entries after it, up to the one that was the last when it was sealed
 * @param position of the account among those under the seal, counted from 0
 * @param path from the account to the root of the seal's Merkle tree, see {@link MerkleTree}
 * @param seal the number of the seal
 * @param sealedAt when it was sealed
 * @param previous the digest of the seal before
 * @param accounts how many accounts are under the seal
 * @param digest the digest of the seal
 */
public record EntryProof(
        TimebankId timebank,
        AccountId account,
        StatementLine entry,
        Digest before,
        List<Digest> later,
        int position,
        List<Digest> path,
        int seal,
        Instant sealedAt,
        Digest previous,
        int accounts,
        Digest digest) {

    public EntryProof {
        later = List.copyOf(later);
        path = List.copyOf(path);
    }

    /** Whether it proves what it says: the entry leads to the head, the head to the root, and the root to the digest. */
    public boolean holds() {
        try {
            Digest head =
                    Chain.head(before, Chain.entry(entry.header(), entry.line(), new Entry(account, entry.minutes())));
            if (!head.equals(entry.head())) {
                return false;
            }
            for (Digest next : later) {
                head = Chain.head(head, next);
            }
            Digest leaf = MerkleTree.leaf(new SealedHead(account, entry.number() + later.size(), head));
            Digest root = MerkleTree.root(leaf, position, accounts, path);
            return Seal.digest(timebank, seal, sealedAt, previous, root, accounts)
                    .equals(digest);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
