/** The forms side by side: {@link org.timebank.benchmarks.ledger.LedgerBenchmark}. */
@NullMarked
package org.timebank.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
