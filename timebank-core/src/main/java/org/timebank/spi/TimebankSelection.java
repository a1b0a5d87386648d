package org.timebank.spi;

/** Which of a store's timebanks are asked for. */
public enum TimebankSelection {
    /** All that were founded. */
    ALL,
    /** Those with an event of which the host has not been told. */
    WITH_PENDING_EVENTS
}
