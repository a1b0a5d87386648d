package org.timebank.inmemory;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.KindTotal;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.ReasonTotal;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.StatementLine;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.credit.Unsealed;
import org.timebank.spi.Movement;

/** Accounts, their statements and the seals over them. Guarded by its timebank's lock. */
final class Ledger {

    private final NavigableMap<AccountId, Account> accounts = new TreeMap<>();
    private final Map<AccountId, Statement> statements = new HashMap<>();
    private final Map<AccountId, NavigableMap<Long, Seal>> sealed = new HashMap<>();
    private final List<Seal> seals = new ArrayList<>();
    private final List<LedgerTransaction> transactions = new ArrayList<>();

    void open(Account account) {
        accounts.put(account.id(), account);
        statements.put(account.id(), new Statement());
    }

    void move(Movement movement) {
        Account account = account(movement.account()).orElseThrow();
        for (Movement.Line line : movement.lines()) {
            account = Movement.after(account, line);
            statement(account.id())
                    .add(new StatementLine(
                            account.entries(),
                            line.header(),
                            line.line(),
                            line.minutes(),
                            account.balance(),
                            account.credited(),
                            account.head()));
        }
        accounts.put(account.id(), account.holding(movement.held()));
    }

    void post(LedgerTransaction transaction) {
        transactions.add(transaction);
    }

    void seal(Seal seal) {
        seals.add(seal);
        seal.heads()
                .forEach(head -> sealed.computeIfAbsent(head.account(), id -> new TreeMap<>())
                        .put(head.entries(), seal));
    }

    Optional<Account> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** The statement of an account; an empty one, if there is no such account. */
    Statement statement(AccountId id) {
        return statements.getOrDefault(id, new Statement());
    }

    List<Account> accounts(Optional<AccountId> after, int limit) {
        return after.map(last -> accounts.tailMap(last, false)).orElse(accounts).values().stream()
                .limit(limit)
                .toList();
    }

    Unsealed unsealed() {
        List<SealedHead> heads = accounts.values().stream()
                .filter(account -> sealOf(account.id(), account.entries()).isEmpty() && account.entries() > 0)
                .map(account -> new SealedHead(account.id(), account.entries(), account.head()))
                .toList();
        Digest last =
                seals.isEmpty() ? Digest.NONE : seals.get(seals.size() - 1).digest();
        return new Unsealed(seals.size(), last, heads);
    }

    Optional<Seal> sealOf(AccountId account, long entry) {
        return Optional.ofNullable(sealed.getOrDefault(account, Collections.emptyNavigableMap())
                        .ceilingEntry(entry))
                .map(Map.Entry::getValue);
    }

    Map<AccountKind, KindTotal> totalsByKind() {
        Map<AccountKind, KindTotal> totals = new EnumMap<>(AccountKind.class);
        accounts.values()
                .forEach(account -> totals.put(
                        account.kind(),
                        totals.getOrDefault(account.kind(), KindTotal.NONE).plus(account)));
        return totals;
    }

    List<ReasonTotal> totalsByReason(LocalDate from, LocalDate to) {
        return transactions.stream()
                .filter(transaction -> !transaction.header().occurredOn().isBefore(from)
                        && !transaction.header().occurredOn().isAfter(to))
                .collect(Collectors.groupingBy(transaction -> Group.of(transaction.header())))
                .entrySet()
                .stream()
                .map(group -> group.getKey().total(group.getValue()))
                .sorted(Comparator.comparing(ReasonTotal::reason).thenComparing(ReasonTotal::month))
                .toList();
    }

    /** What totals are counted by. */
    private record Group(TransactionReason reason, YearMonth month) {

        static Group of(TransactionHeader header) {
            return new Group(header.reason(), YearMonth.from(header.occurredOn()));
        }

        ReasonTotal total(List<LedgerTransaction> transactions) {
            long credited = transactions.stream()
                    .flatMap(transaction -> transaction.entries().stream())
                    .map(Entry::minutes)
                    .filter(minutes -> minutes > 0)
                    .reduce(0L, Math::addExact);
            return new ReasonTotal(reason, month, transactions.size(), credited);
        }
    }
}
