package org.timebank.testkit;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import org.timebank.credit.LedgerTransaction;
import org.timebank.spi.ChangeSet;

/** Change sets of one to three ledger transactions each, between members of the cast. */
final class AnyTransactions implements ArbitrarySupplier<List<ChangeSet>> {
    @Override
    public Arbitrary<List<ChangeSet>> get() {
        return Values.transactions()
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(this::posting)
                .list();
    }

    private ChangeSet posting(List<LedgerTransaction> transactions) {
        ChangeSet.Builder changes = ChangeSet.builder();
        transactions.forEach(changes::post);
        return changes.build();
    }
}
