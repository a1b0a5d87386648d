package org.timebank.risk;

import java.util.List;

/**
 * One thing to look at before members meet.
 *
 * <p>A check is a pure function: the same proposal gives the same findings, whoever asks and whenever. It is asked by many
 * threads. It throws nothing.
 */
public interface RiskCheck {

    /** The stable name of the check, 1 to 40 characters, kept with every assessment that it took part in. */
    String name();

    /** What it notices; empty when nothing stands in the way. */
    List<Finding> check(Proposal proposal);
}
