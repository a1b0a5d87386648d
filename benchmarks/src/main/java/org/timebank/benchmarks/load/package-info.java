/** Clients that do the same over and over, side by side, and how much they get done: {@link org.timebank.benchmarks.load.Load}. */
@NullMarked
package org.timebank.benchmarks.load;

import org.jspecify.annotations.NullMarked;
