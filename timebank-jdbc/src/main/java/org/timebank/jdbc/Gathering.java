package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.AccountId;
import org.timebank.spi.Applied;
import org.timebank.spi.StoreException;

/**
 * Lets those go together who would wait for each other. Work that meets other work on an account waits until one of those
 * is done, and then goes in one transaction with whoever waited as well. Work that meets nobody goes at once, and alone.
 * Thread-safe.
 *
 * <p>The database would keep them waiting too, each with a connection, and for one commit after the other. Between several
 * stores its locks decide as ever.
 *
 * @param <W> a piece of work
 */
final class Gathering<W> {

    /** So many go together at most, so that nobody waits for a crowd. */
    private static final int MOST = 16;

    private final int atOnce;
    private final Function<List<W>, Applied> doing;
    private final Map<Integer, Room<W>> rooms = new HashMap<>();

    /**
     * Nobody, as yet.
     *
     * @param atOnce how many may be at work on an account at once
     * @param doing does one piece of work, or several in one transaction: all of them, or none if some may not be done
     */
    Gathering(int atOnce, Function<List<W>, Applied> doing) {
        this.atOnce = atOnce;
        this.doing = doing;
    }

    /**
     * Somebody with work.
     *
     * @param accounts those that it moves
     * @param next what to do once the wait is over
     */
    private record Place<W>(W work, Set<AccountId> accounts, CompletableFuture<Supplier<Applied>> next) {

        boolean meets(Place<W> other) {
            return !Collections.disjoint(accounts, other.accounts);
        }
    }

    /** Who is at work in a timebank, and who waits, in the order in which they came. */
    private static final class Room<W> {
        private final int atOnce;
        private final Map<AccountId, Integer> moving = new HashMap<>();
        private final List<Place<W>> waiting = new ArrayList<>();

        Room(int atOnce) {
            this.atOnce = atOnce;
        }

        /** Whether work may begin. Nobody overtakes those who wait for the same accounts. */
        boolean begins(Place<W> place) {
            if (isFree(place) && waiting.stream().noneMatch(place::meets)) {
                begin(List.of(place));
                return true;
            }
            waiting.add(place);
            return false;
        }

        private boolean isFree(Place<W> place) {
            return place.accounts().stream().allMatch(account -> moving.getOrDefault(account, 0) < atOnce);
        }

        private void begin(List<Place<W>> group) {
            accounts(group).forEach(account -> moving.merge(account, 1, Integer::sum));
        }

        private void end(List<Place<W>> group) {
            accounts(group).forEach(account -> moving.computeIfPresent(account, (id, n) -> n == 1 ? null : n - 1));
        }

        private Set<AccountId> accounts(List<Place<W>> group) {
            return group.stream().flatMap(place -> place.accounts().stream()).collect(Collectors.toSet());
        }

        /** Those who may begin, together, now that these have ended. */
        List<Place<W>> after(List<Place<W>> ended) {
            end(ended);
            List<Place<W>> next = new ArrayList<>();
            List<Place<W>> left = new ArrayList<>();
            for (Place<W> place : waiting) {
                boolean begins =
                        next.size() < MOST && isFree(place) && left.stream().noneMatch(place::meets);
                (begins ? next : left).add(place);
            }
            waiting.retainAll(left);
            begin(next);
            return next;
        }

        boolean isEmpty() {
            return moving.isEmpty() && waiting.isEmpty();
        }
    }

    /**
     * Does a piece of work, by itself or along with others'. What could not be done along with others is tried by itself,
     * unless the storage failed.
     *
     * @param accounts those that it moves
     * @throws StoreException if the storage failed, in which case it is not known whether it was done
     */
    Applied take(int timebank, Set<AccountId> accounts, W work) {
        Place<W> own = new Place<>(work, accounts, new CompletableFuture<>());
        boolean begins;
        synchronized (rooms) {
            begins = rooms.computeIfAbsent(timebank, none -> new Room<>(atOnce)).begins(own);
        }
        return begins ? lead(timebank, List.of(own)) : own.next().join().get();
    }

    /** How many wait in a timebank. */
    int waiting(int timebank) {
        synchronized (rooms) {
            @Nullable Room<W> room = rooms.get(timebank);
            return room == null ? 0 : room.waiting.size();
        }
    }

    /** Does the work of these, in the thread of the first. */
    private Applied lead(int timebank, List<Place<W>> group) {
        Place<W> own = group.get(0);
        if (group.size() == 1) {
            try {
                return alone(own);
            } finally {
                leave(timebank, group);
            }
        }
        Optional<Supplier<Applied>> answer = Optional.empty();
        try {
            answer = together(group);
        } finally {
            leave(timebank, group);
            for (Place<W> other : group.subList(1, group.size())) {
                other.next().complete(answer.orElse(() -> alone(other)));
            }
        }
        return answer.orElse(() -> alone(own)).get();
    }

    /** What came of it for all of them; nothing if each has to try alone. */
    private Optional<Supplier<Applied>> together(List<Place<W>> group) {
        try {
            Applied applied = doing.apply(group.stream().map(Place::work).toList());
            return applied == Applied.APPLIED ? Optional.of(() -> applied) : Optional.empty();
        } catch (StoreException failure) {
            return Optional.of(() -> {
                throw new StoreException(String.valueOf(failure.getMessage()), failure, failure.isPassing());
            });
        } catch (IllegalArgumentException | ArithmeticException e) {
            // They do not go together, or one of them may not be done at all.
            return Optional.empty();
        }
    }

    private Applied alone(Place<W> place) {
        return doing.apply(List.of(place.work()));
    }

    private void leave(int timebank, List<Place<W>> group) {
        List<Place<W>> next;
        synchronized (rooms) {
            Room<W> room = rooms.computeIfAbsent(timebank, none -> new Room<>(atOnce));
            next = room.after(group);
            if (room.isEmpty()) {
                rooms.remove(timebank);
            }
        }
        if (!next.isEmpty()) {
            next.get(0).next().complete(() -> lead(timebank, next));
        }
    }
}
