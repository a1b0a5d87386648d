package org.timebank.testkit;

import org.timebank.spi.TimebankStore;

/** What every group of rules is about. */
interface StoreUnderTest {

    /** The store. Others of the same test use it as well: each try founds a timebank of its own in it. */
    TimebankStore store();
}
