package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Unsealed;
import org.timebank.exchange.Exchange;
import org.timebank.member.ExternalReference;
import org.timebank.offer.Offer;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Versioned;

/**
 * Loads what a decision needs: a statement for each kind of thing, first those things that bring others. Where statements
 * are sent together, what others bring is looked up by the statement itself; otherwise it is known from what was read. A
 * thing that was never changed, or never is, has version 1. Used once.
 */
final class Loading {

    private final Session session;
    private final Remembered remembered;
    private final Wanted wanted;
    private final Facts.Builder facts = Facts.builder();
    private final Map<UUID, ExchangeRows> exchanges = new HashMap<>();
    private final Map<UUID, HoldRows> holds = new HashMap<>();
    private final Map<UUID, TransactionRows> transactions = new HashMap<>();
    private final Map<UUID, Versioned<Offer>> offers = new HashMap<>();
    private final Map<UUID, MemberRows> members = new HashMap<>();
    private final SortedMap<Integer, SealRows> seals = new TreeMap<>();
    private final UnsealedRows unsealed = new UnsealedRows();
    private final Map<UUID, Glance> glances = new HashMap<>();
    private Map<UUID, Known> known = Map.of();
    private Optional<Versioned<AdoptedRules>> knownRules = Optional.empty();
    private final Set<Integer> rulesVersions = new HashSet<>();
    private Optional<Versioned<AdoptedRules>> rules = Optional.empty();

    Loading(Session session, Remembered remembered, Needs needs) {
        this.session = session;
        this.remembered = remembered;
        this.wanted = Wanted.of(needs);
    }

    Facts facts() throws SQLException {
        AnswerRows answers = new AnswerRows(wanted.answers);
        lookUp(answers);
        session.send();
        boolean isChanged = known.entrySet().stream().anyMatch(member -> isChanged(member.getKey(), member.getValue()));
        if (isChanged) {
            remembered.forget(session.timebank(), known.keySet());
            known = Map.of();
            MemberTables.find(session, asked(), members);
        }
        if (knownRules.isPresent()) {
            checkRules(knownRules.get());
        }
        AnswerTable.findFurther(session, answers);
        session.send();
        answers.putInto(facts);
        putWhatWasRead();
        return facts.build();
    }

    /** The version that is remembered and later ones, or all of the latest. */
    private void findRules() throws SQLException {
        if (knownRules.isPresent()) {
            RulesTable.findVersions(session, knownRules.get().version(), rulesVersions::add);
        } else {
            RulesTable.find(session, latest -> rules = Optional.of(latest));
        }
    }

    /** Takes those that are remembered if they are the latest there are, and looks for these otherwise. */
    private void checkRules(Versioned<AdoptedRules> known) throws SQLException {
        if (rulesVersions.equals(Set.of(known.version()))) {
            rules = knownRules;
        } else {
            remembered.forgetRules(session.timebank());
            RulesTable.find(session, latest -> rules = Optional.of(latest));
        }
    }

    private void lookUp(AnswerRows answers) throws SQLException {
        if (wanted.rules()) {
            knownRules = remembered.rules(session.timebank());
            findRules();
        }
        AnswerTable.find(session, Keys.texts(wanted.answers), answers);
        Keys<UUID> ofExchanges = Keys.uuids(wanted.exchanges);
        ExchangeTables.find(session, ofExchanges, exchanges);
        Keys<UUID> ofHolds = Keys.uuids(wanted.holds)
                .and(
                        ExchangeTables.HOLDS,
                        ofExchanges,
                        () -> brought(exchange -> exchange.hold().stream().map(hold -> hold.value())));
        HoldTables.find(session, ofHolds, holds);
        Keys<UUID> ofTransactions = Keys.uuids(wanted.transactions)
                .and(
                        ExchangeTables.TRANSACTIONS,
                        ofExchanges,
                        () -> brought(
                                exchange -> exchange.transaction().stream().map(settled -> settled.value())));
        TransactionTables.find(session, ofTransactions, transactions);
        Keys<UUID> ofOffers = Keys.uuids(wanted.offers);
        OfferTable.find(session, ofOffers, offers);
        Keys<UUID> owned = Keys.uuids(List.of())
                .and(HoldTables.ACCOUNTS, ofHolds, this::accountsOfHolds)
                .and(TransactionTables.ACCOUNTS, ofTransactions, this::accountsOfTransactions);
        lookUpMembers(owned, ofExchanges, ofOffers);
        AccountTable.findOfCommunity(session, owned, this::put);
        AccountTable.find(session, Keys.uuids(wanted.accounts), this::put);
        TermsTable.load(session, Keys.uuids(wanted.terms), facts);
        CategoryTable.load(
                session,
                Keys.texts(wanted.categories)
                        .and(
                                ExchangeTables.CATEGORIES,
                                ofExchanges,
                                () -> brought(
                                        exchange -> exchange.legs().stream().map(leg -> leg.category()))),
                facts);
        StatementTables.load(session, wanted.lines, facts);
        SealTables.find(session, Keys.numbers(wanted.seals), seals);
        if (wanted.unsealed()) {
            SealTables.loadUnsealed(session, unsealed);
        }
        if (wanted.lease()) {
            LeaseTable.load(session, facts);
        }
        FailedDeliveryTable.load(session, Keys.uuids(wanted.failed), facts);
    }

