package org.timebank.testkit.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.timebank.Timebank;
import org.timebank.command.TimebankId;
import org.timebank.exchange.ExchangeId;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.TimebankStore;

/** Compares a timebank with its model: what has been touched, or all of it. */
final class Comparison {

    /** How many things are loaded at once. */
    private static final int LOAD = 500;

    private final TimebankStore store;
    private final TimebankId timebank;
    private final Model model;
    private final Naming naming;
    private final Questions questions;

    Comparison(TimebankStore store, TimebankId timebank, Model model, Timebank seen) {
        this.store = store;
        this.timebank = timebank;
        this.model = model;
        this.naming = new Naming(store, timebank, model);
        this.questions = new Questions(store, timebank, model, seen);
    }

    /** Compares what has been touched since the last time. */
    void ofWhatIsNew() {
        News news = model.ledger.news();
        naming.of(news);
        load(checks(news.purses, news.posted, news.holds, news.deals));
    }

    /** Compares everything. */
    void ofTheWhole() {
        Ledger ledger = model.ledger;
        load(checks(ledger.purses.values(), ledger.posted, ledger.holds.values(), model.exchanges));
        questions.ask();
    }

    private static List<Check> checks(
            Collection<Purse> purses,
            Collection<Posted> posted,
            Collection<SetAside> holds,
            Map<ExchangeId, Deal> deals) {
        List<Check> checks = new ArrayList<>();
        purses.forEach(purse ->
                checks.add(new Check(new Key.AccountKey(purse.id), facts -> Likeness.ofAccount(purse, facts))));
        posted.forEach(one -> checks.add(
                new Check(new Key.TransactionKey(one.id.orElseThrow()), facts -> Likeness.ofTransaction(one, facts))));
        holds.forEach(hold ->
                checks.add(new Check(new Key.HoldKey(hold.id.orElseThrow()), facts -> Likeness.ofHold(hold, facts))));
        deals.forEach((id, deal) ->
                checks.add(new Check(new Key.ExchangeKey(id), facts -> Likeness.ofExchange(id, deal, facts))));
        return checks;
    }

    private void load(List<Check> checks) {
        for (int from = 0; from < checks.size(); from += LOAD) {
            List<Check> some = checks.subList(from, Math.min(checks.size(), from + LOAD));
            Facts facts =
                    store.load(timebank, Needs.of(some.stream().map(Check::key).toList()));
            some.forEach(check -> check.like().of(facts));
        }
    }

    /** What is loaded, and how it is compared. */
    private record Check(Key<?> key, Like like) {}

    /** Compares one thing. */
    @FunctionalInterface
    private interface Like {
        void of(Facts facts);
    }
}
