package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.TODAY;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timebank.access.Actor;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Entry;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.StatementLine;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.MemberId;
import org.timebank.rules.CreditRules;
import org.timebank.spi.Key;
import org.timebank.spi.Movement;
import org.timebank.spi.Posting;

/** Lots are spent first in, first out; what is left of old ones expires: decided on facts alone. */
class ExpiringCreditsTest {

    private static final Actor ADMIN = Actor.administrator("admin-1");
    private static final AccountId EXPIRED = AccountId.of(AccountKind.EXPIRED);
    /** Midnight in London, a year ago. */
    private static final Instant A_YEAR_AGO = Instant.parse("2025-09-29T23:00:00Z");

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final ExpireCreditsDecision expire = new ExpireCreditsDecision();

    @BeforeEach
    void credits_expire_after_a_year() {
        given.rules(given.rules().with(new CreditRules(0, true, OptionalInt.of(12), OptionalInt.of(30))));
    }

    @ParameterizedTest(name = "credited then {0}, in all {1}, balance {2}, held {3}: {4} expire")
    @CsvSource({
        "100, 100,  100,   0, 100", // nothing was spent
        "100, 150,  150,   0, 100", // what came later stays
        "100, 150,   60,   0,  10", // 90 were spent, of the oldest
        "100, 150,   51,   0,   1",
        "100, 150,   50,   0,   0", // all that was old was spent
        "100, 150,   20,   0,   0",
        "  0, 150,  150,   0,   0", // nothing is old
        "100, 100,  100,  40,  60", // what is held does not expire
        "100, 100,  100, 100,   0",
        "100, 100,  100, 101,   0",
        "100, 150,  150, 100,   0", // what is held is the oldest: young ones do not expire in its place
        "100, 150,  150,  40,  60",
        "100, 400,  350, 320,   0",
        "100, 400,  350,  20,  30",
        "100, 100,  -20,   0,   0", // more was spent than ever came
    })
    void what_is_due_is_what_is_left_of_old_lots_and_not_held(
            long creditedThen, long credited, long balance, long held, long due) {
        account(ann(), creditedThen, credited, balance, held);

        List<Long> expired = on.done(expire, expiring(ann()), given.by(ADMIN));

        assertThat(expired).containsExactly(due);
        assertThat(given.balance(ANN)).isEqualTo(balance - due);
        assertThat(given.balance(AccountKind.EXPIRED)).isEqualTo(due);
    }

