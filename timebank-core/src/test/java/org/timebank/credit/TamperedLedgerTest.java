package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.CAFE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timebank.command.Digest;
import org.timebank.credit.Verification.Flaw;
import org.timebank.member.MemberId;

/** Whatever somebody does to the tables, reading the ledger again finds it and names the first thing that does not fit. */
class TamperedLedgerTest {

    private static final int MANY = 2_100;

    private @Nullable Tampered tampered;
    private final Community here = new Community(rules -> rules, store -> {
        tampered = new Tampered(store);
        return tampered;
    });

    @BeforeEach
    void six_entries_of_ann_and_two_seals_over_the_first_four() {
        here.credit(ANN, 600); // 1
        here.gift(ANN, BEN, 10); // 2
        seal();
        here.gift(ANN, BEN, 20); // 3
        here.gift(BEN, ANN, 5); // 4
        seal();
        here.gift(ANN, CAFE, 30); // 5
        here.gift(ANN, CAFE, 40); // 6
    }

    @Test
    void an_untouched_ledger_holds() {
        assertThat(verify()).isEqualTo(new Verification(9, 12, 2, Optional.empty()));
    }

    static Stream<Named<UnaryOperator<TransactionHeader>>> alteredHeaders() {
        return Stream.of(
                Named.of("id", h -> header(h, new LedgerTransactionId(new UUID(9, 9)), h.reason(), h.subject())),
                Named.of("reason", h -> header(h, h.id(), TransactionReason.DONATION, h.subject())),
                Named.of("subject", h -> header(h, h.id(), h.reason(), new UUID(9, 9))),
                Named.of("day", h -> header(h, h.occurredOn().minusDays(1), h.recordedAt(), h.onBehalfOf())),
                Named.of("moment", h -> header(h, h.occurredOn(), h.recordedAt().plusNanos(1_000), h.onBehalfOf())),
                Named.of(
                        "on whose behalf",
                        h -> header(h, h.occurredOn(), h.recordedAt(), Optional.of(MemberId.of(new UUID(9, 9))))),
                Named.of(
                        "version of the rules",
                        h -> new TransactionHeader(
                                h.id(),
                                h.reason(),
                                h.subject(),
                                h.occurredOn(),
                                h.recordedAt(),
                                h.recordedBy(),
                                h.onBehalfOf(),
                                h.rulesVersion() + 1,
                                h.reverses(),
                                h.explanation())));
    }