    /** Members, each with the account. What is wanted with its owner and has none is an account of the community's. */
    private void lookUpMembers(Keys<UUID> owned, Keys<UUID> ofExchanges, Keys<UUID> ofOffers) throws SQLException {
        Optional<Map<UUID, Known>> all = ofExchanges.isEmpty() && ofOffers.isEmpty() && owned.isEmpty()
                ? remembered.known(session.timebank(), wanted.members, wanted.references)
                : Optional.empty();
        if (all.isPresent()) {
            known = all.get();
            MemberTables.glance(session, Keys.uuids(known.keySet()), glances);
            return;
        }
        Keys<UUID> ids = asked().and(
                        ExchangeTables.PARTIES,
                        ofExchanges,
                        () -> brought(exchange -> exchange.parties().stream().map(party -> party.value())))
                .and(
                        OfferTable.MEMBERS,
                        ofOffers,
                        () -> offers.values().stream()
                                .map(offer -> offer.value().member().value())
                                .toList())
                .with(owned);
        MemberTables.find(session, ids, members);
    }

    /** The members that are asked for by themselves. */
    private Keys<UUID> asked() {
        Keys<ExternalReference> named = Keys.references(wanted.references);
        return Keys.uuids(wanted.members)
                .and(MemberTables.BY_REFERENCE, named, () -> MemberTables.named(session, named));
    }

    private boolean isChanged(UUID id, Known then) {
        @Nullable Glance now = glances.get(id);
        return now == null || now.ofAccount() != now.version() || !then.isOf(now.version(), now.termsVersion());
    }

    private <T> Collection<T> brought(Function<Exchange, Stream<T>> what) {
        return exchanges.values().stream()
                .flatMap(rows -> what.apply(rows.exchange().value()))
                .toList();
    }

    private Collection<UUID> accountsOfHolds() {
        Set<UUID> accounts = new HashSet<>();
        holds.values()
                .forEach(rows ->
                        accounts.addAll(values(rows.hold().value().minutes().keySet())));
        return accounts;
    }

    private Collection<UUID> accountsOfTransactions() {
        List<AccountId> accounts = new ArrayList<>();
        transactions
                .values()
                .forEach(rows -> rows.posted().transaction().entries().forEach(entry -> accounts.add(entry.account())));
        return values(accounts);
    }

    private static Collection<UUID> values(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }

    /** Of an account of a member's, this is not all that is remembered. */
    private void put(Known account) {
        put(account, account.account().stream().allMatch(found -> found.kind() != AccountKind.MEMBER));
    }

    private void put(Known member, boolean isRemembered) {
        if (isRemembered) {
            remembered.note(session.timebank(), member);
        }
        member.putInto(facts);
    }

    private void putWhatWasRead() {
        exchanges
                .values()
                .forEach(rows ->
                        facts.put(new Key.ExchangeKey(rows.exchange().value().id()), rows.exchange()));
        holds.values()
                .forEach(rows -> facts.put(new Key.HoldKey(rows.hold().value().id()), rows.hold()));
        transactions
                .values()
                .forEach(rows -> facts.put(
                        new Key.TransactionKey(rows.posted().transaction().id()), new Versioned<>(rows.posted(), 1)));
        offers.values()
                .forEach(offer -> facts.put(new Key.OfferKey(offer.value().id()), offer));
        members.values().forEach(rows -> put(rows.known(), rows.isKnownToAccount()));
        known.forEach((id, member) -> {
            Optional<Glance> glance = Optional.ofNullable(glances.get(id));
            put(member.on(glance.flatMap(Glance::account)), true);
        });
        rules.ifPresent(adopted -> {
            remembered.note(session.timebank(), adopted);
            facts.put(new Key.RulesKey(), adopted);
        });
        seals.values()
                .forEach(rows -> facts.put(new Key.SealKey(rows.seal().number()), new Versioned<>(rows.seal(), 1)));
        if (wanted.unsealed()) {
            Unsealed rest = unsealed.unsealed();
            facts.put(new Key.UnsealedKey(), new Versioned<>(rest, rest.seals() + 1));
        }
    }
}
