package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.command.TimebankId;
import org.timebank.member.MemberId;
import org.timebank.rules.CreditRules;

/** The values of the ledger, and what they do not let in. */
class ValuesTest {

    private static final AccountId ONE = new AccountId(new UUID(1, 1));
    private static final AccountId TWO = new AccountId(new UUID(1, 2));
    private static final Digest HEAD = Digest.of("head");

    @Test
    void an_account_begins_with_nothing() {
        assertThat(Account.open(ONE, AccountKind.POT))
                .isEqualTo(new Account(ONE, AccountKind.POT, 0, 0, 0, 0, Digest.NONE));
    }

    @Test
    void a_balance_without_entries_is_none() {
        assertThatThrownBy(() -> new Account(ONE, AccountKind.POT, 1, 0, 0, 0, HEAD))
                .hasMessageContaining("sum of entries");
        assertThatThrownBy(() -> new Account(ONE, AccountKind.POT, 0, 0, 1, 0, HEAD))
                .hasMessageContaining("sum of entries");
        assertThatThrownBy(() -> new Account(ONE, AccountKind.POT, 0, 0, 0, -1, HEAD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Account(ONE, AccountKind.POT, 0, 5, 0, 0, HEAD).held()).isEqualTo(5);
    }

    @Test
    void no_more_is_freed_than_was_held() {
        Account account = Account.open(ONE, AccountKind.MEMBER).holding(5);

        assertThat(account.holding(-5).held()).isZero();
        assertThatThrownBy(() -> account.holding(-6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.holding(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void what_is_held_is_not_free_and_keeps_an_account_from_being_empty() {
        assertThat(standing(100, 30).free()).isEqualTo(70);
        assertThat(standing(0, 0).isEmpty()).isTrue();
        assertThat(standing(0, 1).isEmpty()).isFalse();
        assertThat(standing(1, 0).isEmpty()).isFalse();
        assertThat(standing(-1, 0).isEmpty()).isFalse();
    }

    @Test
    void an_entry_moves_the_balance_counts_what_came_in_and_leads_to_the_next_head() {
        Digest entry = Digest.of("entry");
        Account credited = standing(10, 3).after(new Entry(ONE, 5), entry);
        Account debited = credited.after(new Entry(ONE, -7), entry);

        assertThat(credited).isEqualTo(new Account(ONE, AccountKind.MEMBER, 15, 3, 105, 2, Chain.head(HEAD, entry)));
        assertThat(debited)
                .isEqualTo(
                        new Account(ONE, AccountKind.MEMBER, 8, 3, 105, 3, Chain.head(Chain.head(HEAD, entry), entry)));
        assertThatThrownBy(() -> credited.after(new Entry(TWO, 5), entry)).hasMessageContaining("another account");
    }

    @Test
    void a_balance_that_cannot_be_counted_fails_loudly() {
        assertThatThrownBy(() -> standing(Long.MAX_VALUE, 0).after(new Entry(ONE, 1), HEAD))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> standing(Long.MIN_VALUE, 0).after(new Entry(ONE, -1), HEAD))
                .isInstanceOf(ArithmeticException.class);
        Account muchCameIn = new Account(ONE, AccountKind.MEMBER, 0, 0, Long.MAX_VALUE, 2, HEAD);
        assertThatThrownBy(() -> muchCameIn.after(new Entry(ONE, 1), HEAD)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> standing(Long.MIN_VALUE, 1).free()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void the_communitys_accounts_have_the_lowest_ids_and_ids_are_ordered_as_their_text() {
        List<AccountId> ids = new ArrayList<>();
        for (AccountKind kind : List.of(
                AccountKind.POT,
                AccountKind.ISSUANCE,
                AccountKind.NOTES,
                AccountKind.EXPIRED,
                AccountKind.CLEARING,
                AccountKind.SUSPENSE)) {
            ids.add(AccountId.of(kind));
        }
        ids.add(ONE);
        ids.add(TWO);
        ids.add(new AccountId(new UUID(1, Long.MAX_VALUE)));
        ids.add(new AccountId(new UUID(1, Long.MIN_VALUE)));
        ids.add(new AccountId(new UUID(2, 0)));
        ids.add(new AccountId(new UUID(Long.MIN_VALUE, 0)));
        ids.add(new AccountId(new UUID(-1, -1)));

        assertThat(ids).extracting(AccountId::toString).isSorted();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = 0; j < ids.size(); j++) {
                assertThat(Integer.signum(ids.get(i).compareTo(ids.get(j)))).isEqualTo(Integer.compare(i, j));
            }
        }
        assertThat(ids.get(0)).hasToString("00000000-0000-0000-0000-000000000001");
        assertThat(AccountId.of(AccountKind.SUSPENSE).value()).isEqualTo(new UUID(0, 6));
        assertThat(AccountId.of(MemberId.of(new UUID(1, 1)))).isEqualTo(ONE);
    }

    @Test
    void of_members_accounts_one_says_whose() {
        assertThatThrownBy(() -> AccountId.of(AccountKind.MEMBER)).hasMessageContaining("which member");
        assertThatThrownBy(() -> AccountRef.of(AccountKind.MEMBER)).hasMessageContaining("which member");
    }

    @Test
    void a_debit_limit_is_a_floor_below_zero() {
        assertThat(AccountLimits.debitLimit(600))
                .isEqualTo(new AccountLimits(Limits.floor(-600), OptionalLong.empty(), OptionalLong.empty()));
        assertThat(AccountLimits.debitLimit(0).bounds().floor()).hasValue(0);
        assertThatThrownBy(() -> AccountLimits.debitLimit(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void available_is_what_is_free_above_the_floor() {
        assertThat(available(60, 0, Limits.floor(-600))).isEqualTo(OptionalLong.of(660));
        assertThat(available(60, 100, Limits.floor(-600))).isEqualTo(OptionalLong.of(560));
        assertThat(available(-600, 0, Limits.floor(-600))).isEqualTo(OptionalLong.of(0));
        assertThat(available(-601, 0, Limits.floor(-600))).isEqualTo(OptionalLong.of(0));
        assertThat(available(60, 0, Limits.floor(50))).isEqualTo(OptionalLong.of(10));
        assertThat(available(60, 0, Limits.NONE)).isEmpty();
        assertThat(available(60, 0, new Limits(OptionalLong.empty(), OptionalLong.of(70))))
                .isEmpty();
        assertThat(new AccountStanding(standing(60, 0), AccountLimits.NONE, true).available())
                .isEqualTo(OptionalLong.of(0));
    }

    @Test
    void available_is_no_more_than_can_be_counted() {
        assertThat(available(1, 0, Limits.floor(-Long.MAX_VALUE))).isEqualTo(OptionalLong.of(Long.MAX_VALUE));
        assertThat(available(0, 0, Limits.floor(Long.MIN_VALUE))).isEqualTo(OptionalLong.of(Long.MAX_VALUE));
        assertThat(available(-1, 0, Limits.floor(Long.MIN_VALUE))).isEqualTo(OptionalLong.of(Long.MAX_VALUE));
        assertThat(available(-2, 0, Limits.floor(Long.MIN_VALUE))).isEqualTo(OptionalLong.of(Long.MAX_VALUE - 1));
        assertThat(available(-2, 0, Limits.floor(Long.MAX_VALUE))).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void totals_of_a_kind_keep_what_is_above_zero_from_what_is_below() {
        KindTotal total =
                KindTotal.NONE.plus(standing(100, 7)).plus(standing(-30, 5)).plus(standing(0, 0));

        assertThat(total).isEqualTo(new KindTotal(3, 100, -30, 12));
        assertThat(total.balance()).isEqualTo(70);
        assertThatThrownBy(() -> new KindTotal(1, Long.MAX_VALUE, 0, 0).plus(standing(1, 0)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void an_entry_is_of_some_minutes_and_a_reversal_says_what_it_reverses() {
        assertThatThrownBy(() -> new Entry(ONE, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(header(TransactionReason.REVERSAL, Optional.of(new LedgerTransactionId(new UUID(1, 1)))))
                .isNotNull();
        assertThatThrownBy(() -> header(TransactionReason.REVERSAL, Optional.empty()))
                .hasMessageContaining("what it reverses");
        assertThatThrownBy(() -> header(TransactionReason.GIFT, Optional.of(new LedgerTransactionId(new UUID(1, 1)))))
                .hasMessageContaining("what it reverses");
    }

    @Test
    void a_hold_sets_minutes_of_some_account_aside() {
        SortedMap<AccountId, Long> minutes = new TreeMap<>(Map.of(ONE, 5L));
        Hold hold = hold(minutes);
        minutes.put(TWO, 5L);

        assertThat(hold.minutes()).containsOnly(Map.entry(ONE, 5L));
        assertThatThrownBy(() -> hold.minutes().put(TWO, 5L)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(hold.in(HoldState.EXPIRED).state()).isEqualTo(HoldState.EXPIRED);
        assertThat(hold.in(HoldState.EXPIRED).in(HoldState.OPEN)).isEqualTo(hold);
        assertThatThrownBy(() -> hold(new TreeMap<>())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold(new TreeMap<>(Map.of(ONE, 5L, TWO, 0L))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold(new TreeMap<>(Map.of(ONE, -5L)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void codes_are_stable() {
        assertThat(Arrays.stream(HoldState.values()).map(HoldState::code))
                .containsExactly("open", "captured", "released", "expired");
        assertThat(Arrays.stream(TransactionReason.values()).map(TransactionReason::code))
                .containsExactly(
                        "exchange",
                        "gift",
                        "donation",
                        "pot-payment",
                        "welcome-grant",
                        "adjustment",
                        "opening-balance",
                        "hold-capture",
                        "expiry",
                        "reversal");
    }

    @Test
    void ids_are_written_as_they_are() {
        UUID id = new UUID(1, 2);

        assertThat(new HoldId(id)).hasToString(id.toString());
        assertThat(new LedgerTransactionId(id)).hasToString(id.toString());
        assertThat(new AccountId(id)).hasToString(id.toString());
    }

    @Test
    void a_seal_is_over_something_and_follows_the_one_before() {
        SealedHead head = new SealedHead(ONE, 3, HEAD);
        Instant moment = Instant.parse("2026-09-30T11:00:00Z");
        TimebankId here = TimebankId.of("here");

        Seal seal = Seal.over(here, new Unsealed(4, HEAD, List.of(head)), moment, "admin");

        assertThat(seal.number()).isEqualTo(5);
        assertThat(seal.previous()).isEqualTo(HEAD);
        assertThat(seal.root()).isEqualTo(MerkleTree.leaf(head));
        assertThat(seal.digest())
                .isEqualTo(Digest.of("seal|here|5|2026-09-30T11:00:00Z|" + HEAD + "|" + seal.root() + "|1"));
        assertThat(seal.heads()).containsExactly(head);
        assertThat(seal.sealedBy()).isEqualTo("admin");
        assertThatThrownBy(() -> Seal.over(here, new Unsealed(0, HEAD, List.of()), moment, "admin"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new Seal(1, moment, "x", HEAD, HEAD, HEAD, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Seal(0, moment, "x", HEAD, HEAD, HEAD, List.of(head)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Seal(1, moment, "x", HEAD, HEAD, HEAD, List.of(head)).number())
                .isEqualTo(1);
    }

    @Test
    void what_moves_is_unsealed_until_a_seal_is_over_it() {
        Account one = Account.open(ONE, AccountKind.MEMBER).after(new Entry(ONE, 5), HEAD);
        Account two = Account.open(TWO, AccountKind.MEMBER).after(new Entry(TWO, -5), HEAD);
        Unsealed moved = new Unsealed(0, Digest.NONE, List.of()).after(two).after(one);
        assertThat(moved.heads())
                .containsExactly(new SealedHead(ONE, 1, one.head()), new SealedHead(TWO, 1, two.head()));
        Seal seal = Seal.over(TimebankId.of("here"), moved, Instant.EPOCH, "x");
        Account again = one.after(new Entry(ONE, 5), HEAD);

        Unsealed rest = moved.after(again).after(seal);

        assertThat(rest).isEqualTo(new Unsealed(1, seal.digest(), List.of(new SealedHead(ONE, 2, again.head()))));
        assertThat(moved.after(seal).heads()).isEmpty();
        assertThat(moved.after(again).heads()).hasSize(2);
    }

    @Test
    void the_rules_of_credits_have_bounds() {
        assertThat(new CreditRules(0, true, OptionalInt.of(1), OptionalInt.of(0)).welcomeGrant())
                .isZero();
        assertThat(new CreditRules(600_000, true, OptionalInt.of(1_200), OptionalInt.of(3_660)).welcomeGrant())
                .isEqualTo(600_000);
        assertThatThrownBy(() -> rules(-1, 1, 0)).hasMessageContaining("0 to 600000 minutes, not -1");
        assertThatThrownBy(() -> rules(600_001, 1, 0)).hasMessageContaining("not 600001");
        assertThatThrownBy(() -> rules(0, 0, 0)).hasMessageContaining("1 to 1200 months, not 0");
        assertThatThrownBy(() -> rules(0, 1_201, 0)).hasMessageContaining("not 1201");
        assertThatThrownBy(() -> rules(0, 1, -1)).hasMessageContaining("0 to 3660 days, not -1");
        assertThatThrownBy(() -> rules(0, 1, 3_661)).hasMessageContaining("not 3661");
        assertThat(CreditRules.common()).isEqualTo(new CreditRules(0, true, OptionalInt.empty(), OptionalInt.of(30)));
    }

    @Test
    void a_range_narrows() {
        assertThat(VerificationRange.all())
                .isEqualTo(new VerificationRange(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(VerificationRange.of(ONE).since(Instant.EPOCH))
                .isEqualTo(new VerificationRange(Optional.of(ONE), Optional.of(Instant.EPOCH), Optional.empty()));
        assertThat(VerificationRange.of(ONE).before(Instant.EPOCH))
                .isEqualTo(new VerificationRange(Optional.of(ONE), Optional.empty(), Optional.of(Instant.EPOCH)));
        assertThatThrownBy(() -> VerificationRange.all().since(Instant.EPOCH).before(Instant.EPOCH))
                .hasMessage("A range ends after it begins");
        assertThatThrownBy(() -> VerificationRange.all().before(Instant.EPOCH).since(Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        VerificationRange range = VerificationRange.of(ONE).since(Instant.EPOCH).before(Instant.EPOCH.plusSeconds(1));
        assertThat(range.includes(Instant.EPOCH)).isTrue();
        assertThat(range.includes(Instant.EPOCH.minusNanos(1))).isFalse();
        assertThat(range.includes(Instant.EPOCH.plusSeconds(1))).isFalse();
        assertThat(range.includes(ONE)).isTrue();
        assertThat(range.includes(AccountId.of(AccountKind.POT))).isFalse();
        assertThat(VerificationRange.all().includes(ONE)).isTrue();
        assertThat(VerificationRange.all().includes(Instant.MIN)).isTrue();
    }

    @Test
    void values_keep_what_they_were_given() {
        List<Entry> entries = new ArrayList<>(List.of(new Entry(ONE, 1), new Entry(TWO, -1)));
        LedgerTransaction transaction =
                new LedgerTransaction(header(TransactionReason.GIFT, Optional.empty()), entries);
        entries.clear();

        assertThat(transaction.entries()).hasSize(2);
        assertThat(transaction.id()).isEqualTo(transaction.header().id());
    }

    private static CreditRules rules(long grant, int expiryMonths, int holdDays) {
        return new CreditRules(grant, true, OptionalInt.of(expiryMonths), OptionalInt.of(holdDays));
    }

    private static OptionalLong available(long balance, long held, Limits bounds) {
        AccountLimits limits = new AccountLimits(bounds, OptionalLong.empty(), OptionalLong.empty());
        return new AccountStanding(standing(balance, held), limits, false).available();
    }

    private static Account standing(long balance, long held) {
        return new Account(ONE, AccountKind.MEMBER, balance, held, 100, 1, HEAD);
    }

    private static Hold hold(SortedMap<AccountId, Long> minutes) {
        return new Hold(new HoldId(new UUID(1, 1)), minutes, HoldState.OPEN, Optional.empty(), Optional.empty());
    }

    private static TransactionHeader header(TransactionReason reason, Optional<LedgerTransactionId> reverses) {
        return new TransactionHeader(
                new LedgerTransactionId(new UUID(2, 2)),
                reason,
                new UUID(2, 2),
                LocalDate.EPOCH,
                Instant.EPOCH,
                "x",
                Optional.empty(),
                1,
                reverses,
                Optional.empty());
    }
}
