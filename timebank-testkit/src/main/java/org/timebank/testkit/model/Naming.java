package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.timebank.command.TimebankId;
import org.timebank.credit.StatementLine;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** Finds out how the library has named what it did along with something else: grants, settlements, holds of exchanges. */
final class Naming {

    private final TimebankStore store;
    private final TimebankId timebank;
    private final Model model;

    Naming(TimebankStore store, TimebankId timebank, Model model) {
        this.store = store;
        this.timebank = timebank;
        this.model = model;
    }

    void of(News news) {
        if (news.deals.values().stream().anyMatch(Naming::hasUnnamed)) {
            Facts facts = store.load(
                    timebank,
                    Needs.of(news.deals.keySet().stream()
                            .map(Key.ExchangeKey::new)
                            .toList()));
            news.deals.forEach((id, deal) -> of(id, deal, facts));
        }
        news.posted.stream().filter(posted -> posted.id.isEmpty()).forEach(this::of);
    }

    private static boolean hasUnnamed(Deal deal) {
        return deal.hold.filter(hold -> hold.id.isEmpty()).isPresent()
                || deal.posted.filter(posted -> posted.id.isEmpty()).isPresent();
    }

    private void of(ExchangeId id, Deal deal, Facts facts) {
        Exchange found = facts.find(new Key.ExchangeKey(id)).orElseThrow();
        deal.hold
                .filter(hold -> hold.id.isEmpty())
                .ifPresent(hold -> model.ledger.name(hold, found.hold().orElseThrow()));
        deal.posted
                .filter(posted -> posted.id.isEmpty())
                .ifPresent(
                        posted -> model.ledger.name(posted, found.transaction().orElseThrow()));
    }

    private void of(Posted posted) {
        List<StatementLine> line = store.ask(timebank, new Query.StatementOf(posted.account, posted.number - 1, 1));
        assertThat(line).as("the entry that %s has made", posted).hasSize(1);
        model.ledger.name(posted, line.get(0).transaction());
    }
}
