package org.timebank.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.timebank.credit.AccountId;
import org.timebank.spi.Applied;

/**
 * Lets those go together who would wait for each other. Work that would be one too many on an account waits until other
 * work is done there, and then goes in one transaction with whoever waited as well. Other work goes at once, and alone. Thread-safe.
 *
 * <p>The database would keep them waiting too, each with a connection, and for one commit after the other. Between several
 * stores its locks decide as ever, and so they do for whoever has waited for long.
 *
 * @param <W> a piece of work
 */
final class Gathering<W> {

    /** So many go together at most, so that nobody waits for a crowd. */
    private static final int MOST = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    private final int atOnce;
    private final Duration longestWait;
    private final Function<List<W>, Applied> doing;
    private final Map<Integer, Room<W>> rooms = new HashMap<>();

    /**
     * Nobody, as yet.
     *
     * @param atOnce how many may be at work on an account at once
     * @param longestWait after which somebody goes alone, and lets the database decide how long to wait
     * @param doing does one piece of work, or several in one transaction: all of them, or none if some may not be done
     */
    Gathering(int atOnce, Duration longestWait, Function<List<W>, Applied> doing) {
        this.atOnce = atOnce;
        this.longestWait = longestWait;
        this.doing = doing;
    }

    /** Somebody with work that moves accounts, and what to do once the wait is over. */
    private static final class Place<W> {
        private final W work;
        private final Set<AccountId> accounts;
        private final CompletableFuture<Supplier<Applied>> next = new CompletableFuture<>();

        Place(W work, Set<AccountId> accounts) {
            this.work = work;
            this.accounts = accounts;
        }

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
            return place.accounts.stream().allMatch(account -> moving.getOrDefault(account, 0) < atOnce);
        }

        private void begin(List<Place<W>> group) {
            accounts(group).forEach(account -> moving.merge(account, 1, Integer::sum));
        }

        private void end(List<Place<W>> group) {
            accounts(group).forEach(account -> moving.computeIfPresent(account, (id, n) -> n == 1 ? null : n - 1));
        }

        private Set<AccountId> accounts(List<Place<W>> group) {
            return group.stream().flatMap(place -> place.accounts.stream()).collect(Collectors.toSet());
        }

        /** Those who may begin, together, now that these have ended. */
        List<Place<W>> after(List<Place<W>> ended) {
            end(ended);
            List<Place<W>> next = new ArrayList<>();
            List<Place<W>> left = new ArrayList<>();
            Set<AccountId> claimed = new HashSet<>();
            for (Place<W> place : waiting) {
                if (next.size() < MOST && isFree(place) && Collections.disjoint(place.accounts, claimed)) {
                    next.add(place);
                } else {
                    left.add(place);
                    claimed.addAll(place.accounts);
                }
            }
            waiting.clear();
            waiting.addAll(left);
            begin(next);
            return next;
        }

        boolean isEmpty() {
            return moving.isEmpty() && waiting.isEmpty();
        }
    }

    /**
     * Does a piece of work, by itself or along with others'. What could not be done along with others, for whatever reason,
     * is tried by itself.
     *
     * @param accounts those that it moves
     */
    Applied take(int timebank, Set<AccountId> accounts, W work) {
        Place<W> own = new Place<>(work, accounts);
        boolean begins;
        synchronized (rooms) {
            begins = rooms.computeIfAbsent(timebank, none -> new Room<>(atOnce)).begins(own);
        }
        return begins ? lead(timebank, List.of(own)) : await(timebank, own).get();
    }

    /** What to do, once somebody has said so or it has taken too long. */
    private Supplier<Applied> await(int timebank, Place<W> own) {
        return own.next
                .copy()
                .completeOnTimeout(
                        () -> withdraws(timebank, own)
                                ? alone(own)
                                : own.next.join().get(),
                        longestWait.toNanos(),
                        TimeUnit.NANOSECONDS)
                .join();
    }

    /** Whether somebody was still waiting, and does not any more. */
    private boolean withdraws(int timebank, Place<W> place) {
        synchronized (rooms) {
            @Nullable Room<W> room = rooms.get(timebank);
            return room != null && room.waiting.remove(place);
        }
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
        boolean isDone = false;
        try {
            isDone = isDoneTogether(group);
        } finally {
            for (Place<W> other : group.subList(1, group.size())) {
                other.next.complete(isDone ? () -> Applied.APPLIED : () -> alone(other));
            }
            leave(timebank, group);
        }
        return isDone ? Applied.APPLIED : alone(own);
    }

    /** If not, it may have been all the same; each finds out by itself, and who is to blame is. */
    private boolean isDoneTogether(List<Place<W>> group) {
        try {
            return doing.apply(group.stream().map(place -> place.work).toList()) == Applied.APPLIED;
        } catch (RuntimeException e) {
            LOG.debug("What waited for the same accounts could not be stored together", e);
            return false;
        }
    }

    private Applied alone(Place<W> place) {
        return doing.apply(List.of(place.work));
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
            next.get(0).next.complete(() -> lead(timebank, next));
        }
    }
}
