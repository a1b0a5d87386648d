package org.timebank.benchmarks.load;

/**
 * Two accounts, counted from 0.
 *
 * @param from is debited
 * @param to is credited
 */
public record Pair(int from, int to) {}