    @Test
    void what_expires_is_one_transaction_for_all_members() {
        account(ann(), 100, 100, 100, 0);
        account(given.id(BEN), 50, 70, 70, 0);
        account(given.id(CAFE), 0, 10, 10, 0);

        Decided<List<Long>> decided =
                on.decided(expire, expiring(ann(), given.id(CAFE), given.id(BEN)), given.by(ADMIN));

        assertThat(decided.outcome().orElseThrow()).containsExactly(100L, 0L, 50L);
        LedgerTransaction posted = decided.changes().transactions().get(0);
        assertThat(decided.changes().postings().get(0).seen()).containsOnlyKeys(on.id(ANN), on.id(BEN));
        assertThat(posted.entries())
                .containsExactly(new Entry(on.id(ANN), -100), new Entry(on.id(BEN), -50), new Entry(EXPIRED, 150));
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.EXPIRY);
        assertThat(posted.header().subject()).isEqualTo(posted.id().value());
        assertThat(posted.header().occurredOn()).isEqualTo(TODAY);
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::subject, Event::number, Event::detail)
                .containsExactly(tuple(EventType.CREDITS_MOVED, posted.id().value(), 1, "expiry"));
    }

    @Test
    void it_holds_only_for_the_entries_and_the_free_credits_that_were_seen() {
        account(ann(), 100, 100, 100, 40);

        Decided<List<Long>> decided = expire.decide(given.facts(), expiring(ann()), given.by(ADMIN));

        Posting posting = decided.changes().postings().get(0);
        assertThat(posting.seen()).containsOnly(Map.entry(on.id(ANN), 2L));
        assertThat(posting.limits()).containsOnly(Map.entry(on.id(ANN), Limits.floor(0)));
        Movement movement = Objects.requireNonNull(decided.changes().movements().get(on.id(ANN)));
        Account seen = on.account(ANN);
        assertThat(movement.permits(seen)).isTrue();
        assertThat(movement.permits(seen.holding(1))).isFalse();
        assertThat(movement.permits(seen.after(new Entry(on.id(ANN), 1), Digest.NONE)))
                .isFalse();
    }

    @Test
    void who_is_named_twice_loses_it_once() {
        account(ann(), 100, 100, 100, 0);

        assertThat(on.done(expire, expiring(ann(), ann()), given.by(ADMIN))).containsExactly(100L, 0L);
        assertThat(given.balance(ANN)).isZero();
    }

    @Test
    void where_nothing_is_due_nothing_changes() {
        account(ann(), 0, 100, 100, 0);

        Decided<List<Long>> decided = on.decided(expire, expiring(ann(), given.id(BEN)), given.by(ADMIN));

        assertThat(decided.outcome().orElseThrow()).containsExactly(0L, 0L);
        assertThat(decided.changes().isEmpty()).isTrue();
    }

    @Test
    void floors_do_not_keep_what_has_expired_and_ceilings_neither() {
        account(ann(), 100, 100, 100, 0);
        on.limited(ANN, Limits.floor(50));
        on.limited(
                EXPIRED,
                new AccountLimits(
                        new Limits(OptionalLong.empty(), OptionalLong.of(10)),
                        OptionalLong.empty(),
                        OptionalLong.empty()));

        assertThat(on.done(expire, expiring(ann()), given.by(ADMIN))).containsExactly(100L);
    }

    @Test
    void whoever_is_left_with_little_is_told_so() {
        account(ann(), 100, 120, 120, 0);
        on.limited(ANN, new AccountLimits(Limits.NONE, OptionalLong.of(21), OptionalLong.empty()));

        assertThat(on.warned(expire, expiring(ann()), given.by(ADMIN))).hasSize(1);
    }

    @Test
    void whoever_was_not_told_so_is_not_left_with_less_when_it_is_stored() {
        account(ann(), 100, 120, 120, 0);
        on.limited(ANN, new AccountLimits(Limits.NONE, OptionalLong.of(10), OptionalLong.empty()));

        Decided<List<Long>> decided = expire.decide(given.facts(), expiring(ann()), given.by(ADMIN));

        assertThat(decided.outcome().warnings()).isEmpty();
        Movement movement = Objects.requireNonNull(decided.changes().movements().get(on.id(ANN)));
        assertThat(movement.permits(on.account(ANN).holding(10))).isTrue();
        assertThat(movement.permits(on.account(ANN).holding(11))).isFalse();
    }

    @Test
    void credits_last_as_long_as_the_rules_say() {
        on.done(expire, expiringBefore(A_YEAR_AGO), given.by(ADMIN));
        on.done(expire, expiringBefore(A_YEAR_AGO.minusSeconds(1)), given.by(ADMIN));

        assertThat(on.refusals(expire, expiringBefore(A_YEAR_AGO.plus(1, ChronoUnit.MICROS)), given.by(ADMIN)))
                .extracting(Refusal::code, Refusal::sentence)
                .containsExactly(tuple(
                        "credits-still-valid", "What was credited since 2025-09-29T23:00:00Z does not expire yet."));
    }

    @Test
    void an_entry_of_the_very_moment_does_not_count_as_old() {
        assertThat(expire.needs(expiringBefore(A_YEAR_AGO)).keys())
                .contains(new Key.LineAtKey(on.id(ANN), A_YEAR_AGO.minus(1, ChronoUnit.MICROS)))
                .contains(new Key.MemberKey(ann()), new Key.AccountKey(EXPIRED))
                .hasSize(3);
    }

    @Test
    void without_a_rule_nothing_expires() {
        given.rules(given.rules().with(CreditRules.common()));

        assertThat(on.refused(expire, expiring(ann()), given.by(ADMIN))).containsExactly("no-expiry");
    }

    @Test
    void whoever_is_not_known_is_told_by_place() {
        MemberId nobody = MemberId.of(new UUID(9, 9));

        assertThat(on.refusals(expire, expiring(ann(), nobody), given.by(ADMIN)))
                .extracting(Refusal::part, Refusal::code)
                .containsExactly(tuple(OptionalInt.of(1), "unknown-member"));
    }

    @Test
    void a_closed_account_of_what_has_expired_takes_nothing() {
        account(ann(), 100, 100, 100, 0);
        on.closed(EXPIRED);

        assertThat(on.refusals(expire, expiring(ann()), given.by(ADMIN)))
                .extracting(Refusal::sentence)
                .containsExactly("The account of expired is closed.");
    }

    @Test
    void members_whose_accounts_are_closed_are_passed_over() {
        account(ann(), 100, 100, 0, 0);
        on.closed(ANN);
        account(given.id(BEN), 5, 5, 5, 0);

        assertThat(on.done(expire, expiring(ann(), given.id(BEN)), given.by(ADMIN)))
                .containsExactly(0L, 5L);
    }

    private MemberId ann() {
        return given.id(ANN);
    }

    /** An account with two entries, the first of which was recorded when what it led to is old enough. */
    private void account(MemberId member, long creditedThen, long credited, long balance, long held) {
        AccountId id = AccountId.of(member);
        given.known(
                new Key.AccountKey(id), new Account(id, AccountKind.MEMBER, balance, held, credited, 2, Digest.NONE));
        if (creditedThen > 0) {
            Instant lastOld = A_YEAR_AGO.minus(1, ChronoUnit.MICROS);
            given.known(
                    new Key.LineAtKey(id, lastOld),
                    new StatementLine(1, header(lastOld), 0, creditedThen, creditedThen, creditedThen, Digest.NONE));
        }
    }

    private static TransactionHeader header(Instant recordedAt) {
        return new TransactionHeader(
                new LedgerTransactionId(new UUID(5, 5)),
                TransactionReason.GIFT,
                new UUID(5, 5),
                TODAY.minusYears(2),
                recordedAt,
                "somebody",
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty());
    }

    private static ExpireCredits expiring(MemberId... members) {
        return new ExpireCredits(IdempotencyKey.of("expire"), A_YEAR_AGO, List.of(members));
    }

    private ExpireCredits expiringBefore(Instant moment) {
        return new ExpireCredits(IdempotencyKey.of("expire"), moment, List.of(ann()));
    }
}
