package org.timebank.failures.load;

import java.util.List;

/**
 * What came of comparing answers with books.
 *
 * @param figures how much was compared
 * @param flaws everything that does not fit; none if every command that was acknowledged is there exactly once, none is that was
 *     refused, the ledger verifies, and the host was told of everything in its order
 */
public record Audit(Figures figures, List<String> flaws) {

    public Audit {
        flaws = List.copyOf(flaws);
    }
}
