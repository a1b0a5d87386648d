package org.timebank.testkit.given;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.credit.LedgerTransaction;
import org.timebank.spi.ChangeSet;

/** Up to twelve ledger transactions between members of the cast and the community, one to three to a change set. */
public final class AnyTransactions implements ArbitrarySupplier<List<ChangeSet>> {

    @Override
    public Arbitrary<List<ChangeSet>> get() {
        Arbitrary<List<LedgerTransaction>> transactions =
                Transactions.any().list().ofMaxSize(12).uniqueElements(LedgerTransaction::id);
        return Combinators.combine(transactions, Arbitraries.integers().between(1, 3))
                .as(AnyTransactions::posting);
    }

    private static List<ChangeSet> posting(List<LedgerTransaction> transactions, int together) {
        List<ChangeSet> posted = new ArrayList<>();
        for (int i = 0; i < transactions.size(); i += together) {
            ChangeSet.Builder changes = ChangeSet.builder();
            transactions.subList(i, Math.min(transactions.size(), i + together)).forEach(changes::post);
            posted.add(changes.build());
        }
        return posted;
    }
}
