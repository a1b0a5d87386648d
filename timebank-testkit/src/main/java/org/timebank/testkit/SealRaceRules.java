package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.given.Transactions;

/** S21: seals, when many seal and post at once. */
interface SealRaceRules extends StoreUnderTest {

    @Test
    @Rule("S21.7")
    default void sealsFollowOneAnotherAndLeaveNoEntryOutWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 5));

            List<List<Seal>> sealed = Together.run(threads, thread -> {
                List<Seal> own = new ArrayList<>();
                for (int round = 0; round < Together.ROUNDS; round++) {
                    if (thread % 2 == 0) {
                        Unsealed unsealed = bank.unsealed();
                        if (!unsealed.heads().isEmpty()) {
                            Seal seal = Seal.over(bank.id(), unsealed, Things.NOW, "sealer " + thread);
                            own.addAll(bank.takes(LedgerThings.sealing(seal)) ? List.of(seal) : List.of());
                        }
                    } else {
                        bank.apply(ChangeSet.builder()
                                .post(Transactions.ofMany(new Random(thread * 1_000L + round)))
                                .build());
                    }
                }
                return own;
            });
            if (!bank.unsealed().heads().isEmpty()) {
                bank.seals();
            }

            Set<Integer> numbers = new HashSet<>();
            sealed.stream().flatMap(List::stream).forEach(seal -> {
                assertThat(numbers.add(seal.number()))
                        .as("one seal %s", seal.number())
                        .isTrue();
                assertThat(bank.find(new Key.SealKey(seal.number()))).contains(seal);
            });
            chained(bank);
        }
    }

    @Test
    @Rule("S21.8")
    default void whatIsUnsealedIsOfOneMoment() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            Together.readWhileOthersWrite(
                    threads,
                    () -> assertThat(bank.unsealed().heads().stream()
                                    .map(SealedHead::entries)
                                    .distinct())
                            .as("how many entries each account has, all of which are moved together")
                            .hasSizeLessThanOrEqualTo(1),
                    seed -> bank.apply(ChangeSet.builder()
                            .post(Transactions.ofAll(1 + seed % 7))
                            .build()));
        }
    }

    /** Each seal names the one before, and all of them together are over every entry, each account further than before. */
    private static void chained(TestTimebank bank) {
        Digest previous = Digest.NONE;
        Map<AccountId, SealedHead> last = new HashMap<>();
        int number = 1;
        Optional<Seal> found = bank.find(new Key.SealKey(number));
        while (found.isPresent()) {
            Seal seal = found.get();
            assertThat(seal.previous()).as("what seal %s follows", number).isEqualTo(previous);
            for (SealedHead head : seal.heads()) {
                SealedHead before = last.put(head.account(), head);
                assertThat(before == null || before.entries() < head.entries())
                        .as("%s is beyond %s", head, before)
                        .isTrue();
            }
            previous = seal.digest();
            number++;
            found = bank.find(new Key.SealKey(number));
        }
        for (Account account : bank.ask(new Query.AllAccounts(Optional.empty(), Query.LARGEST_PAGE))) {
            if (account.entries() > 0) {
                assertThat(last.get(account.id()))
                        .as("the last sealed head")
                        .isEqualTo(new SealedHead(account.id(), account.entries(), account.head()));
            }
        }
    }
}
