package org.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.SmallCommunity.ANN;
import static org.timebank.SmallCommunity.BEN;
import static org.timebank.SmallCommunity.CAT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.credit.CaptureHold;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.Credits;
import org.timebank.credit.DueRun;
import org.timebank.credit.EntryProof;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.HoldId;
import org.timebank.credit.Limits;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.OpeningBalance;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.ReleaseHold;
import org.timebank.credit.Seal;
import org.timebank.credit.SealLedger;
import org.timebank.credit.SealReceipt;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Verification;
import org.timebank.credit.VerificationRange;
import org.timebank.member.MemberRef;
import org.timebank.rules.CreditRules;

/** The Java of docs/ledger.md that is not of its week, and what the page says of it. */
class LedgerSnippetsTest {

    private final Document page = Document.named("ledger.md");
    private final SmallCommunity community = new SmallCommunity(CreditRules.common());
    private final Timebank admin = community.admin;
    private final Timebank broker = community.broker;
    private final Timebank auditor = community.auditor;

    @Test
    void an_account_is_given_limits_of_its_own() {
        AccountLimits limits = new AccountLimits(
                new Limits(OptionalLong.of(-1500), OptionalLong.of(1500)),
                OptionalLong.of(-1200),
                OptionalLong.empty());
        admin.credits().changeLimits(ChangeLimits.of("limits-1", AccountRef.of(BEN), limits, "agreed with the broker"));

        assertThat(standing(BEN)).hasValue(1500);
    }

    @Test
    void what_is_set_aside_is_paid_or_released() {
        HoldId hold = broker.credits()
                .hold(new PlaceHold(IdempotencyKey.of("hold-1"), BEN, 120, Optional.of(LocalDate.of(2026, 10, 31))))
                .orElseThrow();
        broker.credits()
                .capture(CaptureHold.of("hold-2", hold, AccountRef.of(AccountKind.POT), 90)); // 30 are free again
        HoldId other = broker.credits().hold(PlaceHold.of("hold-3", BEN, 60)).orElseThrow();
        broker.credits().release(ReleaseHold.of("hold-4", other));

        assertThat(community.balance(BEN)).isEqualTo(-90);
        assertThat(community.held(BEN)).isZero();
    }

    @Test
    void an_account_with_something_on_it_is_not_closed_and_a_closed_one_is_not_moved() {
        broker.credits().give(GiveCredits.of("gift-1", ANN, BEN, 30)).orElseThrow();

        assertThat(codes(admin.credits().close(CloseAccount.of("close-1", AccountRef.of(BEN), "moved away"))))
                .containsExactly("account-not-empty");
        admin.credits()
                .close(CloseAccount.of("close-2", AccountRef.of(CAT), "moved away"))
                .orElseThrow();
        assertThat(codes(broker.credits().give(GiveCredits.of("gift-2", ANN, CAT, 30))))
                .containsExactly("account-closed");
    }

    @Test
    void a_community_moves_in() {
        admin.credits()
                .open(OpenBalances.of(
                        "move-1",
                        List.of(new OpeningBalance(ANN, 300), new OpeningBalance(BEN, -720)),
                        "balances of the old system on 31 December"));

        assertThat(community.balance(BEN)).isEqualTo(-720);
        assertThat(admin.credits().totalsByKind().get(AccountKind.SUSPENSE).balance())
                .isEqualTo(420);
    }

    @Test
    void who_was_welcomed_with_credits_has_an_account_in_use() {
        SmallCommunity welcoming =
                new SmallCommunity(new CreditRules(120, true, OptionalInt.empty(), OptionalInt.empty()));
        OpenBalances open = OpenBalances.of("move-1", List.of(new OpeningBalance(ANN, 300)), "moved in");

        assertThat(codes(welcoming.admin.credits().open(open))).containsExactly("already-in-use");
    }

