package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.NOBODY;
import static org.timebank.credit.Community.TODAY;
import static org.timebank.credit.Community.codes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.timebank.Timebank;
import org.timebank.access.Actor;
import org.timebank.command.AccessDeniedException;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/** Members see what is theirs, researchers see totals, and who sees everything changes nothing by it. */
class AccessTest {

    private static final AccountRef OF_ANN = AccountRef.of(ANN);
    private static final AccountRef OF_BEN = AccountRef.of(BEN);
    private static final AccountRef POT = AccountRef.of(AccountKind.POT);

    private final Community here = new Community();

    /** What is asked about one account. */
    private static Map<String, Consumer<Credits>> about(AccountRef account) {
        Map<String, Consumer<Credits>> questions = new LinkedHashMap<>();
        questions.put("standing", credits -> credits.standing(account));
        questions.put("balance of a day", credits -> credits.balanceOn(account, TODAY));
        questions.put("balance of a moment", credits -> credits.balanceAsRecorded(account, Instant.EPOCH));
        questions.put("statement", credits -> credits.statement(account, 0, 10));
        questions.put("statement backwards", credits -> credits.statementBackwards(account, 10, 10));
        questions.put("holds", credits -> credits.holds(account, Optional.empty(), 10));
        questions.put("terms", credits -> credits.terms(account));
        questions.put("proof", credits -> credits.proof(account, 1));
        return questions;
    }

    private static Map<String, Consumer<Credits>> aboutEverybody() {
        return Map.of(
                "transaction", credits -> credits.transaction(new LedgerTransactionId(new UUID(1, 1))),
                "seal", credits -> credits.seal(1),
                "verify", credits -> credits.verify(VerificationRange.all(), found -> {}),
                "due run", credits -> credits.runDue(TODAY, Optional.empty(), 10, run -> {}));
    }

    private static Map<String, Consumer<Credits>> totals() {
        return Map.of(
                "by kind", Credits::totalsByKind,
                "by reason", credits -> credits.totalsByReason(TODAY, TODAY),
                "outstanding", Credits::outstanding);
    }

    @Test
    void members_see_their_own_account_and_no_other() {
        Timebank ann = here.member(ANN);
        permitted(ann, about(OF_ANN));
        permitted(ann, about(AccountRef.of(here.id(ANN))));
        denied(ann, about(OF_BEN));
        denied(ann, about(AccountRef.of(NOBODY)));
        denied(ann, about(POT));
        denied(ann, aboutEverybody());
        denied(ann, totals());
        assertThat(ann.credits().balance(ANN)).hasValue(0);
        assertThatThrownBy(() -> ann.credits().balance(BEN)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void researchers_see_totals_only() {
        Timebank researcher = here.researcher();
        permitted(researcher, totals());
        denied(researcher, about(OF_ANN));
        denied(researcher, about(POT));
        denied(researcher, aboutEverybody());
    }

    @Test
    void brokers_leads_administrators_and_auditors_see_everything() {
        for (Role role : List.of(Role.BROKER, Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR, Role.AUDITOR)) {
            Timebank timebank = here.as(new Actor("somebody", Set.of(role), Optional.empty()));
            permitted(timebank, about(OF_ANN));
            permitted(timebank, about(AccountRef.of(NOBODY)));
            permitted(timebank, about(POT));
            permitted(timebank, aboutEverybody());
            permitted(timebank, totals());
        }
    }

    @Test
    void who_only_looks_changes_nothing() {
        Timebank auditor = here.auditor();

        assertThat(codes(auditor.credits().give(GiveCredits.of("1", ANN, BEN, 1))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits().donate(DonateToPot.of("1", ANN, 1)))).containsExactly("not-permitted");
        assertThat(codes(auditor.credits().payFromPot(PayFromPot.of("1", ANN, BEN, 1, "x"))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits().adjust(AdjustBalance.credit("1", OF_ANN, 1, "x"))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits().open(OpenBalances.of("1", List.of(new OpeningBalance(ANN, 1)), "x"))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits()
                        .reverse(ReverseTransaction.of("1", new LedgerTransactionId(new UUID(1, 1)), "x"))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits().hold(PlaceHold.of("1", ANN, 1)))).containsExactly("not-permitted");
        assertThat(codes(auditor.credits().release(ReleaseHold.of("1", new HoldId(new UUID(1, 1))))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits().changeLimits(ChangeLimits.toRules("1", OF_ANN, "x"))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits().close(CloseAccount.of("1", OF_ANN, "x"))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits().reopen(ReopenAccount.of("1", OF_ANN, "x"))))
                .containsExactly("not-permitted");
        assertThat(codes(auditor.credits().seal(SealLedger.of("1")))).containsExactly("not-permitted");
    }

    @Test
    void every_command_has_its_way() {
        Credits broker =
                here.as(Actor.administrator("admin-1").alsoAs(Role.BROKER)).credits();
        here.credit(ANN, 100);

        assertThat(broker.donate(DonateToPot.of("1", ANN, 50)).isDone()).isTrue();
        assertThat(broker.payFromPot(PayFromPot.of("2", ANN, BEN, 20, "x")).isDone())
                .isTrue();
        HoldId first = broker.hold(PlaceHold.of("3", ANN, 5)).orElseThrow();
        HoldId second = broker.hold(PlaceHold.of("4", ANN, 5)).orElseThrow();
        assertThat(broker.capture(CaptureHold.of("5", first, POT, 5)).isDone()).isTrue();
        assertThat(broker.release(ReleaseHold.of("6", second)).orElseThrow()).isEqualTo(second);
        assertThat(broker.expireHolds(new ExpireHolds(IdempotencyKey.of("7"), List.of(second)))
                        .orElseThrow())
                .isZero();
        assertThat(codes(broker.expireCredits(
                        new ExpireCredits(IdempotencyKey.of("8"), Instant.EPOCH, List.of(here.id(ANN))))))
                .containsExactly("no-expiry");
        assertThat(broker.changeLimits(ChangeLimits.toRules("9", OF_ANN, "x")).orElseThrow())
                .isEqualTo(1);
        assertThat(broker.close(CloseAccount.of("10", AccountRef.of(AccountKind.NOTES), "x"))
                        .orElseThrow())
                .isEqualTo(1);
        assertThat(broker.reopen(ReopenAccount.of("11", AccountRef.of(AccountKind.NOTES), "x"))
                        .orElseThrow())
                .isEqualTo(2);
        assertThat(broker.seal(SealLedger.of("12")).orElseThrow().number()).isEqualTo(1);
        assertThat(here.balance(AccountKind.POT)).isEqualTo(35);
    }

    private static void permitted(Timebank timebank, Map<String, Consumer<Credits>> questions) {
        questions.values().forEach(question -> question.accept(timebank.credits()));
    }

    private static void denied(Timebank timebank, Map<String, Consumer<Credits>> questions) {
        questions.forEach((name, question) -> assertThatThrownBy(() -> question.accept(timebank.credits()))
                .as(name)
                .isInstanceOf(AccessDeniedException.class));
    }
}
