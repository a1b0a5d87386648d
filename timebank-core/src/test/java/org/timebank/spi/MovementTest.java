package org.timebank.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;

class MovementTest {

    private static final AccountId ANN = new AccountId(new UUID(1, 1));
    private static final AccountId BEN = new AccountId(new UUID(1, 2));

    @Test
    void a_floor_asks_for_what_has_to_be_free_beforehand() {
        Movement movement = ann(pays(60).within(ANN, Limits.floor(-600)));

        assertThat(movement.lowestFree()).hasValue(-540);
        assertThat(movement.highestBalance()).isEmpty();
        assertThat(movement.permits(standing(-540, 0))).isTrue();
        assertThat(movement.permits(standing(-541, 0))).isFalse();
        assertThat(movement.permits(standing(-500, 40))).isTrue();
        assertThat(movement.permits(standing(-500, 41))).isFalse();
    }

    @Test
    void a_ceiling_asks_for_what_the_balance_may_be_beforehand() {
        Movement movement = ann(pays(-60).within(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(100))));

        assertThat(movement.highestBalance()).hasValue(40);
        assertThat(movement.lowestFree()).isEmpty();
        assertThat(movement.permits(standing(40, 1_000))).isTrue();
        assertThat(movement.permits(standing(41, 0))).isFalse();
    }

    @Test
    void a_bound_forbids_only_what_moves_towards_it() {
        assertThat(ann(pays(-60).within(ANN, Limits.floor(0))).lowestFree()).isEmpty();
        assertThat(ann(pays(60).within(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(0))))
                        .highestBalance())
                .isEmpty();
        assertThat(ann(holds(-60).within(ANN, Limits.floor(0))).lowestFree()).isEmpty();
        assertThat(ann(pays(60).holding(held(-60)).within(ANN, Limits.floor(0))).lowestFree())
                .isEmpty();
        assertThat(ann(pays(61).holding(held(-60)).within(ANN, Limits.floor(0))).lowestFree())
                .hasValue(1);
        assertThat(ann(holds(60).within(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(0))))
                        .highestBalance())
                .isEmpty();
    }

    @Test
    void of_several_postings_the_hardest_counts() {
        Movement movement = ann(
                pays(60).within(ANN, Limits.floor(0)),
                pays(-100),
                pays(90).within(ANN, Limits.floor(0)),
                pays(-200).within(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(1_000))),
                pays(-1).within(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(1_000))));

        assertThat(movement.lowestFree()).hasValue(60);
        assertThat(movement.highestBalance()).hasValue(849);
        assertThat(movement.lines()).hasSize(5);
        assertThat(movement.held()).isZero();
    }

    @Test
    void bounds_that_nothing_reaches_stay_within_what_can_be_counted() {
        Movement high = ann(pays(60).within(ANN, Limits.floor(Long.MAX_VALUE)));
        Movement low = ann(pays(-60).within(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(Long.MIN_VALUE))));

        assertThat(high.lowestFree()).hasValue(Long.MAX_VALUE);
        assertThat(high.permits(standing(0, 0))).isFalse();
        assertThat(low.highestBalance()).hasValue(Long.MIN_VALUE);
        assertThat(low.permits(standing(0, 0))).isFalse();
    }

    @Test
    void it_holds_for_as_many_entries_as_were_seen() {
        Movement movement = ann(pays(1), pays(1).seeing(ANN, 8), pays(1).seeing(ANN, 9));

        assertThat(movement.seen()).hasValue(7);
        assertThat(movement.permits(standing(0, 0))).isTrue();
        assertThat(ann(pays(1).seeing(ANN, 8)).permits(standing(0, 0))).isFalse();
        assertThatThrownBy(() -> ann(pays(1).seeing(ANN, 7), pays(1).seeing(ANN, 9)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Movements.of(List.of(pays(1).seeing(ANN, 7))).get(BEN))
                .extracting(other -> Objects.requireNonNull(other).seen())
                .isEqualTo(OptionalLong.empty());
    }

    @Test
    void accounts_come_in_the_order_in_which_they_are_locked() {
        AccountId last = new AccountId(new UUID(-1, 0));
        SortedMap<AccountId, Movement> movements =
                Movements.of(List.of(Posting.held(new TreeMap<>(Map.of(last, 1L))), pays(1)));

        assertThat(new ArrayList<>(movements.keySet())).containsExactly(ANN, BEN, last);
        assertThat(Movements.of(List.of())).isEmpty();
    }

    @Test
    void a_line_has_the_digest_by_which_its_entry_is_chained() {
        Movement movement = ann(pays(60).holding(held(5)));
        Movement.Line line = movement.lines().get(0);
        Account before = standing(100, 0);

        assertThat(line.digest(ANN)).isEqualTo(Chain.entry(line.header(), 0, new Entry(ANN, -60)));
        assertThat(Movement.after(before, line)).isEqualTo(before.after(new Entry(ANN, -60), line.digest(ANN)));
        assertThat(movement.after(before))
                .isEqualTo(Movement.after(before, line).holding(5));
    }

    @Test
    void what_cannot_be_counted_fails_loudly() {
        assertThatThrownBy(() -> ann(pays(-60)).after(standing(Long.MAX_VALUE, 0)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> ann(holds(Long.MAX_VALUE), holds(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void to_set_nothing_aside_is_no_posting() {
        assertThatThrownBy(() -> holds(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_posting_keeps_what_it_was_given() {
        SortedMap<AccountId, Long> held = held(5);
        Posting posting = Posting.held(held).within(ANN, Limits.floor(1)).seeing(BEN, 3);
        held.put(BEN, 7L);

        assertThat(posting.held()).containsOnly(Map.entry(ANN, 5L));
        assertThatThrownBy(() -> posting.held().put(BEN, 7L)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(posting.holding(held(9)))
                .isEqualTo(new Posting(Optional.empty(), held(9), Map.of(ANN, Limits.floor(1)), Map.of(BEN, 3L)));
        assertThat(posting.within(ANN, Limits.floor(2)).limits()).containsOnly(Map.entry(ANN, Limits.floor(2)));
        assertThat(pays(1).within(ANN, Limits.floor(1)).transaction()).isPresent();
        assertThat(pays(1).holding(held(1)).accounts()).containsExactly(ANN, BEN);
        assertThat(posting.accounts()).containsExactly(ANN);
    }

    private static Movement ann(Posting... postings) {
        return Objects.requireNonNull(Movements.of(List.of(postings)).get(ANN));
    }

    private static Posting holds(long minutes) {
        return Posting.held(held(minutes));
    }

    private static SortedMap<AccountId, Long> held(long minutes) {
        return new TreeMap<>(Map.of(ANN, minutes));
    }

    private static Posting pays(long minutes) {
        return Posting.of(new LedgerTransaction(header(), List.of(new Entry(ANN, -minutes), new Entry(BEN, minutes))));
    }

    private static Account standing(long balance, long held) {
        return new Account(ANN, AccountKind.MEMBER, balance, held, 0, 7, Digest.NONE);
    }

    private static TransactionHeader header() {
        return new TransactionHeader(
                new LedgerTransactionId(new UUID(2, 2)),
                TransactionReason.GIFT,
                new UUID(2, 2),
                LocalDate.EPOCH,
                Instant.EPOCH,
                "somebody",
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty());
    }
}
