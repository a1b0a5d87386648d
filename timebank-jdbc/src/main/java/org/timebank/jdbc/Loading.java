package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.timebank.credit.Hold;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Seal;
import org.timebank.credit.Unsealed;
import org.timebank.exchange.Exchange;
import org.timebank.offer.Offer;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Versioned;

/**
 * Loads what a decision needs: a statement for each kind of thing, first those things that bring others. A thing that was
 * never changed, or never is, has version 1. Used once.
 */
final class Loading {

    private final Session session;
    private final Wanted wanted = new Wanted();
    private final Facts.Builder facts = Facts.builder();

    Loading(Session session) {
        this.session = session;
    }

    Facts of(Needs needs) throws SQLException {
        needs.keys().forEach(wanted::add);
        if (wanted.rules()) {
            RulesTable.load(session, facts);
        }
        AnswerTable.load(session, wanted.answers, facts);
        exchanges();
        holds();
        transactions();
        for (Versioned<Offer> offer : OfferTable.find(session, wanted.offers)) {
            facts.put(new Key.OfferKey(offer.value().id()), offer);
            wanted.add(new Key.MemberKey(offer.value().member()));
        }
        members();
        accounts();
        TermsTable.load(session, wanted.terms, facts);
        StatementTables.load(session, wanted.lines, facts);
        seals();
        CategoryTable.load(session, wanted.categories, facts);
        return facts.build();
    }

    private void exchanges() throws SQLException {
        for (ExchangeRows rows : ExchangeTables.find(session, wanted.exchanges)) {
            Exchange exchange = rows.exchange().value();
            facts.put(new Key.ExchangeKey(exchange.id()), rows.exchange());
            exchange.parties().forEach(party -> wanted.add(new Key.MemberKey(party)));
            exchange.legs().forEach(leg -> wanted.add(new Key.CategoryKey(leg.category())));
            exchange.hold().ifPresent(hold -> wanted.add(new Key.HoldKey(hold)));
            exchange.transaction().ifPresent(settled -> wanted.add(new Key.TransactionKey(settled)));
        }
    }

    private void holds() throws SQLException {
        for (Versioned<Hold> hold : HoldTables.find(session, wanted.holds)) {
            facts.put(new Key.HoldKey(hold.value().id()), hold);
            hold.value().minutes().keySet().forEach(wanted::addOwned);
        }
    }

    private void transactions() throws SQLException {
        for (PostedTransaction posted : TransactionTables.find(session, wanted.transactions)) {
            facts.put(new Key.TransactionKey(posted.transaction().id()), new Versioned<>(posted, 1));
            posted.transaction().entries().forEach(entry -> wanted.addOwned(entry.account()));
        }
    }

    /** Members, each with the account. What is wanted with its owner and has none is an account of the community's. */
    private void members() throws SQLException {
        Set<UUID> ids = new HashSet<>(MemberTables.named(session, wanted.references));
        ids.addAll(wanted.members);
        ids.addAll(wanted.owned);
        wanted.accounts.addAll(wanted.owned);
        MemberTables.find(session, ids).forEach((id, member) -> {
            member.putInto(facts);
            wanted.accounts.remove(id);
            if (member.hasTerms()) {
                wanted.terms.add(id);
            }
        });
    }

    private void accounts() throws SQLException {
        for (AccountRow row : AccountTable.find(session, wanted.accounts)) {
            facts.put(new Key.AccountKey(row.account().id()), new Versioned<>(row.account(), 1));
            if (row.termsVersion() > 0) {
                wanted.terms.add(row.account().id().value());
            }
        }
    }

    private void seals() throws SQLException {
        for (Seal seal : SealTables.find(session, wanted.seals)) {
            facts.put(new Key.SealKey(seal.number()), new Versioned<>(seal, 1));
        }
        if (wanted.unsealed()) {
            Unsealed unsealed = SealTables.unsealed(session);
            facts.put(new Key.UnsealedKey(), new Versioned<>(unsealed, unsealed.seals() + 1));
        }
    }
}
