package org.timebank.offer;

/** Which way the help would go. */
public enum OfferKind {
    /** The member can give. */
    OFFER,
    /** The member needs. */
    REQUEST
}
