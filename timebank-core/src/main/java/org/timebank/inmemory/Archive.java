package org.timebank.inmemory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.credit.Seal;
import org.timebank.event.FailedDelivery;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.report.MemberBalance;
import org.timebank.risk.Assessment;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;

/** What questions are answered from: everything in the order in which they ask for it. Guarded by its timebank's lock. */
final class Archive {

    private final NavigableMap<String, Member> members = new TreeMap<>();
    private final NavigableMap<String, Offer> offers = new TreeMap<>();
    private final SortedMap<String, Category> categories = new TreeMap<>();
    private final Map<UUID, Exchange> exchanges = new LinkedHashMap<>();
    private final NavigableMap<String, Hold> holds = new TreeMap<>();
    private final Map<AccountId, List<AccountTerms>> terms = new HashMap<>();
    private final Ledger ledger = new Ledger();
    private final EventLog events = new EventLog();
    private final NavigableMap<String, Assessment> assessments = new TreeMap<>();

    /** Keeps what is applied to the facts as well. */
    void keep(ChangeSet changes) {
        changes.changes().forEach(this::keep);
        changes.movements().values().forEach(ledger::move);
        changes.transactions().forEach(ledger::post);
        changes.assessments().forEach(a -> assessments.put(a.id().toString(), a));
        changes.events().forEach(events::keep);
        changes.delivered().forEach(events::deliver);
    }

    private void keep(Change<?> change) {
        Object value = change.value();
        if (value instanceof Member member) {
            members.put(member.id().toString(), member);
        } else if (value instanceof Offer offer) {
            offers.put(offer.id().toString(), offer);
        } else if (value instanceof Category category) {
            categories.put(category.code(), category);
        } else if (value instanceof Exchange exchange) {
            exchanges.put(exchange.id().value(), exchange);
        } else if (value instanceof Account account) {
            ledger.open(account);
        } else if (value instanceof AccountTerms changed) {
            terms.computeIfAbsent(changed.account(), account -> new ArrayList<>())
                    .add(changed);
        } else if (value instanceof Hold hold) {
            holds.put(hold.id().toString(), hold);
        } else if (value instanceof Seal seal) {
            ledger.seal(seal);
        } else if (value instanceof FailedDelivery failure) {
            events.keep(failure);
        }
    }

    /** What happened, and what the host has been told of it. */
    EventLog events() {
        return events;
    }

    /** The accounts and what stands on them. */
    Ledger ledger() {
        return ledger;
    }

    @SuppressWarnings("unchecked") // each kind of question is answered with its own type
    <R> R answer(Query<R> query) {
        return (R) answerTo(query);
    }

    private Object answerTo(Query<?> query) {
        if (query instanceof Query.AllMembers asked) {
            return page(members, asked.after(), m -> true, asked.limit(), m -> m);
        } else if (query instanceof Query.Balances asked) {
            return page(members, asked.after(), m -> true, asked.limit(), this::balance);
        } else if (query instanceof Query.Busiest asked) {
            return members.values().stream()
                    .map(this::balance)
                    .sorted(Comparator.comparingLong(MemberBalance::entries).reversed())
                    .limit(asked.limit())
                    .toList();
        } else if (query instanceof Query.AllCategories) {
            return List.copyOf(categories.values());
        } else if (query instanceof Query.OpenOffers asked) {
            Predicate<Offer> open = offer -> !offer.withdrawn()
                    && offer.kind() == asked.kind()
                    && offer.category().equals(asked.category());
            return page(offers, asked.after(), open, asked.limit(), o -> o);
        } else if (query instanceof Query.EventsOf asked) {
            return events.of(asked.subject());
        } else if (query instanceof Query.PendingEvents asked) {
            return events.pending(asked.limit());
        } else if (query instanceof Query.DueEvents asked) {
            return events.due(asked);
        } else if (query instanceof Query.DeliveredEvents asked) {
            return events.delivered(asked);
        } else if (query instanceof Query.DeadLetters asked) {
            return events.dead(asked);
        } else if (query instanceof Query.AssessmentById asked) {
            return Optional.ofNullable(assessments.get(asked.assessment().toString()));
        } else if (query instanceof Query.AssessmentsOf asked) {
            return assessments.values().stream()
                    .filter(a -> a.exchange().equals(Optional.of(asked.exchange())))
                    .toList();
        } else if (query instanceof Query.Activity) {
            return new ActivityCount(members.values())
                    .of(exchanges.values(), ledger.totalsByKind().values());
        }
        return answerOfLedger(query);
    }

    private Object answerOfLedger(Query<?> query) {
        if (query instanceof Query.StatementOf asked) {
            return ledger.statement(asked.account()).after(asked.after(), asked.limit());
        } else if (query instanceof Query.StatementBackOf asked) {
            return ledger.statement(asked.account()).before(asked.before(), asked.limit());
        } else if (query instanceof Query.BalanceOn asked) {
            return ledger.statement(asked.account()).balanceOn(asked.occurredOn());
        } else if (query instanceof Query.TermsOf asked) {
            return List.copyOf(terms.getOrDefault(asked.account(), List.of()));
        } else if (query instanceof Query.AllAccounts asked) {
            return ledger.accounts(asked.after(), asked.limit());
        } else if (query instanceof Query.TotalsByKind) {
            return ledger.totalsByKind();
        } else if (query instanceof Query.TotalsByReason asked) {
            return ledger.totalsByReason(asked.from(), asked.to());
        } else if (query instanceof Query.SealOf asked) {
            return ledger.sealOf(asked.account(), asked.entry());
        } else if (query instanceof Query.HoldsDue asked) {
            Predicate<Hold> due = hold -> hold.state() == HoldState.OPEN
                    && hold.lastDay().filter(asked.day()::isAfter).isPresent();
            return page(holds, asked.after(), due, asked.limit(), hold -> hold);
        } else if (query instanceof Query.HoldsOn asked) {
            Predicate<Hold> on =
                    hold -> hold.state() == HoldState.OPEN && hold.minutes().containsKey(asked.account());
            return page(holds, asked.after(), on, asked.limit(), hold -> hold);
        }
        throw new IllegalArgumentException("Not a question of this port: " + query);
    }

    private static <T, V> List<V> page(
            NavigableMap<String, T> all, Optional<?> after, Predicate<T> which, int limit, Function<T, V> view) {
        NavigableMap<String, T> rest =
                after.map(last -> all.tailMap(last.toString(), false)).orElse(all);
        return rest.values().stream().filter(which).limit(limit).map(view).toList();
    }

    private MemberBalance balance(Member member) {
        Account account = ledger.account(AccountId.of(member.id())).orElseThrow();
        return new MemberBalance(member, account.balance(), account.entries());
    }
}
