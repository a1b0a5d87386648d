package org.timebank.jdbc;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Whether those who change a database do so side by side or one after the other. Thread-safe.
 *
 * <p>One after the other where H2 keeps it in a file. When H2 (2.5) writes, it takes what stands in one table, then what stands in
 * the next: what others change meanwhile may be in the second and not in the first. The next time that it writes makes up for
 * it. When the process is killed before, a transaction may be rolled back in one table and stand in another, with what was
 * acknowledged built upon it (issue 2080 of H2 says so as well). While only one changes something, there is nothing to tear.
 */
interface Turns {

    /** Does work when its turn comes. */
    <T> T take(Supplier<T> work);

    /** Everybody at once: the database sees to it that they do no harm. */
    static Turns sideBySide() {
        return new Turns() {
            @Override
            public <T> T take(Supplier<T> work) {
                return work.get();
            }
        };
    }

    /** One after the other, from the first statement until the commit has come back. */
    static Turns oneByOne() {
        Lock turn = new ReentrantLock();
        return new Turns() {
            @Override
            public <T> T take(Supplier<T> work) {
                turn.lock();
                try {
                    return work.get();
                } finally {
                    turn.unlock();
                }
            }
        };
    }
}
