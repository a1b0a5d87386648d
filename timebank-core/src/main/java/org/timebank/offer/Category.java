package org.timebank.offer;

/**
 * A kind of activity, as the community divides them. Immutable.
 *
 * @param code the community's short name for it, such as {@code gardening}
 * @param label how it is shown
 * @param needsApproval whether a broker approves each exchange of it beforehand
 */
public record Category(String code, String label, boolean needsApproval) {

    /** The longest code, in characters. */
    public static final int LONGEST_CODE = 40;

    /** The longest label, in characters. */
    public static final int LONGEST_LABEL = 200;
}
