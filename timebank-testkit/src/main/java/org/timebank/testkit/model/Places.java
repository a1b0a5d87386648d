package org.timebank.testkit.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.IdempotencyKey;
import org.timebank.event.Event;
import org.timebank.spi.Key;

/** Where the things of the model are to be found in a store. */
final class Places {

    private final Model model;
    private final Set<IdempotencyKey> answered;

    Places(Model model, Set<IdempotencyKey> answered) {
        this.model = model;
        this.answered = answered;
    }

    Footprint footprint() {
        Footprint.Builder footprint = Footprint.builder();
        model.members.values().forEach(person -> footprint.member(person.id, person.references));
        model.categories.keySet().forEach(footprint::category);
        model.offers
                .keySet()
                .forEach(offer -> footprint.key(new Key.OfferKey(offer)).events(offer.value()));
        model.exchanges.keySet().forEach(footprint::exchange);
        answered.forEach(key -> footprint.key(new Key.AnswerKey(key)));
        model.ledger.purses.values().stream()
                .filter(purse -> purse.isUsed() || purse.termsVersion > 0)
                .forEach(purse -> footprint.account(purse.id));
        model.ledger.named.keySet().forEach(footprint::transaction);
        model.ledger.holds.keySet().forEach(footprint::hold);
        for (int number = 1; number <= model.ledger.seals + 1; number++) {
            footprint.key(new Key.SealKey(number));
        }
        return footprint.build();
    }

    Map<Key<?>, UUID> subjects() {
        Map<Key<?>, UUID> subjects = new LinkedHashMap<>();
        subjects.put(new Key.RulesKey(), Event.RULES);
        model.members.keySet().forEach(id -> subjects.put(new Key.MemberKey(id), id.value()));
        model.categories
                .keySet()
                .forEach(code -> subjects.put(new Key.CategoryKey(code), Event.subjectOfCategory(code)));
        model.offers.keySet().forEach(id -> subjects.put(new Key.OfferKey(id), id.value()));
        model.exchanges.keySet().forEach(id -> subjects.put(new Key.ExchangeKey(id), id.value()));
        model.ledger.holds.keySet().forEach(id -> subjects.put(new Key.HoldKey(id), id.value()));
        model.ledger.purses.keySet().forEach(id -> subjects.put(new Key.TermsKey(id), Event.subjectOfTerms(id)));
        return subjects;
    }
}
