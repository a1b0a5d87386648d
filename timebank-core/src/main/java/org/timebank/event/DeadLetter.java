package org.timebank.event;

/**
 * An event that could not be delivered, and is not tried any more by itself. Immutable.
 *
 * @param event the event
 * @param failure how often it was tried, when it failed last, and how
 */
public record DeadLetter(Event event, FailedDelivery failure) {}
