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
import org.timebank.spi.Versioned;
import org.timebank.testkit.model.Books;

/** S12: the same promises hold when many write at once. */
interface RaceRules extends StoreUnderTest {

    @Test
    @Rule("S12.1")
    default void limitsAreKeptWhateverRuns() {
        Limits limits = new Limits(OptionalLong.of(-100), OptionalLong.of(100));
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            List<Integer> applied = Together.run(threads, thread -> {
                Random random = new Random(thread);
                int times = 0;
                for (int round = 0; round < Together.ROUNDS; round++) {
                    ChangeSet changes = ChangeSet.builder()
                            .post(Things.transfer(Cast.ANN, Cast.BEN, random.nextInt(1, 90)))
                            .keep(AccountId.of(Cast.ANN.id()), limits)
                            .keep(AccountId.of(Cast.BEN.id()), limits)
                            .build();
                    times += bank.apply(changes) == Applied.APPLIED ? 1 : 0;
                }
                return times;
            });

            for (Member member : List.of(Cast.ANN, Cast.BEN)) {
                assertThat(bank.statement(member))
                        .hasSize(sum(applied))
                        .allMatch(line -> Math.abs(line.balance()) <= 100);
            }
            Books.balance(store(), bank.id());
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
                            .post(Things.transfer(Cast.ANN, Cast.BEN, 1))
                            .build()
                            .and(answer);
                    boolean won = bank.apply(changes) == Applied.APPLIED;
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
                    return bank.apply(changes) == Applied.APPLIED ? Optional.of(category) : Optional.empty();
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
                    times += bank.apply(changes) == Applied.APPLIED ? 1 : 0;
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
                    boolean won = bank.apply(Things.joining(member)) == Applied.APPLIED;
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
            ChangeSet founding = ChangeSet.builder()
                    .put(new Key.RulesKey(), 0, Things.rules(1))
                    .build();

            List<Applied> applied = Together.run(threads, thread -> bank.apply(founding));

            assertThat(Collections.frequency(applied, Applied.APPLIED)).isEqualTo(1);
            assertThat(bank.find(new Key.RulesKey())).contains(Things.rules(1));
        }
    }

    @Test
    @Rule("S12.7")
    default void statementsHaveNoGapsWhateverRan() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            List<Integer> applied = Together.run(threads, thread -> {
                int times = 0;
                for (int round = 0; round < Together.ROUNDS; round++) {
                    ChangeSet changes = ChangeSet.builder()
                            .post(Things.transfer(Cast.ANN, Cast.MEMBERS.get(1 + (thread + round) % 5), 1 + round))
                            .build();
                    times += bank.apply(changes) == Applied.APPLIED ? 1 : 0;
                }
                return times;
            });

            assertThat(bank.statement(Cast.ANN)).hasSize(sum(applied));
            Books.balance(store(), bank.id());
        }
    }

    @Test
    @Rule("S12.8")
    default void transfersInOppositeDirectionsEndAppliedOrStale() {
        for (int threads : Together.CROWDS) {
            TestTimebank bank = TestTimebank.in(store());

            List<Integer> applied = Together.run(threads, thread -> {
                Member from = thread % 2 == 0 ? Cast.ANN : Cast.BEN;
                Member to = thread % 2 == 0 ? Cast.BEN : Cast.ANN;
                int times = 0;
                for (int round = 0; round < Together.ROUNDS; round++) {
                    ChangeSet.Builder changes = ChangeSet.builder();
                    if (round % 2 == 0) {
                        changes.post(Things.transfer(from, to, 7));
                    } else {
                        changes.post(Values.transactionOfMany(new Random(thread + 100L * round)));
                    }
                    times += bank.apply(changes.build()) == Applied.APPLIED ? 1 : 0;
                }
                return times;
            });

            assertThat(sum(applied)).as("transfers that went through").isPositive();
            Books.balance(store(), bank.id());
        }
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
