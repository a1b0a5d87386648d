package org.timebank.credit;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.command.Digest;

/**
 * What the next seal is to close over. Immutable.
 *
 * @param seals how many seals there are
 * @param last the digest of the last one; {@link Digest#NONE} before the first
 * @param heads the heads, all of one moment, of the accounts with entries that no seal is over, by account
 */
public record Unsealed(int seals, Digest last, List<SealedHead> heads) {

    public Unsealed {
        heads = List.copyOf(heads);
    }

    /** What is left after a seal over it. */
    public Unsealed after(Seal seal) {
        List<SealedHead> rest =
                heads.stream().filter(head -> !seal.heads().contains(head)).toList();
        return new Unsealed(seal.number(), seal.digest(), rest);
    }

    /** What is unsealed after an account was given more entries. */
    public Unsealed after(Account moved) {
        SortedMap<AccountId, SealedHead> more = new TreeMap<>();
        heads.forEach(head -> more.put(head.account(), head));
        more.put(moved.id(), new SealedHead(moved.id(), moved.entries(), moved.head()));
        return new Unsealed(seals, last, List.copyOf(more.values()));
    }
}
