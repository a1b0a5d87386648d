package org.timebank.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.credit.Unsealed;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;

/** What a decision knows, and what it knows after a change. */
class FactsTest {

    private static final AccountId ANN = new AccountId(new UUID(1, 1));
    private static final AccountId BEN = new AccountId(new UUID(1, 2));
    private static final ExternalReference REFERENCE = ExternalReference.of("crm", "ann");

    private final Facts facts = Facts.builder()
            .put(new Key.AccountKey(ANN), new Versioned<>(Account.open(ANN, AccountKind.MEMBER), 1))
            .put(new Key.AccountKey(BEN), new Versioned<>(Account.open(BEN, AccountKind.MEMBER), 1))
            .put(new Key.UnsealedKey(), new Versioned<>(new Unsealed(0, Digest.NONE, List.of()), 1))
            .build();

    @Test
    void a_member_is_found_by_id_and_by_each_reference() {
        Member ann = member(REFERENCE, ExternalReference.of("books", "1"));
        Facts known = facts.after(
                ChangeSet.builder().put(new Key.MemberKey(ann.id()), 0, ann).build());

        assertThat(known.find(new Key.MemberKey(ann.id()))).contains(ann);
        assertThat(known.find(new Key.MemberKey(REFERENCE))).contains(ann);
        assertThat(known.find(new Key.MemberKey(ExternalReference.of("books", "1"))))
                .contains(ann);
        assertThat(known.version(new Key.MemberKey(REFERENCE))).isEqualTo(1);
        assertThat(known.find(new Key.MemberKey(ExternalReference.of("books", "2"))))
                .isEmpty();
        assertThat(known.version(new Key.MemberKey(ExternalReference.of("books", "2"))))
                .isZero();
        assertThat(facts.find(new Key.MemberKey(REFERENCE))).isEmpty();
    }

    @Test
    void entries_move_accounts_and_leave_the_facts_before_as_they_were() {
        Facts after = facts.after(posting(1, ANN, BEN, 60));

        Account ann = after.find(new Key.AccountKey(ANN)).orElseThrow();
        assertThat(ann.balance()).isEqualTo(-60);
        assertThat(ann.entries()).isEqualTo(1);
        assertThat(after.version(new Key.AccountKey(ANN))).isEqualTo(1);
        assertThat(after.find(new Key.AccountKey(BEN)).orElseThrow().credited()).isEqualTo(60);
        assertThat(facts.find(new Key.AccountKey(ANN)).orElseThrow().balance()).isZero();
        assertThat(facts.find(new Key.TransactionKey(id(1)))).isEmpty();
        assertThat(after.find(new Key.TransactionKey(id(1))).orElseThrow().reversedBy())
                .isEmpty();
        assertThat(after.version(new Key.TransactionKey(id(1)))).isEqualTo(1);
    }

    @Test
    void a_reversal_marks_what_it_undoes_where_that_is_known() {
        Facts posted = facts.after(posting(1, ANN, BEN, 60));
        ChangeSet reversal = ChangeSet.builder()
                .post(transaction(2, Optional.of(id(1)), BEN, ANN, 60))
                .build();

        Facts after = posted.after(reversal);

        assertThat(after.find(new Key.TransactionKey(id(1))).orElseThrow().reversedBy())
                .contains(id(2));
        assertThat(after.find(new Key.TransactionKey(id(2))).orElseThrow().reversedBy())
                .isEmpty();
        assertThat(after.find(new Key.AccountKey(ANN)).orElseThrow().balance()).isZero();
        Facts unknown = facts.after(reversal);
        assertThat(unknown.find(new Key.TransactionKey(id(1)))).isEmpty();
        assertThat(unknown.find(new Key.TransactionKey(id(2)))).isPresent();
    }

    @Test
    void holds_are_replaced_and_what_they_set_aside_is_held() {
        Hold hold = new Hold(
                new HoldId(new UUID(5, 5)),
                new TreeMap<>(Map.of(ANN, 60L)),
                HoldState.OPEN,
                Optional.empty(),
                Optional.empty());
        Key.HoldKey key = new Key.HoldKey(hold.id());
        Facts placed = facts.after(ChangeSet.builder()
                .put(key, 0, hold)
                .post(Posting.held(hold.minutes()))
                .build());
        Facts released = placed.after(ChangeSet.builder()
                .put(key, 1, hold.in(HoldState.RELEASED))
                .post(Posting.held(new TreeMap<>(Map.of(ANN, -60L))))
                .build());

        assertThat(placed.find(new Key.AccountKey(ANN)).orElseThrow().held()).isEqualTo(60);
        assertThat(placed.find(new Key.UnsealedKey()).orElseThrow().heads()).isEmpty();
        assertThat(released.find(new Key.AccountKey(ANN)).orElseThrow().held()).isZero();
        assertThat(released.find(key).orElseThrow().state()).isEqualTo(HoldState.RELEASED);
        assertThat(released.version(key)).isEqualTo(2);
    }

