package org.timebank.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;

/** What is worked out without knowing the balance comes to the same as judging posting by posting. */
class MovementsProperties {

    private static final int ACCOUNTS = 3;
    private static final AccountId OTHER_SIDE = new AccountId(new UUID(9, 9));
    private static final long MUCH = 1_000_000;

    /** One posting, before it is known whether it has entries: what it does to each account. */
    record Step(List<Long> entered, List<Long> again, List<Long> held, List<Optional<Limits>> limits) {}

    @Property(edgeCases = EdgeCasesMode.NONE)
    void judged_together_is_judged_one_after_the_other(
            @ForAll("steps") List<Step> steps,
            @ForAll @LongRange(min = -1_000, max = 1_000) long balance,
            @ForAll @LongRange(min = 0, max = 1_000) long held) {
        List<Posting> postings = postings(steps);
        SortedMap<AccountId, Movement> movements = Movements.of(postings);

        for (AccountId id : movements.keySet()) {
            Account before = new Account(id, AccountKind.MEMBER, balance, MUCH + held, MUCH, 7, Digest.NONE);
            Movement movement = Objects.requireNonNull(movements.get(id));

            boolean permitted = permitsOneByOne(postings, before);
            assertThat(movement.permits(before)).isEqualTo(permitted);
            assertThat(movement.after(before)).isEqualTo(oneByOne(postings, before));
            Statistics.collect(permitted);
        }
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 10);
            coverage.check(false).percentage(share -> share > 10);
        });
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void each_line_knows_its_transaction_and_its_place(@ForAll("steps") List<Step> steps) {
        List<Posting> postings = postings(steps);
        Map<AccountId, List<Movement.Line>> expected = new HashMap<>();
        for (Posting posting : postings) {
            for (LedgerTransaction transaction : posting.transaction().stream().toList()) {
                for (int line = 0; line < transaction.entries().size(); line++) {
                    Entry entry = transaction.entries().get(line);
                    expected.computeIfAbsent(entry.account(), id -> new ArrayList<>())
                            .add(new Movement.Line(transaction.header(), line, entry.minutes()));
                }
            }
        }

        Movements.of(postings)
                .forEach(
                        (id, movement) -> assertThat(movement.lines()).isEqualTo(expected.getOrDefault(id, List.of())));
        assertThat(Movements.of(postings).keySet()).containsAll(expected.keySet());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_was_seen_is_reckoned_back_to_the_beginning(
            @ForAll("steps") List<Step> steps, @ForAll @LongRange(min = 0, max = 50) long entries) {
        List<Posting> before = postings(steps);
        AccountId id = account(0);
        SortedMap<AccountId, Movement> known = Movements.of(before);
        long already = known.containsKey(id)
                ? Objects.requireNonNull(known.get(id)).lines().size()
                : 0;
        List<Posting> postings = new ArrayList<>(before);
        postings.add(Posting.held(new TreeMap<>(Map.of(id, 1L))).seeing(id, already + entries));

        Movement movement = Objects.requireNonNull(Movements.of(postings).get(id));

        assertThat(movement.seen()).isEqualTo(OptionalLong.of(entries));
    }

    private static boolean permitsOneByOne(List<Posting> postings, Account before) {
        Account account = before;
        for (Posting posting : postings) {
            Account next = after(posting, account);
            Limits limits = posting.limits().getOrDefault(before.id(), Limits.NONE);
            if (!limits.permit(account, next)) {
                return false;
            }
            account = next;
        }
        return true;
    }

    private static Account oneByOne(List<Posting> postings, Account before) {
        Account account = before;
        for (Posting posting : postings) {
            account = after(posting, account);
        }
        return account;
    }

    private static Account after(Posting posting, Account before) {
        Account account = before;
        for (LedgerTransaction transaction : posting.transaction().stream().toList()) {
            for (int line = 0; line < transaction.entries().size(); line++) {
                Entry entry = transaction.entries().get(line);
                if (entry.account().equals(before.id())) {
                    account = Movement.after(account, new Movement.Line(transaction.header(), line, entry.minutes()));
                }
            }
        }
        return account.holding(posting.held().getOrDefault(before.id(), 0L));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> amount = Arbitraries.longs().between(-500, 500).injectDuplicates(0.1);
        Arbitrary<Long> rare = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(0L)), Tuple.of(1, amount));
        Arbitrary<OptionalLong> bound = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(OptionalLong.empty())),
                Tuple.of(4, Arbitraries.longs().between(-1_500, 1_500).map(OptionalLong::of)),
                Tuple.of(1, Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE).map(OptionalLong::of)));
        Arbitrary<Optional<Limits>> limits = Combinators.combine(bound, bound)
                .as(MovementsProperties::limits)
                .optional(0.8);
        return Combinators.combine(
                        amount.list().ofSize(ACCOUNTS),
                        rare.list().ofSize(ACCOUNTS),
                        rare.list().ofSize(ACCOUNTS),
                        limits.list().ofSize(ACCOUNTS))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** So much is held beforehand that holds can be freed: floors are lower by as much. */
    private static Limits limits(OptionalLong floor, OptionalLong ceiling) {
        boolean crossed = floor.isPresent() && ceiling.isPresent() && floor.getAsLong() > ceiling.getAsLong();
        OptionalLong lowered =
                floor.isPresent() && floor.getAsLong() > Long.MIN_VALUE + 2 * MUCH && floor.getAsLong() < Long.MAX_VALUE
                        ? OptionalLong.of(floor.getAsLong() - MUCH)
                        : floor;
        return new Limits(lowered, crossed ? OptionalLong.empty() : ceiling);
    }

    private static List<Posting> postings(List<Step> steps) {
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            postings.add(posting(steps.get(i), i));
        }
        return postings;
    }

    private static Posting posting(Step step, int number) {
        List<Entry> entries = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            for (long minutes : List.of(step.entered().get(i), step.again().get(i))) {
                if (minutes != 0) {
                    entries.add(new Entry(account(i), minutes));
                    sum += minutes;
                }
            }
        }
        if (sum != 0) {
            entries.add(new Entry(OTHER_SIDE, -sum));
        }
        SortedMap<AccountId, Long> held = new TreeMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            if (step.held().get(i) != 0) {
                held.put(account(i), step.held().get(i));
            }
        }
        Posting posting = entries.isEmpty()
                ? Posting.held(held)
                : Posting.of(new LedgerTransaction(header(number), entries)).holding(held);
        for (int i = 0; i < ACCOUNTS; i++) {
            Optional<Limits> limits = step.limits().get(i);
            if (limits.isPresent()) {
                posting = posting.within(account(i), limits.get());
            }
        }
        return posting;
    }

    private static AccountId account(int index) {
        return new AccountId(new UUID(1, index));
    }

    private static TransactionHeader header(int number) {
        return new TransactionHeader(
                new LedgerTransactionId(new UUID(2, number)),
                TransactionReason.GIFT,
                new UUID(2, number),
                LocalDate.EPOCH,
                Instant.EPOCH,
                "somebody",
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty());
    }
}