    @Test
    void what_is_old_and_not_spent_expires() {
        SmallCommunity yearly = new SmallCommunity(new CreditRules(0, true, OptionalInt.of(12), OptionalInt.empty()));
        broker(yearly).give(GiveCredits.of("1", BEN, ANN, 120)).orElseThrow();
        yearly.at("2026-06-10T09:00:00Z");
        broker(yearly).give(GiveCredits.of("2", BEN, ANN, 60)).orElseThrow();
        yearly.at("2026-09-01T09:00:00Z");
        broker(yearly).give(GiveCredits.of("3", ANN, CAT, 90)).orElseThrow();
        yearly.at("2027-02-01T09:00:00Z");
        long before = yearly.balance(ANN);
        List<DueRun> seen = new ArrayList<>();
        Timebank admin = yearly.admin;
        LocalDate today = yearly.today();

        Outcome<DueRun> run = admin.credits().runDue(today, Optional.empty(), 500, soFar -> seen.add(soFar));
        Outcome<DueRun> again = admin.credits().runDue(today, Optional.empty(), 500, soFar -> seen.add(soFar));

        assertThat(run.orElseThrow().minutesExpired()).isEqualTo(before - yearly.balance(ANN));
        assertThat(again.orElseThrow().minutesExpired()).isZero();
        page.says(("Ann was credited 120 in January and 60 in June, and debited 90 in September. With twelve months,"
                        + " a run on 1 February of the next year lets max(0, 120 - 90 - 0) = %d expire, and %d are left.")
                .formatted(run.orElseThrow().minutesExpired(), yearly.balance(ANN)));
    }

    @Test
    void a_batch_is_answered_command_by_command() {
        List<Outcome<?>> outcomes = broker.submit(List.of(
                GiveCredits.of("line-1", ANN, BEN, 60),
                GiveCredits.of("line-2", BEN, CAT, 660), // within the limit, as line 1 was done before
                GiveCredits.of("line-3", BEN, CAT, 15))); // refused; the others stand

        assertThat(outcomes).extracting(Outcome::isDone).containsExactly(true, true, false);
        assertThat(codes(outcomes.get(2))).containsExactly("over-debit-limit");
    }

    @Test
    void pages_are_read_in_both_directions() {
        for (int i = 0; i < 25; i++) {
            broker.credits().give(GiveCredits.of("gift-" + i, ANN, BEN, 1)).orElseThrow();
        }
        AccountRef account = AccountRef.of(BEN);
        List<StatementLine> newest = broker.credits().statementBackwards(account, Long.MAX_VALUE, 20);
        List<StatementLine> older =
                broker.credits().statementBackwards(account, newest.get(19).number(), 20);

        assertThat(older).extracting(StatementLine::number).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void a_seal_is_kept_and_compared() {
        broker.credits().give(GiveCredits.of("gift-1", ANN, BEN, 30)).orElseThrow();
        SealReceipt kept =
                admin.credits().seal(SealLedger.of("seal 2026-10-09T16")).orElseThrow();

        boolean unchanged =
                auditor.credits().seal(kept.number()).map(Seal::digest).equals(Optional.of(kept.digest()));
        Verification verification = auditor.credits().verify(VerificationRange.all(), soFar -> {});

        VerificationRange october = VerificationRange.all()
                .since(Instant.parse("2026-10-01T00:00:00Z"))
                .before(Instant.parse("2026-11-01T00:00:00Z"));

        assertThat(unchanged).isTrue();
        assertThat(verification.holds()).isTrue();
        assertThat(auditor.credits().verify(october, soFar -> {}).holds()).isTrue();
    }

    @Test
    void a_member_is_given_a_proof() {
        broker.credits().give(GiveCredits.of("gift-1", ANN, BEN, 30)).orElseThrow();
        SealReceipt kept =
                admin.credits().seal(SealLedger.of("seal 2026-10-09T16")).orElseThrow();
        Timebank ben = community.ben;

        EntryProof proof = ben.credits().proof(AccountRef.of(BEN), 1).orElseThrow();
        boolean proven = proof.holds() && proof.digest().equals(kept.digest());

        assertThat(proven).isTrue();
    }

    private OptionalLong standing(MemberRef member) {
        return broker.credits().standing(AccountRef.of(member)).orElseThrow().available();
    }

    private static Credits broker(SmallCommunity community) {
        return community.broker.credits();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
