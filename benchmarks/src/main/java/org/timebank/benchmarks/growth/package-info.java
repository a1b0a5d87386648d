/** The same calls in a small and in a large ledger: {@link org.timebank.benchmarks.growth.GrowthBenchmark}. */
@NullMarked
package org.timebank.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
