package org.timebank.benchmarks.load;

import java.time.Duration;

/**
 * How long clients work.
 *
 * @param leadIn at first, uncounted: connections, prepared statements and caches settle
 * @param measured then, counted
 */
public record Pace(Duration leadIn, Duration measured) {}
