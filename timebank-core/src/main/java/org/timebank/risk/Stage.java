package org.timebank.risk;

/** When a proposal is assessed. */
public enum Stage {
    /** Somebody proposes the exchange. */
    PROPOSAL,
    /** The last of the members agrees, or a broker approves. */
    AGREEMENT,
    /** It has been done; what is left is to write it down. */
    DONE
}
