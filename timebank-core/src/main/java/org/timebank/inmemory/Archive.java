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
import java.util.stream.Stream;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.StatementLine;
import org.timebank.event.Event;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.report.MemberBalance;
import org.timebank.risk.Assessment;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

/** What questions are answered from: everything in the order in which they ask for it. Guarded by its timebank's lock. */
final class Archive {

    private final NavigableMap<String, Member> members = new TreeMap<>();
    private final NavigableMap<String, Offer> offers = new TreeMap<>();
    private final SortedMap<String, Category> categories = new TreeMap<>();
    private final Map<UUID, Exchange> exchanges = new LinkedHashMap<>();
    private final Map<AccountId, List<StatementLine>> statements = new HashMap<>();
    private final Map<UUID, List<Event>> events = new HashMap<>();
    private final NavigableMap<String, Assessment> assessments = new TreeMap<>();

    /** Keeps what is applied to the facts next. */
    void keep(ChangeSet changes, Facts.Builder before) {
        changes.changes().forEach(this::keep);
        Map<AccountId, Account> balances = new HashMap<>();
        changes.transactions().forEach(transaction -> post(transaction, balances, before));
        changes.assessments().forEach(a -> assessments.put(a.id().toString(), a));
        changes.events()
                .forEach(e -> events.computeIfAbsent(e.subject(), s -> new ArrayList<>())
                        .add(e));
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
        }
    }

    private void post(LedgerTransaction transaction, Map<AccountId, Account> balances, Facts.Builder before) {
        for (Entry entry : transaction.entries()) {
            Account account = balances.computeIfAbsent(
                            entry.account(), id -> account(id, before).orElseGet(() -> Account.open(id)))
                    .after(entry);
            balances.put(entry.account(), account);
            statements
                    .computeIfAbsent(entry.account(), id -> new ArrayList<>())
                    .add(new StatementLine(
                            account.entries(),
                            transaction.id(),
                            transaction.reason(),
                            transaction.subject(),
                            transaction.occurredOn(),
                            transaction.recordedAt(),
                            entry.minutes(),
                            account.balance()));
        }
    }

    @SuppressWarnings("unchecked") // each kind of question is answered with its own type
    <R> R answer(Query<R> query, Facts.Builder facts) {
        return (R) answerTo(query, facts);
    }

    private Object answerTo(Query<?> query, Facts.Builder facts) {
        if (query instanceof Query.StatementOf asked) {
            List<StatementLine> lines = statements.getOrDefault(asked.account(), List.of());
            int from = (int) Math.min(asked.after(), lines.size());
            return lines.subList(from, Math.min(lines.size(), from + asked.limit())).stream()
                    .toList();
        } else if (query instanceof Query.AllMembers asked) {
            return page(members, asked.after(), m -> true, asked.limit(), m -> m);
        } else if (query instanceof Query.Balances asked) {
            return page(members, asked.after(), m -> true, asked.limit(), m -> balance(m, facts));
        } else if (query instanceof Query.Busiest asked) {
            return members.values().stream()
                    .map(member -> balance(member, facts))
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
            return List.copyOf(events.getOrDefault(asked.subject(), List.of()));
        } else if (query instanceof Query.AssessmentById asked) {
            return Optional.ofNullable(assessments.get(asked.assessment().toString()));
        } else if (query instanceof Query.AssessmentsOf asked) {
            return assessments.values().stream()
                    .filter(a -> a.exchange().equals(Optional.of(asked.exchange())))
                    .toList();
        } else if (query instanceof Query.Activity) {
            Stream<Account> accounts =
                    members.values().stream().flatMap(m -> account(AccountId.of(m.id()), facts).stream());
            return new ActivityCount(members.values()).of(exchanges.values(), accounts);
        }
        throw new IllegalArgumentException("Not a question of this port: " + query);
    }

    private static <T, V> List<V> page(
            NavigableMap<String, T> all, Optional<?> after, Predicate<T> which, int limit, Function<T, V> view) {
        NavigableMap<String, T> rest =
                after.map(last -> all.tailMap(last.toString(), false)).orElse(all);
        return rest.values().stream().filter(which).limit(limit).map(view).toList();
    }

    private static MemberBalance balance(Member member, Facts.Builder facts) {
        Account account = account(AccountId.of(member.id()), facts).orElseThrow();
        return new MemberBalance(member, account.balance(), account.entries());
    }

    private static Optional<Account> account(AccountId id, Facts.Builder facts) {
        return facts.versioned(new Key.AccountKey(id)).map(Versioned::value);
    }
}
