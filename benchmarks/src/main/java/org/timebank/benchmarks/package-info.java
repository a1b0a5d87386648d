/** What the library costs, measured with JMH. Run one with {@code org.openjdk.jmh.Main}. */
@NullMarked
package org.timebank.benchmarks;

import org.jspecify.annotations.NullMarked;
