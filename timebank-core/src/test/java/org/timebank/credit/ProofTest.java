package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.CAFE;
import static org.timebank.credit.Community.NOBODY;
import static org.timebank.credit.Community.TODAY;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timebank.command.AccessDeniedException;
import org.timebank.command.Command;
import org.timebank.command.Digest;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.member.ExternalReference;

/** A receipt proves that one entry is under a seal, and shows nothing of anybody else. */
class ProofTest {

    private final Community here = new Community();

    @Test
    void every_entry_under_a_seal_is_proved() {
        here.credit(CAFE, 100);
        here.gift(ANN, BEN, 10);
        SealReceipt first = seal();
        here.gift(BEN, ANN, 5);
        here.gift(ANN, CAFE, 1);
        here.gift(ANN, CAFE, 1);
        SealReceipt second = seal();

        for (long number = 1; number <= 4; number++) {
            EntryProof proof = proof(number).orElseThrow();
            assertThat(proof.holds()).isTrue();
            assertThat(proof.entry().number()).isEqualTo(number);
            assertThat(proof.account()).isEqualTo(here.account(ANN));
            assertThat(proof.timebank()).isEqualTo(Community.HERE);
            assertThat(proof.seal()).isEqualTo(number == 1 ? 1 : 2);
            assertThat(proof.digest()).isEqualTo(number == 1 ? first.digest() : second.digest());
            assertThat(proof.previous()).isEqualTo(number == 1 ? Digest.NONE : first.digest());
            assertThat(proof.later()).hasSize(number == 1 ? 0 : (int) (4 - number));
        }
        assertThat(here.auditor()
                        .credits()
                        .proof(AccountRef.of(AccountKind.ISSUANCE), 1)
                        .orElseThrow()
                        .holds())
                .isTrue();
    }

    @Test
    void nothing_is_proved_of_what_is_not_sealed_or_not_there() {
        here.gift(ANN, BEN, 10);
        assertThat(proof(1)).isEmpty();
        seal();
        here.gift(ANN, BEN, 10);

        assertThat(proof(1)).isPresent();
        assertThat(proof(2)).isEmpty();
        assertThat(proof(3)).isEmpty();
        assertThat(proof(0)).isEmpty();
        assertThat(proof(-1)).isEmpty();
        assertThat(proof(Long.MIN_VALUE)).isEmpty();
        assertThat(here.auditor().credits().proof(AccountRef.of(NOBODY), 1)).isEmpty();
        assertThat(here.auditor().credits().proof(AccountRef.of(CAFE), 1)).isEmpty();
    }

