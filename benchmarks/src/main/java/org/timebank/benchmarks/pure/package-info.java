/** What needs neither store nor clock, measured with JMH. */
@NullMarked
package org.timebank.benchmarks.pure;

import org.jspecify.annotations.NullMarked;
