package org.timebank.testkit.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest of many: few enough to be looked through at every step. Mutable. */
final class Recent<T> {

    private final int most;
    private final Deque<T> latest = new ArrayDeque<>();

    Recent(int most) {
        this.most = most;
    }

    void add(T one) {
        latest.add(one);
        if (latest.size() > most) {
            latest.remove();
        }
    }

    List<T> all() {
        return List.copyOf(latest);
    }

    List<T> those(Predicate<T> fitting) {
        return latest.stream().filter(fitting).toList();
    }
}
