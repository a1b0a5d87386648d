package org.timebank.benchmarks.form;

import org.timebank.Tenant;
import org.timebank.benchmarks.load.Draw;

/** What the library is asked to do over and over. */
@FunctionalInterface
public interface Deed {

    /** Does it, and answers how many ledger transactions came of it. Refusals are failures here. */
    int act(Tenant tenant, Community community, Draw draw);
}
