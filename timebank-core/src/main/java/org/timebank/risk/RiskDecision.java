package org.timebank.risk;

/**
 * What may happen with a proposal, from the mildest to the strictest. Findings are joined by taking the strictest, so one
 * more check never makes a decision milder.
 */
public enum RiskDecision {
    /** Nothing stands in the way. */
    ALLOW,
    /** It may go ahead, and something is to be heeded or is marked. */
    ALLOW_WITH_CONDITIONS,
    /** It can go ahead once something is shown. */
    EVIDENCE_NEEDED,
    /** A person decides. */
    REFER,
    /** The law forbids it as proposed. */
    UNLAWFUL,
    /** One of the members does not want it. No reason is asked for. */
    DECLINED_BY_MEMBER;

    /** The stricter of the two. */
    public RiskDecision join(RiskDecision other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether the exchange may go ahead as things are. */
    public boolean allows() {
        return compareTo(ALLOW_WITH_CONDITIONS) <= 0;
    }
}
