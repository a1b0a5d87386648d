package org.timebank.spi;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.AccountId;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;

/** Works out what postings, one after the other, do to each account. Used once. */
final class Movements {

    private final Map<AccountId, Movements.OfAccount> accounts = new HashMap<>();

    private Movements() {}

    static SortedMap<AccountId, Movement> of(List<Posting> postings) {
        Movements movements = new Movements();
        postings.forEach(movements::add);
        SortedMap<AccountId, Movement> all = new TreeMap<>();
        movements.accounts.forEach((id, account) -> all.put(id, account.movement(id)));
        return all;
    }

    private void add(Posting posting) {
        posting.seen().forEach((id, entries) -> account(id).see(entries));
        Map<AccountId, BigInteger> entered = new HashMap<>();
        posting.transaction().ifPresent(transaction -> enter(transaction, entered));
        for (AccountId id : posting.accounts()) {
            account(id)
                    .step(
                            entered.getOrDefault(id, BigInteger.ZERO),
                            BigInteger.valueOf(posting.held().getOrDefault(id, 0L)),
                            posting.limits().get(id));
        }
    }

    private void enter(LedgerTransaction transaction, Map<AccountId, BigInteger> entered) {
        for (int line = 0; line < transaction.entries().size(); line++) {
            Entry entry = transaction.entries().get(line);
            account(entry.account()).lines.add(new Movement.Line(transaction.header(), line, entry.minutes()));
            entered.merge(entry.account(), BigInteger.valueOf(entry.minutes()), BigInteger::add);
        }
    }

    private OfAccount account(AccountId id) {
        return accounts.computeIfAbsent(id, unseen -> new OfAccount());
    }

    /**
     * One account, as far as it is known: how it has moved since the beginning, and what follows for where it began. In
     * numbers without bounds, as limits may lie anywhere.
     */
    private static final class OfAccount {
        private final List<Movement.Line> lines = new ArrayList<>();
        private BigInteger balance = BigInteger.ZERO;
        private BigInteger held = BigInteger.ZERO;
        private @Nullable BigInteger lowestFree;
        private @Nullable BigInteger highestBalance;
        private OptionalLong seen = OptionalLong.empty();

        void see(long entries) {
            long before = entries - lines.size();
            if (seen.orElse(before) != before) {
                throw new IllegalArgumentException("An account has one number of entries before a change set");
            }
            seen = OptionalLong.of(before);
        }

        void step(BigInteger entered, BigInteger nowHeld, @Nullable Limits limits) {
            balance = balance.add(entered);
            held = held.add(nowHeld);
            if (limits == null) {
                return;
            }
            if (limits.floor().isPresent() && entered.compareTo(nowHeld) < 0) {
                BigInteger free = balance.subtract(held);
                BigInteger lowest =
                        BigInteger.valueOf(limits.floor().getAsLong()).subtract(free);
                lowestFree = lowestFree == null ? lowest : lowestFree.max(lowest);
            }
            if (limits.ceiling().isPresent() && entered.signum() > 0) {
                BigInteger highest =
                        BigInteger.valueOf(limits.ceiling().getAsLong()).subtract(balance);
                highestBalance = highestBalance == null ? highest : highestBalance.min(highest);
            }
        }

        Movement movement(AccountId id) {
            return new Movement(id, lines, held.longValueExact(), nearest(lowestFree), nearest(highestBalance), seen);
        }

        /** Balances are of 64 bits: a bound beyond them is as good as the last of them, or one that nothing reaches. */
        private static OptionalLong nearest(@Nullable BigInteger bound) {
            if (bound == null) {
                return OptionalLong.empty();
            }
            BigInteger within = bound.max(BigInteger.valueOf(Long.MIN_VALUE)).min(BigInteger.valueOf(Long.MAX_VALUE));
            return OptionalLong.of(within.longValueExact());
        }
    }
}
