package org.timebank.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timebank.credit.AccountId;
import org.timebank.spi.Applied;
import org.timebank.spi.StoreException;

@Timeout(60)
class GatheringTest {

    private static final int TIMEBANK = 1;
    private static final Duration NO_END = Duration.ofHours(1);
    private static final AccountId ANN = account(1);
    private static final AccountId BEN = account(2);
    private static final AccountId CYD = account(3);
    private static final AccountId DAN = account(4);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> done = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger waiting = new AtomicInteger();

    /** The first piece of work takes until this. */
    private final CompletableFuture<Void> firstEnds = new CompletableFuture<>();

    private Function<List<String>, Applied> coming = works -> Applied.APPLIED;

    private final Gathering<String> gathering = new Gathering<>(1, NO_END, this::work);

    private Applied work(List<String> works) {
        done.add(works);
        if (works.equals(List.of("first"))) {
            firstEnds.join();
            return Applied.APPLIED;
        }
        return coming.apply(works);
    }

    @AfterEach
    void end() {
        firstEnds.complete(null);
        threads.shutdown();
    }

    @Test
    void whoeverMeetsNobodyGoesAtOnceAndAlone() throws Exception {
        Future<Applied> first = begin("first", ANN, BEN);

        assertThat(gathering.take(TIMEBANK, Set.of(CYD, DAN), "other accounts")).isEqualTo(Applied.APPLIED);
        assertThat(gathering.take(TIMEBANK + 1, Set.of(ANN, BEN), "another timebank"))
                .isEqualTo(Applied.APPLIED);
        assertThat(done).containsExactly(List.of("first"), List.of("other accounts"), List.of("another timebank"));
        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);
    }

    @Test
    void thoseWhoWaitForTheSameAccountGoTogetherInTheOrderInWhichTheyCame() throws Exception {
        Future<Applied> first = begin("first", ANN, BEN);
        List<Future<Applied>> others = List.of(wait("2", ANN, CYD), wait("3", BEN, DAN), wait("4", ANN, DAN));

        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);

        for (Future<Applied> other : others) {
            assertThat(other.get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        }
        assertThat(done).containsExactly(List.of("first"), List.of("2", "3", "4"));
    }

    /** As many as were said: the next one waits, and goes with those who come meanwhile. */
    @Test
    void severalMayBeAtWorkOnAnAccount() throws Exception {
        CompletableFuture<Void> secondEnds = new CompletableFuture<>();
        Gathering<String> two = new Gathering<>(2, NO_END, works -> {
            done.add(works);
            if (works.equals(List.of("1"))) {
                firstEnds.join();
            } else if (works.equals(List.of("2"))) {
                secondEnds.join();
            }
            return Applied.APPLIED;
        });
        List<Future<Applied>> all = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            String work = String.valueOf(i);
            all.add(threads.submit(() -> two.take(TIMEBANK, Set.of(ANN, BEN), work)));
            int begun = Math.min(i, 2);
            int left = i - begun;
            while (done.size() < begun || two.waiting(TIMEBANK) < left) {
                Thread.sleep(1);
            }
        }

        secondEnds.complete(null);

        for (Future<Applied> one : all.subList(1, 4)) {
            assertThat(one.get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        }
        assertThat(all.get(0).isDone()).isFalse();
        firstEnds.complete(null);
        assertThat(all.get(0).get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThat(done).containsExactly(List.of("1"), List.of("2"), List.of("3", "4"));
    }

    @Test
    void nobodyOvertakesThoseWhoWaitForTheSameAccount() throws Exception {
        Future<Applied> first = begin("first", ANN, BEN);
        Future<Applied> second = wait("2", ANN, CYD);
        Future<Applied> third = wait("3", CYD, DAN);

        assertThat(done).containsExactly(List.of("first"));
        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);

        assertThat(second.get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThat(third.get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThat(done).containsExactly(List.of("first"), List.of("2", "3"));
    }

    @Test
    void whatMayNotBeDoneTogetherIsTriedByItself() throws Exception {
        coming = works -> works.contains("3") ? Applied.STALE : Applied.APPLIED;
        Future<Applied> first = begin("first", ANN, BEN);
        List<Future<Applied>> others = List.of(wait("2", ANN, BEN), wait("3", ANN, BEN), wait("4", ANN, BEN));

        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);

        assertThat(others.get(0).get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThat(others.get(1).get(30, SECONDS)).isEqualTo(Applied.STALE);
        assertThat(others.get(2).get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThat(done)
                .startsWith(List.of("first"), List.of("2", "3", "4"))
                .containsExactlyInAnyOrder(
                        List.of("first"), List.of("2", "3", "4"), List.of("2"), List.of("3"), List.of("4"));
    }

    @Test
    void whoseChangeIsImpossibleHearsItAndNobodyElse() throws Exception {
        coming = works -> {
            if (works.contains("3")) {
                throw new ArithmeticException("too large");
            }
            return Applied.APPLIED;
        };
        Future<Applied> first = begin("first", ANN, BEN);
        List<Future<Applied>> others = List.of(wait("2", ANN, BEN), wait("3", ANN, BEN));

        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);

        assertThat(others.get(0).get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThatThrownBy(() -> others.get(1).get(30, SECONDS)).hasRootCauseInstanceOf(ArithmeticException.class);
    }

    /** It may have been stored all the same: each finds out by its key. */
    @Test
    void whenTheStorageFailsEachTriesByItself() throws Exception {
        coming = works -> {
            if (works.size() > 1) {
                throw new StoreException("lost", new IllegalStateException(), true);
            }
            return works.contains("3") ? Applied.STALE : Applied.APPLIED;
        };
        Future<Applied> first = begin("first", ANN, BEN);
        List<Future<Applied>> others = List.of(wait("2", ANN, BEN), wait("3", ANN, BEN));

        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);

        assertThat(others.get(0).get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThat(others.get(1).get(30, SECONDS)).isEqualTo(Applied.STALE);
    }

    /** Such as a host whose own transaction keeps an account locked: whoever needs another is not kept from it for ever. */
    @Test
    void whoHasWaitedForLongGoesAlone() throws Exception {
        Gathering<String> impatient = new Gathering<>(1, Duration.ofMillis(50), this::work);
        Future<Applied> first = threads.submit(() -> impatient.take(TIMEBANK, Set.of(ANN, BEN), "first"));
        while (done.isEmpty()) {
            Thread.sleep(1);
        }

        assertThat(impatient.take(TIMEBANK, Set.of(BEN, CYD), "2")).isEqualTo(Applied.APPLIED);

        assertThat(first.isDone()).isFalse();
        assertThat(impatient.waiting(TIMEBANK)).isZero();
        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThat(done).containsExactly(List.of("first"), List.of("2"));
    }

    @Test
    void nobodyIsForgottenWhenTheOneWhoLeadsEndsInAnError() throws Exception {
        coming = works -> {
            if (works.contains("2")) {
                throw new StackOverflowError();
            }
            return Applied.APPLIED;
        };
        Future<Applied> first = begin("first", ANN, BEN);
        List<Future<Applied>> others = List.of(wait("2", ANN, BEN), wait("3", ANN, BEN));

        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);

        assertThatThrownBy(() -> others.get(0).get(30, SECONDS)).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(others.get(1).get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        assertThat(gathering.take(TIMEBANK, Set.of(ANN, BEN), "5")).isEqualTo(Applied.APPLIED);
    }

    @Test
    void notAllOfACrowdGoTogether() throws Exception {
        Future<Applied> first = begin("first", ANN, BEN);
        List<Future<Applied>> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            crowd.add(wait("of the crowd " + i, ANN, BEN));
        }

        firstEnds.complete(null);
        assertThat(first.get(30, SECONDS)).isEqualTo(Applied.APPLIED);

        for (Future<Applied> one : crowd) {
            assertThat(one.get(30, SECONDS)).isEqualTo(Applied.APPLIED);
        }
        assertThat(done.stream().map(List::size)).containsExactly(1, 16, 4);
    }

    /** Eight threads, in no order: whatever fails together, each piece of work is done once. */
    @Test
    void whateverComesIsDoneOnce() throws Exception {
        Map<AccountId, Integer> moving = new ConcurrentHashMap<>();
        List<Set<AccountId>> works = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger together = new AtomicInteger();
        Gathering<Set<AccountId>> many = new Gathering<>(2, NO_END, group -> {
            Set<AccountId> all = group.stream().flatMap(Set::stream).collect(Collectors.toSet());
            if (group.size() > 1 && together.incrementAndGet() % 5 == 0) {
                return Applied.STALE;
            }
            all.forEach(account -> moving.merge(account, 1, Integer::sum));
            pause();
            works.addAll(group);
            all.forEach(account -> moving.merge(account, -1, Integer::sum));
            return Applied.APPLIED;
        });
        List<Future<List<Set<AccountId>>>> clients = new ArrayList<>();
        for (int client = 0; client < 8; client++) {
            Random random = new Random(client);
            clients.add(threads.submit(() -> IntStream.range(0, 500)
                    .mapToObj(i -> Set.of(account(random.nextInt(3)), account(3 + random.nextInt(3))))
                    .peek(accounts ->
                            assertThat(many.take(TIMEBANK, accounts, accounts)).isEqualTo(Applied.APPLIED))
                    .toList()));
        }

        List<Set<AccountId>> all = new ArrayList<>();
        for (Future<List<Set<AccountId>>> client : clients) {
            all.addAll(client.get(60, SECONDS));
        }
        assertThat(works).containsExactlyInAnyOrderElementsOf(all);
        assertThat(together).hasPositiveValue();
        assertThat(moving.values()).containsOnly(0);
        assertThat(many.waiting(TIMEBANK)).isZero();
    }

    /** As a commit takes a while. */
    private static void pause() {
        LockSupport.parkNanos(50_000);
    }

    /** Begins something that is under way when this returns. */
    private Future<Applied> begin(String work, AccountId... accounts) throws InterruptedException {
        Future<Applied> begun = submit(work, accounts);
        while (done.isEmpty()) {
            Thread.sleep(1);
        }
        return begun;
    }

    /** Lets somebody come who waits when this returns. */
    private Future<Applied> wait(String work, AccountId... accounts) throws InterruptedException {
        Future<Applied> future = submit(work, accounts);
        int before = waiting.getAndIncrement();
        while (gathering.waiting(TIMEBANK) == before) {
            Thread.sleep(1);
        }
        return future;
    }

    private Future<Applied> submit(String work, AccountId... accounts) {
        return threads.submit(
                () -> gathering.take(TIMEBANK, Arrays.stream(accounts).collect(Collectors.toSet()), work));
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(0, number));
    }
}
