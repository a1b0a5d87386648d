package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.AccountId;
import org.timebank.credit.Limits;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.Membership;
import org.timebank.offer.Category;
import org.timebank.spi.Answer;
import org.timebank.spi.Answered;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;
import org.timebank.spi.Versioned;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S12: the same promises hold when many write at once. */
interface RaceRules extends StoreUnderTest {

    @Test
    @Rule("S12.1")
    default void limitsAreKeptWhateverRuns() {
        Limits limits = new Limits(OptionalLong.of(-100), OptionalLong.of(100));
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            int applied = Together.count(
                    threads,
                    (thread, round) -> {
                        long minutes = new Random(thread + 100L * round).nextInt(1, 90);
                        return ChangeSet.builder()
                                .post(Posting.of(LedgerThings.transfer(Cast.ANN, Cast.BEN, minutes))
                                        .within(AccountId.of(Cast.ANN.id()), limits)
                                        .within(AccountId.of(Cast.BEN.id()), limits))
                                .build();
                    },
                    bank::takes);

            for (Member member : List.of(Cast.ANN, Cast.BEN)) {
                assertThat(bank.statement(member)).hasSize(applied).allMatch(line -> Math.abs(line.balance()) <= 100);
            }
            bank.isInOrder();
        }
    }

    @Test
    @Rule("S12.2")
    default void aKeyIsAnsweredOnceWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            for (int round = 0; round < Together.ROUNDS; round++) {
                IdempotencyKey key = Things.key();

                List<Optional<Answer>> winners = Together.run(threads, thread -> {
                    Answer answer = Things.done("answered by " + thread, Things.key(), key);
                    ChangeSet changes = ChangeSet.builder()
                            .post(LedgerThings.transfer(Cast.ANN, Cast.BEN, 1))
                            .build()
                            .and(answer);
                    boolean won = bank.takes(changes);
                    assertThat(bank.find(new Key.AnswerKey(key)))
                            .as("the answer, once somebody has heard that there is one")
                            .isPresent();
                    return won ? Optional.of(answer) : Optional.empty();
                });

                List<Answer> won = winners.stream().flatMap(Optional::stream).toList();
                assertThat(won).as("who won").hasSize(1);
                assertThat(bank.find(new Key.AnswerKey(key)).map(Answered::answer))
                        .contains(won.get(0));
                assertThat(bank.balance(Cast.BEN)).isEqualTo(round + 1);
            }
        }
    }

    @Test
    @Rule("S12.3")
    default void exactlyOneReplacesEachVersionWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            Key.CategoryKey key = new Key.CategoryKey(Cast.GARDENING.code());
            for (int version = 1; version <= Together.ROUNDS; version++) {
                int expected = version;

                List<Optional<Category>> winners = Together.run(threads, thread -> {
                    Category category = new Category(key.code(), "Version " + expected + " of " + thread, false);
                    ChangeSet changes =
                            ChangeSet.builder().put(key, expected, category).build();
                    return bank.takes(changes) ? Optional.of(category) : Optional.empty();
                });

                List<Category> won = winners.stream().flatMap(Optional::stream).toList();
                assertThat(won).as("who replaced version %s", version).hasSize(1);
                assertThat(bank.load(key).versioned(key)).contains(new Versioned<>(won.get(0), version + 1));
            }
        }
    }

    @Test
    @Rule("S12.4")
    default void noUpdateIsLostWhenEachIsDecidedFromWhatWasLoaded() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            Member member = Things.person();
            bank.applied(Things.joining(member));
            Key.MemberKey key = new Key.MemberKey(member.id());

            List<Integer> applied = Together.run(threads, thread -> {
                int times = 0;
                for (int round = 0; round < Together.ROUNDS; round++) {
                    Versioned<Member> before = bank.load(key).versioned(key).orElseThrow();
                    Membership next = Membership.since(
                            before.value().latestMembership().from().plusDays(1));
                    ChangeSet changes = ChangeSet.builder()
                            .put(key, before.version(), before.value().withLatestMembership(next))
                            .build();
                    times += bank.takes(changes) ? 1 : 0;
                }
                return times;
            });

            LocalDate first = member.latestMembership().from();
            assertThat(bank.find(key).orElseThrow().latestMembership().from()).isEqualTo(first.plusDays(sum(applied)));
            assertThat(bank.load(key).version(key)).isEqualTo(1 + sum(applied));
        }
    }

    @Test
    @Rule("S12.5")
    default void aReferenceIsGivenOnceWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());
            for (int round = 0; round < Together.ROUNDS; round++) {
                ExternalReference reference = ExternalReference.of("crm", "number " + round);

                List<Optional<Member>> winners = Together.run(threads, thread -> {
                    Member member = Things.person(reference);
                    boolean won = bank.takes(Things.joining(member));
                    return won ? Optional.of(member) : Optional.empty();
                });

                List<Member> won = winners.stream().flatMap(Optional::stream).toList();
                assertThat(won).as("who got the reference").hasSize(1);
                assertThat(bank.find(new Key.MemberKey(reference))).contains(won.get(0));
            }
        }
    }

    @Test
    @Rule("S12.6")
    default void aTimebankIsFoundedOnceWhateverRaces() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.notYetFounded(store());
            ChangeSet founding = Things.founding();

            List<Applied> applied = Together.run(threads, thread -> bank.apply(founding));

            assertThat(Collections.frequency(applied, Applied.APPLIED)).isEqualTo(1);
            assertThat(bank.find(new Key.RulesKey())).contains(Things.rules(1));
        }
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
