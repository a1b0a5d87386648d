package org.timebank.examples.host;

import java.time.LocalDate;

/**
 * A visit, as the care system knows it.
 *
 * @param number the care system's own, by which it is never credited twice
 * @param visitor who gave the time, by the care system's own id
 * @param visited who received it, by the care system's own id
 * @param day on which it was
 * @param minutes how long it took
 */
public record Visit(String number, String visitor, String visited, LocalDate day, long minutes) {}