    @Test
    void what_moves_is_unsealed_and_a_seal_is_over_it() {
        Facts moved = facts.after(posting(1, ANN, BEN, 60));
        Unsealed unsealed = moved.find(new Key.UnsealedKey()).orElseThrow();
        assertThat(unsealed.heads()).extracting(SealedHead::account).containsExactly(ANN, BEN);
        assertThat(moved.version(new Key.UnsealedKey())).isEqualTo(1);
        Seal seal = Seal.over(TimebankId.of("here"), unsealed, Instant.EPOCH, "admin");

        Facts sealed =
                moved.after(ChangeSet.builder().put(new Key.SealKey(1), 0, seal).build());

        assertThat(sealed.find(new Key.UnsealedKey())).contains(new Unsealed(1, seal.digest(), List.of()));
        assertThat(sealed.version(new Key.UnsealedKey())).isEqualTo(2);
        assertThat(sealed.find(new Key.SealKey(1))).contains(seal);
        Facts again = sealed.after(posting(2, ANN, BEN, 1));
        assertThat(again.find(new Key.UnsealedKey()).orElseThrow().heads()).hasSize(2);
        assertThat(again.version(new Key.UnsealedKey())).isEqualTo(2);
    }

    @Test
    void where_nobody_asked_what_is_unsealed_it_stays_unknown() {
        Facts without = Facts.builder()
                .put(new Key.AccountKey(ANN), new Versioned<>(Account.open(ANN, AccountKind.MEMBER), 1))
                .put(new Key.AccountKey(BEN), new Versioned<>(Account.open(BEN, AccountKind.MEMBER), 1))
                .build();

        assertThat(without.after(posting(1, ANN, BEN, 60)).find(new Key.UnsealedKey()))
                .isEmpty();
    }

    @Test
    void answers_are_remembered_part_by_part() {
        Map<IdempotencyKey, Digest> parts = new LinkedHashMap<>();
        parts.put(IdempotencyKey.of("1"), Digest.of("one"));
        parts.put(IdempotencyKey.of("2"), Digest.of("two"));
        Answer answer = new Answer(parts, Optional.of("done"), List.of(), List.of(), Optional.empty(), Instant.EPOCH);

        Facts after = facts.after(ChangeSet.builder().answer(answer).build());

        assertThat(after.find(new Key.AnswerKey(IdempotencyKey.of("1"))))
                .contains(new Answered(Digest.of("one"), answer));
        assertThat(after.find(new Key.AnswerKey(IdempotencyKey.of("2"))))
                .contains(new Answered(Digest.of("two"), answer));
    }

    @Test
    void an_account_that_is_not_among_the_facts_is_not_moved() {
        AccountId other = new AccountId(new UUID(1, 3));

        assertThatThrownBy(() -> facts.after(posting(1, ANN, other, 60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.toString());
    }

    @Test
    void a_balance_that_cannot_be_counted_fails_loudly() {
        Facts rich = facts.with(
                new Key.AccountKey(BEN),
                new Versioned<>(new Account(BEN, AccountKind.MEMBER, Long.MAX_VALUE, 0, 0, 1, Digest.NONE), 1));

        assertThatThrownBy(() -> rich.after(posting(1, ANN, BEN, 60))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void something_known_otherwise_hides_what_was_known() {
        Account other = new Account(ANN, AccountKind.MEMBER, 5, 0, 5, 1, Digest.NONE);

        Facts with = facts.with(new Key.AccountKey(ANN), new Versioned<>(other, 3));

        assertThat(with.versioned(new Key.AccountKey(ANN))).contains(new Versioned<>(other, 3));
        assertThat(with.find(new Key.AccountKey(BEN))).isEqualTo(facts.find(new Key.AccountKey(BEN)));
        assertThat(facts.version(new Key.AccountKey(ANN))).isEqualTo(1);
        assertThat(facts.version(new Key.AccountKey(new AccountId(new UUID(9, 9)))))
                .isZero();
    }

    @Test
    void needs_are_joined_and_named_once() {
        Needs needs = Needs.of(new Key.RulesKey(), new Key.RulesKey()).and(Needs.of(List.of(new Key.UnsealedKey())));

        assertThat(needs.keys()).containsExactlyInAnyOrder(new Key.RulesKey(), new Key.UnsealedKey());
        assertThat(needs).isEqualTo(Needs.of(new Key.UnsealedKey(), new Key.RulesKey()));
    }

    private static Member member(ExternalReference... references) {
        return new Member(
                MemberId.of(new UUID(1, 1)),
                MemberKind.PERSON,
                Set.of(references),
                List.of(Membership.since(LocalDate.EPOCH)));
    }

    private static ChangeSet posting(int number, AccountId from, AccountId to, long minutes) {
        return ChangeSet.builder()
                .post(transaction(number, Optional.empty(), from, to, minutes))
                .build();
    }

    private static LedgerTransaction transaction(
            int number, Optional<LedgerTransactionId> reverses, AccountId from, AccountId to, long minutes) {
        TransactionHeader header = new TransactionHeader(
                id(number),
                reverses.isPresent() ? TransactionReason.REVERSAL : TransactionReason.GIFT,
                id(number).value(),
                LocalDate.EPOCH,
                Instant.EPOCH,
                "somebody",
                Optional.empty(),
                1,
                reverses,
                Optional.empty());
        return new LedgerTransaction(header, List.of(new Entry(from, -minutes), new Entry(to, minutes)));
    }

    private static LedgerTransactionId id(int number) {
        return new LedgerTransactionId(new UUID(3, number));
    }
}
