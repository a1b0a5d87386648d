package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.timebank.Timebank;
import org.timebank.command.TimebankId;
import org.timebank.credit.HoldId;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.report.Tally;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** Asks a timebank all kinds of questions, and compares the answers with the model. */
final class Questions {

    private final TimebankStore store;
    private final TimebankId timebank;
    private final Model model;
    private final Timebank seen;

    Questions(TimebankStore store, TimebankId timebank, Model model, Timebank seen) {
        this.store = store;
        this.timebank = timebank;
        this.model = model;
        this.seen = seen;
    }

    void ask() {
        new LedgerQuestions(store, timebank, model, seen.credits()).ask();
        members();
        activity();
        offers();
        holds();
        seals();
        assertThat(seen.rules().current().orElseThrow().rules()).as("rules").isEqualTo(model.rules());
    }

    private void members() {
        Map<MemberId, List<LocalDate>> memberships = seen.members().list(Optional.empty(), Query.LARGEST_PAGE).stream()
                .collect(Collectors.toMap(Member::id, Questions::days));
        assertThat(memberships).as("memberships").isEqualTo(model.memberships());
        Map<MemberId, Long> balances = new LinkedHashMap<>();
        Books.balances(store, timebank)
                .forEach(line -> balances.put(line.member().id(), line.balance()));
        assertThat(balances).as("balances").isEqualTo(model.balances());
    }

    private static List<LocalDate> days(Member member) {
        return member.memberships().stream()
                .flatMap(m -> Stream.concat(Stream.of(m.from()), m.to().stream()))
                .toList();
    }

    /** What was settled counts, and what was undone counts no more. */
    private void activity() {
        SortedMap<String, Tally> tallies = new TreeMap<>();
        model.exchanges.values().stream()
                .filter(deal -> deal.state == ExchangeState.SETTLED)
                .forEach(deal -> {
                    for (int i = 0; i < deal.parts.size(); i++) {
                        Tally leg = new Tally(1, deal.worth().get(i));
                        tallies.merge(deal.parts.get(i).category(), leg, Tally::plus);
                    }
                });
        assertThat(seen.reports().activity().byCategory())
                .as("activity by category")
                .isEqualTo(tallies);
    }

    private void offers() {
        for (OfferId id : model.offers.keySet()) {
            Optional<Boolean> withdrawn = seen.offers().find(id).map(Offer::withdrawn);
            assertThat(withdrawn)
                    .as("whether %s is withdrawn", id)
                    .isEqualTo(Optional.ofNullable(model.offers.get(id)).map(Model.Listing::withdrawn));
        }
    }

    private void holds() {
        for (Purse purse : model.ledger.purses.values()) {
            assertThat(Books.holds(store, timebank, purse.id))
                    .as("open holds on %s", purse)
                    .isEqualTo(open(hold -> hold.minutes.containsKey(purse)));
        }
        Set<HoldId> due =
                store.ask(timebank, new Query.HoldsDue(model.today(), Optional.empty(), Query.LARGEST_PAGE)).stream()
                        .map(hold -> hold.id())
                        .collect(Collectors.toSet());
        assertThat(due).as("holds that are due").isEqualTo(open(hold -> hold.isDue(model.today())));
    }

    private Set<HoldId> open(Predicate<SetAside> which) {
        return model.ledger.open.stream()
                .filter(which)
                .flatMap(hold -> hold.id.stream())
                .collect(Collectors.toSet());
    }

    private void seals() {
        Unsealed unsealed = store.load(timebank, Needs.of(new Key.UnsealedKey()))
                .find(new Key.UnsealedKey())
                .orElseThrow();
        assertThat(unsealed.seals()).as("how many seals there are").isEqualTo(model.ledger.seals);
        assertThat(unsealed.heads().stream().map(SealedHead::account).toList())
                .as("accounts with entries that no seal is over")
                .containsExactlyElementsOf(
                        model.ledger.unsealed.stream().map(purse -> purse.id).toList());
        assertThat(seen.credits().seal(model.ledger.seals + 1))
                .as("one seal more")
                .isEmpty();
    }
}
