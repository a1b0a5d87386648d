/** The library over the store in memory: {@link org.timebank.benchmarks.memory.MemoryBenchmark}. */
@NullMarked
package org.timebank.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
