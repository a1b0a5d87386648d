package org.timebank.testkit;

import org.timebank.spi.TimebankStore;

/** What every group of rules is about. */
interface StoreUnderTest {

    /** The store. Others of the same test use it as well: each try founds a timebank of its own in it. */
    TimebankStore store();

    /** Another store of the same kind, that tells of each point at which it writes. */
    TimebankStore store(WritePoints points);

    /** Whether the store promises that it has no points between which it could fail. */
    boolean writesInOneStep();
}
