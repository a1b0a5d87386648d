package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.AccountStanding;
import org.timebank.credit.Credits;
import org.timebank.credit.EntryProof;
import org.timebank.credit.KindTotal;
import org.timebank.credit.ReasonTotal;
import org.timebank.credit.VerificationRange;
import org.timebank.spi.TimebankStore;

/** Asks a timebank about its ledger, and compares the answers with the model. */
final class LedgerQuestions {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** How many of the latest transactions are proven. */
    private static final int RECEIPTS = 20;

    private final TimebankStore store;
    private final TimebankId timebank;
    private final Model model;
    private final Credits credits;

    LedgerQuestions(TimebankStore store, TimebankId timebank, Model model, Credits credits) {
        this.store = store;
        this.timebank = timebank;
        this.model = model;
        this.credits = credits;
    }

    void ask() {
        totals();
        reasons();
        for (Purse purse : model.ledger.purses.values()) {
            standing(purse);
            past(purse);
            proof(purse);
        }
        receipts();
        assertThat(credits.verify(VerificationRange.all(), progress -> {}).holds())
                .as("whether the ledger fits together")
                .isTrue();
    }

    private void totals() {
        List<Account> accounts = Books.accounts(store, timebank);
        assertThat(accounts.stream().map(Account::id).toList())
                .as("all accounts")
                .containsExactlyElementsOf(model.ledger.purses.keySet());
        Map<AccountKind, KindTotal> totals = new EnumMap<>(AccountKind.class);
        accounts.forEach(account -> totals.put(
                account.kind(),
                totals.getOrDefault(account.kind(), KindTotal.NONE).plus(account)));
        assertThat(credits.totalsByKind()).as("totals by kind").isEqualTo(totals);
    }

    private void reasons() {
        List<ReasonTotal> totals = model.ledger.posted.stream()
                .collect(Collectors.groupingBy(posted -> List.of(posted.reason, YearMonth.from(posted.origin.day()))))
                .values()
                .stream()
                .map(LedgerQuestions::total)
                .toList();
        assertThat(credits.totalsByReason(FIRST_DAY, LAST_DAY))
                .as("totals by reason and month")
                .containsExactlyInAnyOrderElementsOf(totals);
    }

    private static ReasonTotal total(List<Posted> posted) {
        return new ReasonTotal(
                posted.get(0).reason,
                YearMonth.from(posted.get(0).origin.day()),
                posted.size(),
                posted.stream().mapToLong(Posted::credited).sum());
    }

    private void standing(Purse purse) {
        AccountStanding standing = credits.standing(purse.named()).orElseThrow();
        Likeness.ofAccount(purse, standing.account());
        assertThat(standing.limits()).as("limits of %s", purse).isEqualTo(purse.limits(model.rules()));
        assertThat(standing.closed()).as("whether %s is closed", purse).isEqualTo(purse.closed);
        assertThat(standing.available()).as("what is available of %s", purse).isEqualTo(available(purse));
        assertThat(credits.terms(purse.named()))
                .as("versions of the terms of %s", purse)
                .hasSize(purse.termsVersion);
    }

    private OptionalLong available(Purse purse) {
        OptionalLong floor = purse.limits(model.rules()).bounds().floor();
        if (purse.closed || floor.isEmpty()) {
            return purse.closed ? OptionalLong.of(0) : floor;
        }
        BigInteger available = BigInteger.valueOf(purse.free()).subtract(BigInteger.valueOf(floor.getAsLong()));
        return OptionalLong.of(available.max(BigInteger.ZERO).min(MOST).longValueExact());
    }

    private void past(Purse purse) {
        AccountRef account = purse.named();
        for (int days = 0; days < 50; days += 7) {
            LocalDate day = model.today().minusDays(days);
            Instant moment = model.now().minus(Duration.ofDays(days));
            assertThat(credits.balanceOn(account, day))
                    .as("%s on %s", purse, day)
                    .isEqualTo(purse.on(day));
            assertThat(credits.balanceAsRecorded(account, moment))
                    .as("%s as known at %s", purse, moment)
                    .isEqualTo(purse.asRecorded(moment));
        }
    }

    private void proof(Purse purse) {
        if (purse.sealedEntries > 0) {
            Optional<EntryProof> proof = credits.proof(purse.named(), purse.sealedEntries);
            assertThat(proof.filter(EntryProof::holds))
                    .as("whether it is proven that the last entry under a seal stood on %s", purse)
                    .isPresent();
        }
        assertThat(credits.proof(purse.named(), purse.sealedEntries + 1))
                .as("a proof of an entry of %s that no seal is over", purse)
                .isEmpty();
    }

    private void receipts() {
        List<Posted> all = model.ledger.posted;
        all.subList(Math.max(0, all.size() - RECEIPTS), all.size()).stream()
                .filter(posted -> posted.id.isPresent())
                .forEach(this::receipt);
    }

    private void receipt(Posted posted) {
        Purse purse = posted.sides.get(0).purse();
        List<Long> numbers = new ArrayList<>();
        for (Moves.Side side : posted.sides) {
            if (side.purse() == purse && posted.number <= purse.sealedEntries) {
                numbers.add(posted.number + numbers.size());
            }
        }
        List<EntryProof> proofs = credits.proofs(purse.named(), posted.id.orElseThrow());
        assertThat(proofs.stream().map(proof -> proof.entry().number()).toList())
                .as("which entries of %s are proven to be of %s", purse, posted)
                .isEqualTo(numbers);
        assertThat(proofs).as("proofs of %s", posted).allMatch(EntryProof::holds);
    }
}