    static Stream<Named<UnaryOperator<EntryProof>>> alterations() {
        AccountId other = new AccountId(new UUID(9, 9));
        Digest digest = Digest.of("other");
        return Stream.of(
                Named.of(
                        "timebank",
                        p -> new Altered(p).in(TimebankId.of("there")).proof()),
                Named.of("account", p -> new Altered(p).of(other).proof()),
                Named.of(
                        "minutes",
                        p -> new Altered(p)
                                .entry(e -> line(e, e.number(), e.line(), -11, e.head()))
                                .proof()),
                Named.of(
                        "no minutes",
                        p -> new Altered(p)
                                .entry(e -> line(e, e.number(), e.line(), 0, e.head()))
                                .proof()),
                Named.of(
                        "number",
                        p -> new Altered(p)
                                .entry(e -> line(e, 9, e.line(), e.minutes(), e.head()))
                                .proof()),
                Named.of(
                        "line",
                        p -> new Altered(p)
                                .entry(e -> line(e, e.number(), 7, e.minutes(), e.head()))
                                .proof()),
                Named.of(
                        "head",
                        p -> new Altered(p)
                                .entry(e -> line(e, e.number(), e.line(), e.minutes(), digest))
                                .proof()),
                Named.of(
                        "header",
                        p -> new Altered(p).entry(ProofTest::ofAnotherDay).proof()),
                Named.of("before", p -> new Altered(p).before(digest).proof()),
                Named.of(
                        "less after it",
                        p -> new Altered(p).later(p.later().subList(1, 2)).proof()),
                Named.of(
                        "nothing after it", p -> new Altered(p).later(List.of()).proof()),
                Named.of(
                        "another after it",
                        p -> new Altered(p).later(List.of(digest, digest)).proof()),
                Named.of("position", p -> new Altered(p).at(p.position() ^ 1).proof()),
                Named.of("no position", p -> new Altered(p).at(-1).proof()),
                Named.of(
                        "position outside", p -> new Altered(p).at(p.accounts()).proof()),
                Named.of(
                        "shorter path",
                        p -> new Altered(p)
                                .path(p.path().subList(1, p.path().size()))
                                .proof()),
                Named.of("no path", p -> new Altered(p).path(List.of()).proof()),
                Named.of(
                        "longer path",
                        p -> new Altered(p)
                                .path(Stream.concat(p.path().stream(), Stream.of(digest))
                                        .toList())
                                .proof()),
                Named.of(
                        "other path",
                        p -> new Altered(p)
                                .path(Stream.concat(
                                                Stream.of(digest),
                                                p.path().stream().skip(1))
                                        .toList())
                                .proof()),
                Named.of("seal", p -> new Altered(p).under(2).proof()),
                Named.of(
                        "moment",
                        p -> new Altered(p).after(Duration.ofNanos(1_000)).proof()),
                Named.of("previous", p -> new Altered(p).previous(digest).proof()),
                Named.of(
                        "more accounts",
                        p -> new Altered(p).accounts(p.accounts() + 1).proof()),
                Named.of("no accounts", p -> new Altered(p).accounts(0).proof()),
                Named.of("digest", p -> new Altered(p).digest(digest).proof()));
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void an_altered_receipt_proves_nothing(UnaryOperator<EntryProof> alteration) {
        here.credit(CAFE, 100);
        here.gift(ANN, BEN, 10);
        here.gift(ANN, BEN, 10);
        here.gift(ANN, BEN, 10);
        seal();
        EntryProof proof = proof(1).orElseThrow();

        assertThat(proof.holds()).isTrue();
        assertThat(alteration.apply(proof).holds()).isFalse();
    }

    @Test
    void what_may_be_erased_and_what_is_only_counted_is_not_proved() {
        here.gift(ANN, BEN, 10);
        seal();
        EntryProof proof = proof(1).orElseThrow();
        StatementLine entry = proof.entry();
        TransactionHeader h = entry.header();
        TransactionHeader erased = new TransactionHeader(
                h.id(),
                h.reason(),
                h.subject(),
                h.occurredOn(),
                h.recordedAt(),
                "erased",
                h.onBehalfOf(),
                h.rulesVersion(),
                h.reverses(),
                Optional.of("erased"));

        assertThat(new Altered(proof)
                        .entry(e -> new StatementLine(1, erased, e.line(), e.minutes(), 7, 7, e.head()))
                        .proof()
                        .holds())
                .isTrue();
    }

    @Test
    void of_the_others_there_are_hashes_only() {
        here.gift(ANN, BEN, 10);
        here.gift(CAFE, BEN, 10);
        seal();

        EntryProof proof = proof(1).orElseThrow();

        assertThat(proof.accounts()).isEqualTo(3);
        assertThat(proof.toString())
                .contains(here.account(ANN).toString())
                .doesNotContain(here.account(BEN).toString())
                .doesNotContain(here.account(CAFE).toString());
    }

    @Test
    void a_member_proves_what_is_theirs() {
        here.gift(ANN, BEN, 10);
        seal();

        assertThat(here.member(ANN)
                        .credits()
                        .proof(AccountRef.of(ANN), 1)
                        .orElseThrow()
                        .holds())
                .isTrue();
        assertThatThrownBy(() -> here.member(ANN).credits().proof(AccountRef.of(BEN), 1))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> here.member(ANN).credits().proof(AccountRef.of(AccountKind.POT), 1))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_transaction_is_proved_by_its_id_entry_by_entry() {
        here.gift(BEN, ANN, 10);
        here.pass(Duration.ofHours(1));
        List<Outcome<?>> outcomes = here.broker()
                .submit(List.of(
                        GiveCredits.of("1", ANN, BEN, 1),
                        RecordExchange.of(
                                new RecordedLeg(IdempotencyKey.of("2"), TODAY, ANN, BEN, "gardening", 60),
                                new RecordedLeg(IdempotencyKey.of("3"), TODAY, ANN, CAFE, "gardening", 30)),
                        GiveCredits.of("4", ANN, CAFE, 1)));
        LedgerTransactionId gift = (LedgerTransactionId) outcomes.get(2).orElseThrow();
        LedgerTransactionId session = here.auditor()
                .credits()
                .statement(AccountRef.of(ANN), 2, 1)
                .get(0)
                .transaction();
        assertThat(proofs(ANN, gift)).isEmpty();
        SealReceipt receipt = seal();

        assertThat(proofs(ANN, gift)).isEqualTo(List.of(proof(5).orElseThrow())).allMatch(EntryProof::holds);
        assertThat(proofs(ANN, session))
                .isEqualTo(List.of(proof(3).orElseThrow(), proof(4).orElseThrow()))
                .allMatch(proof -> proof.holds() && proof.digest().equals(receipt.digest()));
        assertThat(proofs(BEN, gift)).isEmpty();
        assertThat(proofs(NOBODY, gift)).isEmpty();
        assertThat(proofs(ANN, new LedgerTransactionId(new UUID(9, 9)))).isEmpty();
        assertThat(here.member(ANN).credits().proofs(AccountRef.of(ANN), session))
                .hasSize(2);
        assertThatThrownBy(() -> here.member(ANN).credits().proofs(AccountRef.of(BEN), session))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_transaction_is_found_whatever_was_recorded_around_it_and_whatever_the_clocks_said() {
        here.itIs("2026-10-02T11:00:00Z");
        here.gift(ANN, BEN, 1);
        here.itIs("2026-10-01T11:00:00Z");
        LedgerTransactionId behind = here.gift(ANN, BEN, 1);
        List<GiveCredits> many = new ArrayList<>();
        for (int i = 0; i < 1_005; i++) {
            many.add(i % 2 == 0 ? GiveCredits.of("g" + i, ANN, CAFE, 1) : GiveCredits.of("g" + i, CAFE, ANN, 1));
        }
        List<Outcome<?>> outcomes = here.broker().submit(many);
        seal();

        assertThat(proofs(ANN, behind)).isEqualTo(List.of(proof(2).orElseThrow()));
        for (int i : new int[] {0, 997, 998, 1_004}) {
            LedgerTransactionId gift = (LedgerTransactionId) outcomes.get(i).orElseThrow();
            assertThat(proofs(ANN, gift)).isEqualTo(List.of(proof(3 + i).orElseThrow()));
        }
    }

    @Test
    void a_transaction_whose_entries_are_on_two_pages_is_proved_as_a_whole() {
        List<Command<?>> commands = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            commands.add(i % 2 == 0 ? GiveCredits.of("g" + i, ANN, CAFE, 1) : GiveCredits.of("g" + i, CAFE, ANN, 1));
        }
        commands.add(RecordExchange.of(
                new RecordedLeg(IdempotencyKey.of("2"), TODAY, ANN, BEN, "gardening", 60),
                new RecordedLeg(IdempotencyKey.of("3"), TODAY, ANN, CAFE, "gardening", 30)));
        here.broker().submit(commands);
        seal();
        LedgerTransactionId session = here.auditor()
                .credits()
                .statement(AccountRef.of(ANN), 999, 1)
                .get(0)
                .transaction();

        assertThat(proofs(ANN, session))
                .isEqualTo(List.of(proof(1_000).orElseThrow(), proof(1_001).orElseThrow()));
    }

    /** Nothing of the library is used but what the receipt says: this is how another program would check it. */
    @Test
    void another_program_comes_to_the_same_digest() {
        here.credit(CAFE, 100);
        here.gift(ANN, BEN, 10);
        here.gift(BEN, ANN, 3);
        here.gift(ANN, BEN, 2);
        SealReceipt receipt = seal();
        EntryProof proof = proof(2).orElseThrow();
        TransactionHeader header = proof.entry().header();

        byte[] entry = sha256(utf8(String.join(
                "|",
                "entry",
                proof.account().value().toString(),
                "3",
                header.id().value().toString(),
                "1",
                "GIFT",
                header.subject().toString(),
                "2026-09-30",
                "2026-09-30T11:00:00Z",
                "",
                "1",
                "")));
        byte[] head = sha256(bytes(proof.before()), entry);
        for (Digest later : proof.later()) {
            head = sha256(head, bytes(later));
        }
        String leaf = String.join(
                "|",
                "head",
                proof.account().value().toString(),
                "3",
                HexFormat.of().formatHex(head));
        byte[] root = sha256(new byte[] {0}, utf8(leaf));
        // Four accounts: a full tree of two levels.
        assertThat(proof.accounts()).isEqualTo(4);
        for (int level = 0; level < 2; level++) {
            byte[] sibling = bytes(proof.path().get(level));
            boolean isRight = (proof.position() >> level & 1) == 1;
            root = isRight ? sha256(new byte[] {1}, sibling, root) : sha256(new byte[] {1}, root, sibling);
        }
        byte[] seal = sha256(utf8(String.join(
                "|",
                "seal",
                "here",
                "1",
                "2026-09-30T11:00:00Z",
                "0".repeat(64),
                HexFormat.of().formatHex(root),
                "4")));

        assertThat(HexFormat.of().formatHex(seal)).isEqualTo(receipt.digest().hex());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(sha256::update);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private SealReceipt seal() {
        return here.admin().credits().seal(SealLedger.of(here.key())).orElseThrow();
    }

    private Optional<EntryProof> proof(long number) {
        return here.auditor().credits().proof(AccountRef.of(ANN), number);
    }

    private List<EntryProof> proofs(ExternalReference member, LedgerTransactionId transaction) {
        return here.auditor().credits().proofs(AccountRef.of(member), transaction);
    }

    private static StatementLine line(StatementLine was, long number, int line, long minutes, Digest head) {
        return new StatementLine(number, was.header(), line, minutes, was.balance(), was.credited(), head);
    }

    private static StatementLine ofAnotherDay(StatementLine was) {
        TransactionHeader h = was.header();
        TransactionHeader other = new TransactionHeader(
                h.id(),
                h.reason(),
                h.subject(),
                h.occurredOn().minusDays(1),
                h.recordedAt(),
                h.recordedBy(),
                h.onBehalfOf(),
                h.rulesVersion(),
                h.reverses(),
                h.explanation());
        return new StatementLine(
                was.number(), other, was.line(), was.minutes(), was.balance(), was.credited(), was.head());
    }

    /** A proof with one thing in it altered. */
    private record Altered(EntryProof proof) {

        Altered in(TimebankId timebank) {
            return new Altered(new EntryProof(
                    timebank,
                    proof.account(),
                    proof.entry(),
                    proof.before(),
                    proof.later(),
                    proof.position(),
                    proof.path(),
                    proof.seal(),
                    proof.sealedAt(),
                    proof.previous(),
                    proof.accounts(),
                    proof.digest()));
        }

        Altered of(AccountId account) {
            return entry(account, proof.entry(), proof.before(), proof.later());
        }

        Altered entry(UnaryOperator<StatementLine> entry) {
            return entry(proof.account(), entry.apply(proof.entry()), proof.before(), proof.later());
        }

        Altered before(Digest before) {
            return entry(proof.account(), proof.entry(), before, proof.later());
        }

        Altered later(List<Digest> later) {
            return entry(proof.account(), proof.entry(), proof.before(), later);
        }

        private Altered entry(AccountId account, StatementLine entry, Digest before, List<Digest> later) {
            return new Altered(new EntryProof(
                    proof.timebank(),
                    account,
                    entry,
                    before,
                    later,
                    proof.position(),
                    proof.path(),
                    proof.seal(),
                    proof.sealedAt(),
                    proof.previous(),
                    proof.accounts(),
                    proof.digest()));
        }

        Altered at(int position) {
            return tree(position, proof.path(), proof.accounts());
        }

        Altered path(List<Digest> path) {
            return tree(proof.position(), path, proof.accounts());
        }

        Altered accounts(int accounts) {
            return tree(proof.position(), proof.path(), accounts);
        }

        private Altered tree(int position, List<Digest> path, int accounts) {
            return new Altered(new EntryProof(
                    proof.timebank(),
                    proof.account(),
                    proof.entry(),
                    proof.before(),
                    proof.later(),
                    position,
                    path,
                    proof.seal(),
                    proof.sealedAt(),
                    proof.previous(),
                    accounts,
                    proof.digest()));
        }

        Altered under(int seal) {
            return seal(seal, Duration.ZERO, proof.previous(), proof.digest());
        }

        Altered after(Duration time) {
            return seal(proof.seal(), time, proof.previous(), proof.digest());
        }

        Altered previous(Digest previous) {
            return seal(proof.seal(), Duration.ZERO, previous, proof.digest());
        }

        Altered digest(Digest digest) {
            return seal(proof.seal(), Duration.ZERO, proof.previous(), digest);
        }

        private Altered seal(int seal, Duration time, Digest previous, Digest digest) {
            return new Altered(new EntryProof(
                    proof.timebank(),
                    proof.account(),
                    proof.entry(),
                    proof.before(),
                    proof.later(),
                    proof.position(),
                    proof.path(),
                    seal,
                    proof.sealedAt().plus(time),
                    previous,
                    proof.accounts(),
                    digest));
        }
    }
}
