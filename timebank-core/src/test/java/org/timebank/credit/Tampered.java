package org.timebank.credit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.timebank.StoreAround;
import org.timebank.command.TimebankId;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;
import org.timebank.spi.Versioned;

/** A store whose tables somebody has put their hands into: it answers from what they made of them. */
final class Tampered extends StoreAround {

    private static final int ALL = Query.LARGEST_PAGE;

    private BiFunction<AccountId, List<StatementLine>, List<StatementLine>> lines = (account, all) -> all;
    private UnaryOperator<Account> accounts = account -> account;
    private UnaryOperator<Optional<Seal>> seals = seal -> seal;
    private UnaryOperator<Map<AccountKind, KindTotal>> totals = all -> all;

    Tampered(TimebankStore inside) {
        super(inside);
    }

    /** What has become of the entries of one account. */
    void lines(AccountId of, UnaryOperator<List<StatementLine>> tampered) {
        lines = (account, all) -> account.equals(of) ? tampered.apply(new ArrayList<>(all)) : all;
    }

    /** What has become of one account. */
    void account(AccountId of, UnaryOperator<Account> tampered) {
        accounts = account -> account.id().equals(of) ? tampered.apply(account) : account;
    }

    /** What has become of one seal: empty if it is gone. */
    void seal(int number, UnaryOperator<Optional<Seal>> tampered) {
        seals = seal -> seal.isPresent() && seal.get().number() == number ? tampered.apply(seal) : seal;
    }

    /** What has become of all balances. */
    void totals(UnaryOperator<Map<AccountKind, KindTotal>> tampered) {
        totals = tampered;
    }

    @Override
    public Facts load(TimebankId timebank, Needs needs) {
        Facts facts = super.load(timebank, needs);
        for (Key<?> key : needs.keys()) {
            if (key instanceof Key.AccountKey account) {
                Optional<Account> found = facts.find(account).map(accounts);
                facts = found.isEmpty() ? facts : facts.with(account, new Versioned<>(found.get(), 1));
            } else if (key instanceof Key.SealKey number) {
                Optional<Seal> seal = seals.apply(facts.find(number));
                facts = seal.isEmpty() ? Facts.builder().build() : facts.with(number, new Versioned<>(seal.get(), 1));
            } else if (key instanceof Key.LineAtKey at && facts.find(at).isPresent()) {
                long number = facts.find(at).get().number();
                Optional<StatementLine> line = all(timebank, at.account()).stream()
                        .filter(each -> each.number() == number)
                        .findFirst();
                facts = line.isEmpty() ? facts : facts.with(at, new Versioned<>(line.get(), 1));
            }
        }
        return facts;
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of question is answered with its own type
    public <R> R ask(TimebankId timebank, Query<R> query) {
        if (query instanceof Query.StatementOf asked) {
            return (R) all(timebank, asked.account()).stream()
                    .filter(line -> line.number() > asked.after())
                    .limit(asked.limit())
                    .toList();
        } else if (query instanceof Query.AllAccounts asked) {
            return (R) super.ask(timebank, asked).stream().map(accounts).toList();
        } else if (query instanceof Query.TotalsByKind) {
            Map<AccountKind, KindTotal> all = new EnumMap<>(AccountKind.class);
            for (Account account : ask(timebank, new Query.AllAccounts(Optional.empty(), ALL))) {
                all.put(
                        account.kind(),
                        all.getOrDefault(account.kind(), KindTotal.NONE).plus(account));
            }
            return (R) Collections.unmodifiableMap(totals.apply(all));
        }
        return super.ask(timebank, query);
    }

    private List<StatementLine> all(TimebankId timebank, AccountId account) {
        List<StatementLine> all = new ArrayList<>();
        List<StatementLine> page;
        do {
            page = super.ask(timebank, new Query.StatementOf(account, all.size(), ALL));
            all.addAll(page);
        } while (page.size() == ALL);
        return lines.apply(account, all);
    }
}
