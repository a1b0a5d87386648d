package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.command.Outcome;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;

/** One transaction may have thousands of entries. */
class LargeLedgerTest {

    private static final int PEOPLE = 3_000;

    private final Community here = new Community();

    @Test
    void thousands_of_balances_are_opened_at_once_and_undone_at_once() {
        List<JoinTimebank> joining = new ArrayList<>();
        List<OpeningBalance> balances = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            ExternalReference person = ExternalReference.of("crm", "person-" + i);
            joining.add(JoinTimebank.of("join-" + i, MemberKind.PERSON, Community.JOINED, person));
            balances.add(new OpeningBalance(person, i - 100));
        }
        assertThat(here.broker().submit(joining)).allMatch(Outcome::isDone);

        LedgerTransactionId opened = here.admin()
                .credits()
                .open(OpenBalances.of("open", balances, "moved in"))
                .orElseThrow();

        assertThat(here.auditor()
                        .credits()
                        .transaction(opened)
                        .orElseThrow()
                        .transaction()
                        .entries())
                .hasSize(PEOPLE); // all but the one of nothing, and one on the suspense account
        SealReceipt seal = here.admin().credits().seal(SealLedger.of("seal")).orElseThrow();
        assertThat(seal.accounts()).isEqualTo(PEOPLE);
        EntryProof proof = here.auditor()
                .credits()
                .proof(AccountRef.of(ExternalReference.of("crm", "person-7")), 1)
                .orElseThrow();
        assertThat(proof.holds()).isTrue();
        assertThat(proof.path()).hasSizeBetween(11, 12);

        here.broker()
                .credits()
                .reverse(ReverseTransaction.of("undo", opened, "wrong file"))
                .orElseThrow();

        assertThat(here.researcher().credits().totalsByKind().get(AccountKind.MEMBER))
                .isEqualTo(new KindTotal(PEOPLE + 3, 0, 0, 0));
        assertThat(here.balance(AccountKind.SUSPENSE)).isZero();
        assertThat(here.auditor().credits().verify(VerificationRange.all(), found -> {}))
                .isEqualTo(new Verification(PEOPLE + 9, 2 * PEOPLE, 1, Optional.empty()));
    }
}
