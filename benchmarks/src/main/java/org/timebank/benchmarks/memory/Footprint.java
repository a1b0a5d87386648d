package org.timebank.benchmarks.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.atomic.AtomicLong;
import org.timebank.Tenant;
import org.timebank.TimebankEngine;
import org.timebank.benchmarks.form.Community;
import org.timebank.benchmarks.form.Deeds;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pairing;
import org.timebank.inmemory.InMemoryStore;

/**
 * How much memory the store in memory takes.
 *
 * @param bytesPerMember a member with a reference, an account, an event and an answer
 * @param bytesPerEntry an entry with its half of a gift's transaction, event and answer
 */
record Footprint(double bytesPerMember, double bytesPerEntry) {

    private static final int GIFTS_AT_ONCE = 100;
    private static final int COLLECTIONS = 3;

    /** Measures it with so many members and about so many gifts. */
    static Footprint measure(int members, int gifts) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long empty = used(memory);
        InMemoryStore store = new InMemoryStore();
        Tenant tenant = TimebankEngine.builder(store).build().timebank(Community.ID);
        Community community = Community.found(tenant, members);
        long founded = used(memory);
        Draw draw = new Draw(Pairing.RANDOM, members, 1, new AtomicLong());
        int given = 0;
        while (given < gifts) {
            given += Deeds.giveTogether(GIFTS_AT_ONCE).act(tenant, community, draw);
        }
        long filled = used(memory);
        // Reads all of it: so that it is all there until now, and that it is right.
        Community.check(tenant, given);
        return new Footprint((double) (founded - empty) / members, (double) (filled - founded) / (2 * given));
    }

    private static long used(MemoryMXBean memory) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