    @ParameterizedTest
    @MethodSource("alteredHeaders")
    void an_altered_header_is_found(UnaryOperator<TransactionHeader> altered) {
        line(3, line -> with(line, altered.apply(line.header())));

        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void an_altered_reversal_is_found() {
        LedgerTransactionId undone = here.gift(ANN, BEN, 1); // 7
        here.broker()
                .credits()
                .reverse(ReverseTransaction.of("r", undone, "why"))
                .orElseThrow(); // 8
        line(
                8,
                line -> with(
                        line,
                        new TransactionHeader(
                                line.header().id(),
                                TransactionReason.REVERSAL,
                                line.header().subject(),
                                line.header().occurredOn(),
                                line.header().recordedAt(),
                                line.header().recordedBy(),
                                line.header().onBehalfOf(),
                                line.header().rulesVersion(),
                                Optional.of(new LedgerTransactionId(new UUID(9, 9))),
                                line.header().explanation())));

        assertThat(verify().flaw()).contains(flaw(8, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void altered_minutes_are_found() {
        line(
                3,
                line -> new StatementLine(
                        3, line.header(), line.line(), -2, line.balance(), line.credited(), line.head()));

        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void altered_minutes_with_all_that_is_counted_from_them_are_found() {
        tampered().lines(here.account(ANN), lines -> {
            List<StatementLine> all = new ArrayList<>();
            for (StatementLine line : lines) {
                long more = line.number() < 3 ? 0 : 10;
                all.add(new StatementLine(
                        line.number(),
                        line.header(),
                        line.line(),
                        line.number() == 3 ? line.minutes() + more : line.minutes(),
                        line.balance() + more,
                        line.credited(),
                        line.head()));
            }
            return all;
        });

        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void another_place_in_the_transaction_is_found() {
        line(
                3,
                line -> new StatementLine(
                        3,
                        line.header(),
                        line.line() + 1,
                        line.minutes(),
                        line.balance(),
                        line.credited(),
                        line.head()));

        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void an_altered_head_is_found() {
        line(
                6,
                line -> new StatementLine(
                        6,
                        line.header(),
                        line.line(),
                        line.minutes(),
                        line.balance(),
                        line.credited(),
                        Digest.of("other")));

        assertThat(verify().flaw()).contains(flaw(6, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void altered_running_sums_are_found() {
        line(
                4,
                line -> new StatementLine(
                        4,
                        line.header(),
                        line.line(),
                        line.minutes(),
                        line.balance() + 1,
                        line.credited(),
                        line.head()));
        assertThat(verify().flaw()).contains(flaw(4, Flaw.Kind.RUNNING_BALANCE));

        line(
                5,
                line -> new StatementLine(
                        5,
                        line.header(),
                        line.line(),
                        line.minutes(),
                        line.balance(),
                        line.credited() + 1,
                        line.head()));
        assertThat(verify().flaw()).contains(flaw(5, Flaw.Kind.RUNNING_BALANCE));
    }

    @Test
    void a_removed_entry_is_found_wherever_it_stood() {
        for (int number = 1; number <= 6; number++) {
            int removed = number;
            tampered().lines(here.account(ANN), lines -> {
                lines.remove(removed - 1);
                return lines;
            });

            assertThat(verify().flaw()).contains(flaw(removed, Flaw.Kind.ENTRY_MISSING));
        }
    }

    @Test
    void a_removed_entry_is_found_when_the_others_are_numbered_anew() {
        tampered().lines(here.account(ANN), lines -> {
            lines.remove(2);
            return numbered(lines);
        });

        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void a_statement_without_entries_is_found() {
        tampered().lines(here.account(ANN), lines -> List.of());

        assertThat(verify().flaw()).contains(flaw(1, Flaw.Kind.ENTRY_MISSING));
    }

    @Test
    void an_inserted_entry_is_found() {
        tampered().lines(here.account(ANN), lines -> {
            lines.add(2, lines.get(1));
            return lines;
        });
        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.ENTRY_MISSING));

        tampered().lines(here.account(ANN), lines -> {
            lines.add(2, lines.get(1));
            return numbered(lines);
        });
        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void exchanged_entries_are_found() {
        tampered().lines(here.account(ANN), lines -> {
            Collections.swap(lines, 2, 4);
            return numbered(lines);
        });

        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void an_entry_that_was_added_without_the_account_is_found() {
        tampered().lines(here.account(ANN), lines -> {
            StatementLine last = lines.get(5);
            lines.add(chained(last, 7, -1));
            return lines;
        });

        assertThat(verify().flaw()).contains(flaw(0, Flaw.Kind.ACCOUNT_DIFFERS));
    }

    @Test
    void an_account_that_stands_elsewhere_than_its_entries_leave_it_is_found() {
        List<UnaryOperator<Account>> altered = List.of(
                a -> new Account(a.id(), a.kind(), a.balance() + 1, 0, a.credited(), a.entries(), a.head()),
                a -> new Account(a.id(), a.kind(), a.balance(), 0, a.credited() + 1, a.entries(), a.head()),
                a -> new Account(a.id(), a.kind(), a.balance(), 0, a.credited(), a.entries() - 1, a.head()),
                a -> new Account(a.id(), a.kind(), a.balance(), 0, a.credited(), a.entries(), Digest.NONE));
        for (UnaryOperator<Account> alteration : altered) {
            tampered().account(here.account(ANN), alteration);

            assertThat(verify().flaw()).contains(flaw(0, Flaw.Kind.ACCOUNT_DIFFERS));
        }
    }

    @Test
    void an_account_that_claims_more_entries_than_there_are_is_found() {
        tampered()
                .account(
                        here.account(ANN),
                        a -> new Account(a.id(), a.kind(), a.balance(), 0, a.credited(), a.entries() + 1, a.head()));

        assertThat(verify().flaw()).contains(flaw(7, Flaw.Kind.ENTRY_MISSING));
    }

    @Test
    void whoever_works_out_the_whole_chain_anew_is_found_by_the_seals() {
        rewritten(3, -19);

        Flaw flaw = verify().flaw().orElseThrow();

        assertThat(flaw).isEqualTo(new Flaw(Optional.of(here.account(ANN)), 4, 2, Flaw.Kind.SEALED_ENTRY_DIFFERS));
    }

    @Test
    void whoever_shortens_an_account_is_found_by_the_seals() {
        tampered().lines(here.account(ANN), lines -> lines.subList(0, 3));
        tampered().account(here.account(ANN), a -> {
            StatementLine last =
                    here.admin().credits().statement(AccountRef.of(ANN), 2, 1).get(0);
            return new Account(a.id(), a.kind(), last.balance(), 0, last.credited(), 3, last.head());
        });

        assertThat(verify().flaw())
                .contains(new Flaw(Optional.of(here.account(ANN)), 4, 2, Flaw.Kind.SEALED_ENTRY_DIFFERS));
    }

    @Test
    void whoever_works_out_anew_what_is_not_sealed_yet_is_found_by_the_sum() {
        rewritten(5, -29);

        assertThat(verify().flaw()).contains(new Flaw(Optional.empty(), 0, 0, Flaw.Kind.NOT_CONSERVED));
        assertThat(here.admin()
                        .credits()
                        .verify(VerificationRange.of(here.account(ANN)), found -> {})
                        .holds())
                .isTrue();
    }

    static Stream<Named<UnaryOperator<Optional<Seal>>>> alteredSeals() {
        return Stream.of(
                Named.of("gone", seal -> Optional.empty()),
                Named.of(
                        "number",
                        seal -> seal.map(
                                s -> new Seal(9, s.sealedAt(), "x", s.previous(), s.root(), s.digest(), s.heads()))),
                Named.of(
                        "moment",
                        seal -> seal.map(s -> new Seal(
                                s.number(),
                                s.sealedAt().plusSeconds(1),
                                "x",
                                s.previous(),
                                s.root(),
                                s.digest(),
                                s.heads()))),
                Named.of(
                        "previous",
                        seal -> seal.map(s -> new Seal(
                                s.number(), s.sealedAt(), "x", Digest.of("other"), s.root(), s.digest(), s.heads()))),
                Named.of(
                        "root",
                        seal -> seal.map(s -> new Seal(
                                s.number(),
                                s.sealedAt(),
                                "x",
                                s.previous(),
                                Digest.of("other"),
                                s.digest(),
                                s.heads()))),
                Named.of(
                        "digest",
                        seal -> seal.map(s -> new Seal(
                                s.number(), s.sealedAt(), "x", s.previous(), s.root(), Digest.of("other"), s.heads()))),
                Named.of(
                        "heads",
                        seal -> seal.map(s -> new Seal(
                                s.number(),
                                s.sealedAt(),
                                "x",
                                s.previous(),
                                s.root(),
                                s.digest(),
                                s.heads().subList(1, s.heads().size())))));
    }

    @ParameterizedTest
    @MethodSource("alteredSeals")
    void an_altered_seal_is_found(UnaryOperator<Optional<Seal>> altered) {
        tampered().seal(2, altered);

        Verification found = verify();

        assertThat(found.flaw()).contains(new Flaw(Optional.empty(), 0, 2, Flaw.Kind.SEAL_BROKEN));
        assertThat(found.seals()).isEqualTo(1);
    }

    @Test
    void the_first_flaw_is_named_and_none_that_follows() {
        rewritten(5, -29);
        assertThat(verify().flaw().orElseThrow().what()).isEqualTo(Flaw.Kind.NOT_CONSERVED);
        tampered().seal(1, seal -> Optional.empty());

        assertThat(verify().flaw()).contains(new Flaw(Optional.empty(), 0, 1, Flaw.Kind.SEAL_BROKEN));
    }

    @Test
    void a_seal_that_was_made_anew_from_other_heads_is_found() {
        tampered()
                .seal(
                        2,
                        seal -> seal.map(s -> {
                            List<SealedHead> heads = new ArrayList<>(s.heads());
                            SealedHead first = heads.get(0);
                            heads.set(0, new SealedHead(first.account(), first.entries(), Digest.of("other")));
                            return Seal.over(Community.HERE, new Unsealed(1, s.previous(), heads), s.sealedAt(), "x");
                        }));

        assertThat(verify().flaw())
                .contains(new Flaw(Optional.of(here.account(ANN)), 4, 2, Flaw.Kind.SEALED_ENTRY_DIFFERS));
    }

    @Test
    void a_first_seal_that_was_made_anew_does_not_lead_to_the_second() {
        tampered()
                .seal(
                        1,
                        seal -> seal.map(s -> Seal.over(
                                Community.HERE,
                                new Unsealed(0, Digest.NONE, s.heads()),
                                s.sealedAt().minusSeconds(1),
                                s.sealedBy())));

        assertThat(verify().flaw()).contains(new Flaw(Optional.empty(), 0, 2, Flaw.Kind.SEAL_BROKEN));
    }

    @Test
    void who_recorded_and_who_sealed_and_in_what_words_may_be_erased() {
        tampered()
                .lines(
                        here.account(ANN),
                        lines -> lines.stream()
                                .map(line -> with(line, erased(line.header())))
                                .toList());
        tampered()
                .seal(
                        1,
                        seal -> seal.map(s ->
                                new Seal(1, s.sealedAt(), "erased", s.previous(), s.root(), s.digest(), s.heads())));

        assertThat(verify().holds()).isTrue();
    }

    @Test
    void what_is_outside_of_the_range_is_not_read() {
        here.pass(Duration.ofHours(1));
        Instant later = here.now();
        here.gift(ANN, BEN, 1); // 7
        line(
                3,
                line -> with(
                        line, header(line.header(), line.header().id(), TransactionReason.DONATION, new UUID(1, 1))));

        assertThat(verify(VerificationRange.all().since(later)).holds()).isTrue();
        assertThat(verify(VerificationRange.of(here.account(BEN))).holds()).isTrue();
        assertThat(verify(VerificationRange.of(here.account(ANN))).flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
        assertThat(verify(VerificationRange.of(here.account(ANN)).since(later)).holds())
                .isTrue();
    }

    @Test
    void what_is_inside_of_the_range_is_read() {
        here.pass(Duration.ofHours(1));
        Instant later = here.now();
        here.gift(ANN, BEN, 1); // 7
        line(
                7,
                line -> with(
                        line, header(line.header(), line.header().id(), TransactionReason.DONATION, new UUID(1, 1))));

        assertThat(verify(VerificationRange.all().since(later)).flaw()).contains(flaw(7, Flaw.Kind.CHAIN_BROKEN));
        assertThat(verify(VerificationRange.all().since(later.plusNanos(1_000))).holds())
                .isTrue();
    }

    @Test
    void what_came_before_the_range_is_taken_as_it_is() {
        here.pass(Duration.ofHours(1));
        Instant later = here.now();
        here.gift(ANN, BEN, 1); // 7
        line(
                6,
                line -> new StatementLine(
                        6,
                        line.header(),
                        line.line(),
                        line.minutes(),
                        line.balance() + 1,
                        line.credited(),
                        line.head()));

        assertThat(verify(VerificationRange.all().since(later)).flaw()).contains(flaw(7, Flaw.Kind.RUNNING_BALANCE));
    }

    @Test
    void what_comes_after_the_range_is_not_read_but_for_the_next_which_has_to_follow() {
        here.pass(Duration.ofHours(1));
        Instant later = here.now();
        here.gift(ANN, BEN, 1); // 7
        here.gift(ANN, BEN, 1); // 8
        UnaryOperator<StatementLine> other = line ->
                with(line, header(line.header(), line.header().id(), TransactionReason.DONATION, new UUID(1, 1)));
        VerificationRange before = VerificationRange.all().before(later);

        line(8, other);
        assertThat(verify().flaw()).contains(flaw(8, Flaw.Kind.CHAIN_BROKEN));
        assertThat(verify(before)).isEqualTo(new Verification(9, 12, 2, Optional.empty()));
        line(7, other);
        assertThat(verify(before).flaw()).contains(flaw(7, Flaw.Kind.CHAIN_BROKEN));
        line(6, other);
        assertThat(verify(before).flaw()).contains(flaw(6, Flaw.Kind.CHAIN_BROKEN));
        tampered().lines(here.account(ANN), lines -> lines.subList(0, 6));
        assertThat(verify(before).flaw()).contains(flaw(7, Flaw.Kind.ENTRY_MISSING));
    }

    @Test
    void where_the_range_holds_the_last_entry_the_account_is_looked_at_too() {
        tampered()
                .account(
                        here.account(ANN),
                        a -> new Account(a.id(), a.kind(), a.balance() + 1, 0, a.credited(), 6, a.head()));
        Instant recorded = here.now();
        here.pass(Duration.ofHours(1));

        assertThat(verify(VerificationRange.of(here.account(ANN)).before(here.now()))
                        .flaw())
                .contains(flaw(0, Flaw.Kind.ACCOUNT_DIFFERS));
        assertThat(verify(VerificationRange.of(here.account(ANN)).before(recorded))
                        .holds())
                .isTrue();
    }

    @Test
    void what_seals_are_over_is_looked_at_inside_of_the_range_only() {
        here.pass(Duration.ofHours(1));
        Instant later = here.now();
        here.gift(ANN, BEN, 1); // 7
        seal(); // 3
        for (int number = 1; number <= 3; number++) {
            tampered()
                    .seal(
                            number,
                            seal -> seal.map(s -> new Seal(
                                    s.number(),
                                    s.sealedAt(),
                                    "x",
                                    s.previous(),
                                    s.root(),
                                    s.digest(),
                                    s.heads().stream()
                                            .map(h -> new SealedHead(h.account(), h.entries(), Digest.of("other")))
                                            .toList())));

            boolean isLate = number == 3;
            assertThat(verify(VerificationRange.all().since(later)).holds()).isEqualTo(!isLate);
            assertThat(verify(VerificationRange.all().before(later)).holds()).isEqualTo(isLate);
            assertThat(verify(VerificationRange.of(here.account(CAFE))).holds()).isEqualTo(number != 3);
            assertThat(verify(VerificationRange.of(here.account(ANN))).flaw())
                    .contains(new Flaw(Optional.empty(), 0, number, Flaw.Kind.SEAL_BROKEN));
        }
    }

    @Test
    void a_seal_outside_of_the_range_that_does_not_follow_is_found() {
        tampered().seal(2, seal -> Optional.empty());
        here.pass(Duration.ofHours(1));

        assertThat(verify(VerificationRange.of(here.account(CAFE)).since(here.now()))
                        .flaw())
                .contains(new Flaw(Optional.empty(), 0, 2, Flaw.Kind.SEAL_BROKEN));
    }

    @Test
    void entries_of_no_minutes_are_found_and_end_in_no_exception() {
        line(
                3,
                line -> new StatementLine(
                        3, line.header(), line.line(), 0, line.balance(), line.credited(), line.head()));

        assertThat(verify().flaw()).contains(flaw(3, Flaw.Kind.CHAIN_BROKEN));
    }

    @Test
    void balances_beyond_all_bounds_are_found_and_end_in_no_exception() {
        tampered()
                .totals(all -> Map.of(
                        AccountKind.MEMBER,
                        new KindTotal(3, Long.MAX_VALUE, 0, 0),
                        AccountKind.POT,
                        new KindTotal(1, Long.MAX_VALUE, 0, 0)));

        assertThat(verify().flaw()).contains(new Flaw(Optional.empty(), 0, 0, Flaw.Kind.NOT_CONSERVED));
    }

    @Test
    void a_transaction_that_was_reversed_twice_is_found() {
        LedgerTransactionId one = here.gift(ANN, BEN, 1); // 7
        LedgerTransactionId other = here.gift(ANN, BEN, 1); // 8
        for (LedgerTransactionId undone : List.of(one, other)) { // 9 and 10
            here.broker()
                    .credits()
                    .reverse(ReverseTransaction.of(here.key(), undone, "why"))
                    .orElseThrow();
        }
        assertThat(verify().holds()).isTrue();

        reversing(10, one);

        assertThat(verify().flaw()).contains(flaw(10, Flaw.Kind.REVERSED_TWICE));
    }

    @Test
    void seals_of_before_the_range_are_followed_and_what_is_under_them_is_not_looked_at() {
        rewritten(3, -19);
        Instant beforeSeals = here.now();
        here.pass(Duration.ofHours(1));

        Verification later = verify(VerificationRange.of(here.account(ANN)).since(here.now()));
        assertThat(later.holds()).isTrue();
        assertThat(later.seals()).isEqualTo(2);
        assertThat(verify(VerificationRange.of(here.account(ANN)).since(beforeSeals))
                        .flaw())
                .contains(new Flaw(Optional.of(here.account(ANN)), 4, 2, Flaw.Kind.SEALED_ENTRY_DIFFERS));
        assertThat(verify(VerificationRange.of(here.account(BEN))).holds()).isTrue();
    }

    @Test
    void the_first_of_many_is_named_by_its_number_on_whatever_page_it_is() {
        List<GiveCredits> gifts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            gifts.add(GiveCredits.of("g" + i, CAFE, BEN, 1));
        }
        assertThat(here.broker().submit(gifts)).allMatch(outcome -> outcome.isDone());
        assertThat(verify().entries()).isEqualTo(12 + 2 * MANY);
        for (int number : new int[] {2, 3, 1_000, 1_001, 2_000, 2_001, MANY + 2}) {
            tampered().lines(here.account(CAFE), lines -> {
                StatementLine line = lines.get(number - 1);
                lines.set(
                        number - 1,
                        with(
                                line,
                                header(line.header(), line.header().id(), TransactionReason.DONATION, new UUID(1, 1))));
                return lines;
            });

            assertThat(verify().flaw())
                    .contains(new Flaw(Optional.of(here.account(CAFE)), number, 0, Flaw.Kind.CHAIN_BROKEN));
        }
    }

    private void seal() {
        here.admin().credits().seal(SealLedger.of(here.key())).orElseThrow();
    }

    private Tampered tampered() {
        return Objects.requireNonNull(tampered);
    }

    private Verification verify() {
        return verify(VerificationRange.all());
    }

    private Verification verify(VerificationRange range) {
        return here.admin().credits().verify(range, found -> {});
    }

    private Flaw flaw(long entry, Flaw.Kind what) {
        return new Flaw(Optional.of(here.account(ANN)), entry, 0, what);
    }

    /** One of Ann's entries is altered. */
    private void line(int number, UnaryOperator<StatementLine> altered) {
        tampered().lines(here.account(ANN), lines -> {
            lines.set(number - 1, altered.apply(lines.get(number - 1)));
            return lines;
        });
    }

    /** One of Ann's entries has other minutes, and all that follows from it fits, the account included. */
    private void rewritten(int number, long minutes) {
        AccountId ann = here.account(ANN);
        UnaryOperator<List<StatementLine>> rewrite = lines -> {
            for (int i = number - 1; i < lines.size(); i++) {
                StatementLine line = lines.get(i);
                long now = i == number - 1 ? minutes : line.minutes();
                lines.set(i, chained(lines.get(i - 1), with(line, line.header()), now, ann));
            }
            return lines;
        };
        tampered().lines(ann, rewrite);
        tampered().account(ann, account -> {
            List<StatementLine> lines = here.admin().credits().statement(AccountRef.of(ANN), 0, 100);
            StatementLine last = lines.get(lines.size() - 1);
            return new Account(ann, account.kind(), last.balance(), 0, last.credited(), last.number(), last.head());
        });
    }

    /** The last of Ann's entries undoes something else, and all that follows from it fits. */
    private void reversing(int number, LedgerTransactionId undone) {
        AccountId ann = here.account(ANN);
        tampered().lines(ann, lines -> {
            StatementLine line = lines.get(number - 1);
            TransactionHeader h = line.header();
            TransactionHeader other = new TransactionHeader(
                    h.id(),
                    h.reason(),
                    undone.value(),
                    h.occurredOn(),
                    h.recordedAt(),
                    h.recordedBy(),
                    h.onBehalfOf(),
                    h.rulesVersion(),
                    Optional.of(undone),
                    h.explanation());
            lines.set(number - 1, chained(lines.get(number - 2), with(line, other), line.minutes(), ann));
            return lines;
        });
        tampered().account(ann, a -> {
            Digest head = here.admin()
                    .credits()
                    .statement(AccountRef.of(ANN), number - 1, 1)
                    .get(0)
                    .head();
            return new Account(a.id(), a.kind(), a.balance(), 0, a.credited(), a.entries(), head);
        });
    }

    private StatementLine chained(StatementLine before, long number, long minutes) {
        StatementLine after =
                new StatementLine(number, before.header(), before.line(), minutes, 0, before.credited(), before.head());
        return chained(before, after, minutes, here.account(ANN));
    }

    private static StatementLine chained(StatementLine before, StatementLine line, long minutes, AccountId account) {
        return new StatementLine(
                line.number(),
                line.header(),
                line.line(),
                minutes,
                before.balance() + minutes,
                before.credited() + Math.max(0, minutes),
                Chain.head(before.head(), Chain.entry(line.header(), line.line(), new Entry(account, minutes))));
    }

    private static List<StatementLine> numbered(List<StatementLine> lines) {
        List<StatementLine> numbered = new ArrayList<>();
        for (StatementLine line : lines) {
            numbered.add(new StatementLine(
                    numbered.size() + 1,
                    line.header(),
                    line.line(),
                    line.minutes(),
                    line.balance(),
                    line.credited(),
                    line.head()));
        }
        return numbered;
    }

    private static StatementLine with(StatementLine line, TransactionHeader header) {
        return new StatementLine(
                line.number(), header, line.line(), line.minutes(), line.balance(), line.credited(), line.head());
    }

    private static TransactionHeader erased(TransactionHeader h) {
        return new TransactionHeader(
                h.id(),
                h.reason(),
                h.subject(),
                h.occurredOn(),
                h.recordedAt(),
                "erased",
                h.onBehalfOf(),
                h.rulesVersion(),
                h.reverses(),
                Optional.empty());
    }

    private static TransactionHeader header(
            TransactionHeader h, LedgerTransactionId id, TransactionReason reason, UUID subject) {
        return new TransactionHeader(
                id,
                reason,
                subject,
                h.occurredOn(),
                h.recordedAt(),
                h.recordedBy(),
                h.onBehalfOf(),
                h.rulesVersion(),
                h.reverses(),
                h.explanation());
    }

    private static TransactionHeader header(
            TransactionHeader h, LocalDate occurredOn, Instant recordedAt, Optional<MemberId> onBehalfOf) {
        return new TransactionHeader(
                h.id(),
                h.reason(),
                h.subject(),
                occurredOn,
                recordedAt,
                h.recordedBy(),
                onBehalfOf,
                h.rulesVersion(),
                h.reverses(),
                h.explanation());
    }
}
