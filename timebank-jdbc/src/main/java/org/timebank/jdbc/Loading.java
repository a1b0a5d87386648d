package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.timebank.command.PlainText;
import org.timebank.exchange.Exchange;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Versioned;

/** Loads what a decision needs: one statement for each kind of thing that it names. Used once. */
final class Loading {

    private final Facts.Builder facts = Facts.builder();
    private final Set<String> answers = new HashSet<>();
    private final Set<ExternalReference> references = new HashSet<>();
    private final Set<UUID> members = new HashSet<>();
    private final Set<UUID> accounts = new HashSet<>();
    private final Set<String> categories = new HashSet<>();
    private final Set<UUID> offers = new HashSet<>();
    private final Set<UUID> exchanges = new HashSet<>();
    private boolean rules;

    Loading(Needs needs) {
        needs.keys().forEach(this::need);
    }

    private void need(Key<?> key) {
        if (key instanceof Key.RulesKey) {
            rules = true;
        } else if (key instanceof Key.AnswerKey answer) {
            answers.add(answer.key().value());
        } else if (key instanceof Key.MemberKey member) {
            needMember(member);
        } else if (key instanceof Key.AccountKey account) {
            accounts.add(account.account().value());
        } else if (key instanceof Key.CategoryKey category) {
            needCategory(category.code());
        } else if (key instanceof Key.OfferKey offer) {
            offers.add(offer.offer().value());
        } else if (key instanceof Key.ExchangeKey exchange) {
            exchanges.add(exchange.exchange().value());
        }
    }

    private void needMember(Key.MemberKey key) {
        if (key.member() instanceof MemberId id) {
            members.add(id.value());
        } else if (key.member() instanceof ExternalReference reference && reference.isStorable()) {
            references.add(reference);
        }
    }

    /** Texts that cannot be stored are not asked for: an engine may refuse even to compare with them. */
    private void needCategory(String code) {
        if (PlainText.isPlain(code, Category.LONGEST_CODE)) {
            categories.add(code);
        }
    }

    Facts from(Session session) throws SQLException {
        if (rules) {
            RulesTable.load(session, facts);
        }
        AnswerTable.load(session, answers, facts);
        for (ExchangeRows rows : ExchangeTables.find(session, exchanges)) {
            note(rows.exchange());
        }
        for (Versioned<Offer> offer : OfferTable.find(session, offers)) {
            facts.put(new Key.OfferKey(offer.value().id()), offer);
            members.add(offer.value().member().value());
        }
        members.addAll(MemberTables.named(session, references));
        MemberTables.find(session, members).values().forEach(member -> member.putInto(facts));
        accounts.removeAll(members);
        AccountTable.load(session, accounts, facts);
        CategoryTable.load(session, categories, facts);
        return facts.build();
    }

    private void note(Versioned<Exchange> exchange) {
        facts.put(new Key.ExchangeKey(exchange.value().id()), exchange);
        exchange.value().parties().forEach(party -> members.add(party.value()));
        exchange.value().legs().forEach(leg -> needCategory(leg.category()));
    }
}
