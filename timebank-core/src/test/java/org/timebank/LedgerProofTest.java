package org.timebank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.credit.Account;
import org.timebank.credit.AccountRef;
import org.timebank.credit.Credits;
import org.timebank.credit.EntryProof;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Verification;
import org.timebank.credit.VerificationRange;

/** Every digest of the week in docs/ledger.md is what SHA-256 makes of the text on the page, and what the library answers. */
class LedgerProofTest {

    private final Document page = Document.named("ledger.md");
    private final LedgerWeek week = LedgerWeek.done();
    private final Credits credits = week.broker.credits();

    @Test
    void bens_chain_is_what_plain_sha_256_makes_of_the_lines() {
        List<StatementLine> statement = credits.statement(LedgerWeek.BEN, 0, 100);
        List<String> texts = page.block("entries");
        List<String> digests = new ArrayList<>();
        byte[] head = new byte[32];
        for (String text : texts) {
            byte[] digest = sha256(text.getBytes(UTF_8));
            head = sha256(head, digest);
            digests.add(hex(digest));
            digests.add(hex(head));
        }

        assertThat(page.block("digests").stream().map(LedgerProofTest::lastWord))
                .containsExactlyElementsOf(digests);
        assertThat(statement).extracting(line -> line.head().hex()).isEqualTo(everySecond(digests));
        assertThat(ben().head().hex()).isEqualTo(hex(head));
    }

    @Test
    void the_seal_is_what_plain_sha_256_makes_of_the_lines() {
        Seal seal = credits.seal(week.sealed.number()).orElseThrow();
        List<String> heads = page.block("heads");
        String text = page.block("seal").get(0);
        byte[] root = root(heads.stream()
                .map(line -> sha256(new byte[] {0}, line.getBytes(UTF_8)))
                .toList());

        assertThat(heads)
                .isEqualTo(seal.heads().stream().map(LedgerProofTest::headText).toList());
        assertThat(hex(root)).isEqualTo(seal.root().hex());
        assertThat(text)
                .isEqualTo("seal|elm-street|1|2026-10-09T16:00:00Z|%s|%s|%d".formatted("0".repeat(64), hex(root), 5));
        assertThat(hex(sha256(text.getBytes(UTF_8))))
                .isEqualTo(seal.digest().hex())
                .isEqualTo(week.sealed.digest().hex())
                .isEqualTo(page.block("seal digest").get(0));
        assertThat(page.block("output"))
                .containsExactly("head " + ben().head(), "root " + seal.root(), "seal " + seal.digest());
    }

    @Test
    void the_proof_has_the_parts_that_it_says() {
        EntryProof proof = proofOfBensThird();

        assertThat(proof.holds()).isTrue();
        assertThat(proof.digest()).isEqualTo(week.sealed.digest());
        assertThat(proof.later()).hasSize(1);
        assertThat(proof.path()).hasSize(3);
        page.says("position " + proof.position() + " of " + proof.accounts() + " accounts");
    }

    @Test
    void the_proof_proves_what_is_in_the_chain_and_nothing_else() {
        StatementLine line = proofOfBensThird().entry();

        assertThat(with(line(line.number(), line.minutes(), 1_000, 1_000)).holds())
                .isTrue();
        assertThat(with(line(line.number(), line.minutes() + 1, line.balance(), line.credited()))
                        .holds())
                .isFalse();
        assertThat(with(line(line.number() + 1, line.minutes(), line.balance(), line.credited()))
                        .holds())
                .isFalse();
    }

    @Test
    void the_ledger_verifies() {
        Verification verification = credits.verify(VerificationRange.all(), progress -> {});

        assertThat(verification.holds()).isTrue();
        page.says("%d accounts, %d entries, %d seal"
                .formatted(verification.accounts(), verification.entries(), verification.seals()));
    }

    private Account ben() {
        return credits.standing(AccountRef.of(LedgerWeek.BEN)).orElseThrow().account();
    }

    private EntryProof proofOfBensThird() {
        Timebank ben = week.elm.actingAs(Actor.member("user-ben", LedgerWeek.BEN));
        return ben.credits().proof(AccountRef.of(LedgerWeek.BEN), 3).orElseThrow();
    }

    private StatementLine line(long number, long minutes, long balance, long credited) {
        StatementLine entry = proofOfBensThird().entry();
        return new StatementLine(number, entry.header(), entry.line(), minutes, balance, credited, entry.head());
    }

    private EntryProof with(StatementLine entry) {
        EntryProof proof = proofOfBensThird();
        return new EntryProof(
                proof.timebank(),
                proof.account(),
                entry,
                proof.before(),
                proof.later(),
                proof.position(),
                proof.path(),
                proof.seal(),
                proof.sealedAt(),
                proof.previous(),
                proof.accounts(),
                proof.digest());
    }

    private static String headText(SealedHead head) {
        return "head|" + head.account() + "|" + head.entries() + "|" + head.head();
    }

    /** RFC 6962, written down once more. */
    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = 1;
        while (2 * left < leaves.size()) {
            left *= 2;
        }
        return sha256(new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            List.of(parts).forEach(sha256::update);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String lastWord(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static List<String> everySecond(List<String> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == 1)
                .mapToObj(all::get)
                .toList();
    }
}
