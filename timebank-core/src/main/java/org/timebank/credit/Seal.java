package org.timebank.credit;

import java.time.Instant;
import java.util.List;
import org.timebank.command.CanonicalText;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;

/**
 * Closes over the heads of all accounts that moved since the seal before, at one moment: whoever keeps its digest elsewhere
 * can prove later that no entry under it was altered, removed or inserted. Immutable.
 *
 * @param number counted from 1 without gaps
 * @param sealedAt when, with microseconds
 * @param sealedBy the id of the actor who sealed; not under the seal
 * @param previous the digest of the seal before; {@link Digest#NONE} for the first
 * @param root of the Merkle tree over the heads, see {@link MerkleTree}
 * @param digest of the seal itself: of its canonical text, see {@link #digest(TimebankId, int, Instant, Digest, Digest, int)}
 * @param heads at least one, by account
 */
public record Seal(
        int number,
        Instant sealedAt,
        String sealedBy,
        Digest previous,
        Digest root,
        Digest digest,
        List<SealedHead> heads) {

    public Seal {
        heads = List.copyOf(heads);
        if (number < 1 || heads.isEmpty()) {
            throw new IllegalArgumentException("Seals are counted from 1, and each is over something");
        }
    }

    /** Seals what is unsealed. */
    public static Seal over(TimebankId timebank, Unsealed unsealed, Instant sealedAt, String sealedBy) {
        int number = unsealed.seals() + 1;
        Digest root = MerkleTree.over(unsealed.heads()).root();
        Digest digest = digest(
                timebank,
                number,
                sealedAt,
                unsealed.last(),
                root,
                unsealed.heads().size());
        return new Seal(number, sealedAt, sealedBy, unsealed.last(), root, digest, unsealed.heads());
    }

    /** The digest of a seal: the SHA-256 of its canonical text. */
    public static Digest digest(
            TimebankId timebank, int number, Instant sealedAt, Digest previous, Digest root, int heads) {
        return Digest.of(CanonicalText.of("seal", timebank, number, sealedAt, previous, root, heads));
    }
}
