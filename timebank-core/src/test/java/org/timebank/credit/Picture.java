package org.timebank.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.timebank.command.CanonicalText;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.Member;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** What a timebank looks like to whoever asks its store everything: two pictures are equal if nothing has changed. */
final class Picture {

    private static final int ALL = Query.LARGEST_PAGE;

    private final TimebankStore store;
    private final TimebankId timebank;
    private final List<Object> seen = new ArrayList<>();

    private Picture(TimebankStore store, TimebankId timebank) {
        this.store = store;
        this.timebank = timebank;
    }

    static Digest of(TimebankStore store, TimebankId timebank) {
        Picture picture = new Picture(store, timebank);
        picture.look();
        return Digest.of(CanonicalText.of(picture.seen));
    }

    private void look() {
        Facts facts = store.load(timebank, Needs.of(new Key.RulesKey(), new Key.UnsealedKey()));
        seen.add(facts.find(new Key.RulesKey()));
        seen.add(facts.find(new Key.UnsealedKey()));
        int seals = facts.version(new Key.UnsealedKey()) - 1;
        IntStream.rangeClosed(1, seals)
                .forEach(number -> seen.add(
                        store.load(timebank, Needs.of(new Key.SealKey(number))).find(new Key.SealKey(number))));
        List<Event> events = ask(new Query.PendingEvents(ALL));
        // That an exchange was refused after risk was assessed is told: the record of a refusal is all that it changes.
        seen.addAll(events.stream()
                .filter(event -> event.type() != EventType.EXCHANGE_REFUSED)
                .sorted(Comparator.comparing(Event::id))
                .toList());
        for (Member member : ask(new Query.AllMembers(Optional.empty(), ALL))) {
            seen.add(CanonicalText.of(
                    member.id(),
                    member.kind(),
                    member.references().stream().map(Object::toString).sorted().toList(),
                    member.memberships()));
        }
        ask(new Query.AllAccounts(Optional.empty(), ALL)).forEach(this::look);
        seen.addAll(ask(new Query.AllCategories()));
        seen.add(new TreeMap<>(ask(new Query.TotalsByKind())));
        seen.add(ask(new Query.TotalsByReason(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))));
        seen.add(ask(new Query.Activity()));
    }

    private void look(Account account) {
        seen.add(account);
        seen.add(ask(new Query.StatementOf(account.id(), 0, ALL)));
        seen.add(ask(new Query.TermsOf(account.id())));
        seen.add(ask(new Query.HoldsOn(account.id(), Optional.empty(), ALL)));
    }

    private <R> R ask(Query<R> query) {
        return store.ask(timebank, query);
    }
}
