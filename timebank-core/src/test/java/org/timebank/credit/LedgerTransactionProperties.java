package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.timebank.command.Digest;

class LedgerTransactionProperties {

    @Property
    void entries_that_sum_to_zero_are_a_transaction(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = -10_000, max = 10_000) Long> amounts) {
        List<Long> moved = new ArrayList<>(amounts);
        moved.removeIf(minutes -> minutes == 0);
        long sum = moved.stream().mapToLong(Long::longValue).sum();
        Assume.that(sum != 0);
        moved.add(-sum);

        assertThat(transaction(moved).entries()).hasSize(moved.size());
    }

    @Property
    void entries_with_any_other_sum_are_none(
            @ForAll @Size(min = 2, max = 20) List<@LongRange(min = 1, max = 10_000) Long> amounts) {
        assertThatThrownBy(() -> transaction(amounts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to zero");
    }

    @Example
    void one_entry_is_no_transaction_and_no_minutes_are_no_entry() {
        assertThatThrownBy(() -> transaction(List.of(1L))).hasMessageContaining("two entries or more");
        assertThatThrownBy(() -> transaction(List.of(0L, 0L))).hasMessageContaining("no minutes");
    }

    @Example
    void a_sum_that_is_too_large_fails_loudly() {
        assertThatThrownBy(() -> transaction(List.of(Long.MAX_VALUE, 1L, Long.MIN_VALUE)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property
    void a_balance_is_the_sum_of_its_entries(@ForAll List<@LongRange(min = -1_000_000, max = 1_000_000) Long> amounts) {
        AccountId id = new AccountId(new UUID(1, 1));
        Account account = Account.open(id, AccountKind.MEMBER);
        for (long minutes : amounts) {
            if (minutes != 0) {
                account = account.after(new Entry(id, minutes), Digest.NONE);
            }
        }

        assertThat(account.balance())
                .isEqualTo(amounts.stream().mapToLong(Long::longValue).sum());
        assertThat(account.entries())
                .isEqualTo(amounts.stream().filter(minutes -> minutes != 0).count());
    }

    private static LedgerTransaction transaction(List<Long> amounts) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            entries.add(new Entry(new AccountId(new UUID(0, i)), amounts.get(i)));
        }
        return new LedgerTransaction(
                new TransactionHeader(
                        new LedgerTransactionId(new UUID(0, 99)),
                        TransactionReason.EXCHANGE,
                        new UUID(0, 98),
                        LocalDate.of(2026, 9, 1),
                        Instant.EPOCH,
                        "broker",
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        Optional.empty()),
                entries);
    }
}
