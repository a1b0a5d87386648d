package org.timebank.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Digest;
import org.timebank.credit.AccountId;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
import org.timebank.spi.Query;

/** The seals of a timebank so far, and the plain definition of what follows from them. Not thread-safe. */
final class Sealed {

    private final List<Seal> seals = new ArrayList<>();

    void add(Seal seal) {
        seals.add(seal);
    }

    int seals() {
        return seals.size();
    }

    /** The first seal that is over an entry. */
    Optional<Seal> over(AccountId account, long entry) {
        return seals.stream()
                .filter(seal -> seal.heads().stream()
                        .anyMatch(head -> head.account().equals(account) && head.entries() >= entry))
                .findFirst();
    }

    /** What the next seal is to close over. Nobody may write meanwhile. */
    Unsealed unsealed(TestTimebank bank) {
        List<SealedHead> heads = bank.ask(new Query.AllAccounts(Optional.empty(), Query.LARGEST_PAGE)).stream()
                .filter(account -> account.entries() > 0
                        && over(account.id(), account.entries()).isEmpty())
                .map(account -> new SealedHead(account.id(), account.entries(), account.head()))
                .toList();
        Digest last =
                seals.isEmpty() ? Digest.NONE : seals.get(seals.size() - 1).digest();
        return new Unsealed(seals.size(), last, heads);
    }
}
