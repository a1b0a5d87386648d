package org.timebank.failures.load;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountStanding;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.StatementLine;
import org.timebank.event.Event;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;

/** Reads everything that is there of a community's credits and events, statement by statement. */
final class Books {

    private static final int PAGE = 1_000;

    private final Community community;
    private final TimebankStore store;
    private final Timebank bank;

    Books(Community community, TimebankStore store) {
        this.community = community;
        this.store = store;
        this.bank =
                TimebankEngine.builder(store).build().timebank(community.id()).actingAs(Community.broker());
    }

    Timebank bank() {
        return bank;
    }

    /** The accounts of the members and of the community. */
    private List<AccountRef> accounts() {
        return Stream.concat(
                        community.members().stream().map(AccountRef::of),
                        EnumSet.complementOf(EnumSet.of(AccountKind.MEMBER)).stream()
                                .map(AccountRef::of))
                .toList();
    }

    /** What stands on each account. */
    Map<AccountId, AccountStanding> standings() {
        Map<AccountId, AccountStanding> standings = new HashMap<>();
        for (AccountRef account : accounts()) {
            AccountStanding standing = bank.credits().standing(account).orElseThrow();
            standings.put(standing.account().id(), standing);
        }
        return standings;
    }

    /** What was entered, as a trace: the minutes of each ledger transaction, by what it is about. */
    Trace entered() {
        List<Trace> entered = new ArrayList<>();
        for (AccountRef ref : accounts()) {
            AccountId account =
                    bank.credits().standing(ref).orElseThrow().account().id();
            for (StatementLine line : statement(ref)) {
                entered.add(new Trace(
                        Map.of(line.header().subject(), Map.of(account, line.minutes())), Map.of(), Map.of()));
            }
            for (Hold hold : holds(ref)) {
                UUID subject = hold.exchange().orElse(hold.id().value());
                hold.minutes().forEach((of, minutes) -> entered.add(Trace.NONE.holding(subject, of, minutes)));
            }
        }
        return Trace.sum(entered);
    }

    private List<StatementLine> statement(AccountRef account) {
        List<StatementLine> lines = new ArrayList<>();
        List<StatementLine> page;
        do {
            page = bank.credits().statement(account, lines.size(), PAGE);
            lines.addAll(page);
        } while (page.size() == PAGE);
        return lines;
    }

    private List<Hold> holds(AccountRef account) {
        List<Hold> holds = new ArrayList<>();
        List<Hold> page;
        Optional<HoldId> after = Optional.empty();
        do {
            page = bank.credits().holds(account, after, PAGE);
            holds.addAll(page);
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).id());
        } while (page.size() == PAGE);
        return holds;
    }

    /** What happened to one thing, oldest first. */
    List<Event> eventsOf(UUID subject) {
        return store.ask(community.id(), new Query.EventsOf(subject));
    }

    /** The hold that was placed for an exchange; empty if it is none, or has none. */
    Optional<UUID> holdOf(UUID subject) {
        return bank.exchanges()
                .find(ExchangeId.of(subject))
                .flatMap(Exchange::hold)
                .map(HoldId::value);
    }
}
