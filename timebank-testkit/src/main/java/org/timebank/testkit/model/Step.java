package org.timebank.testkit.model;

/**
 * One thing that somebody tries, in numbers from which a {@link Play} chooses among what there is by then. Small numbers are
 * ordinary ones, so that a long story shrinks to a short one. Immutable.
 *
 * @param deed what is tried
 * @param who who tries it
 * @param again whether it was tried before
 * @param first chooses the exchange, the offer, the member or the provider; from {@value #UNKNOWN} on, one that is not there
 * @param second chooses the recipient, the category or the party; likewise
 * @param third chooses days, times and the rest
 */
public record Step(Deed deed, Who who, Again again, int first, int second, int third) {

    /** Numbers from here on choose what is not there. */
    static final int UNKNOWN = 96;

    /** Numbers are below this. */
    static final int NUMBERS = 100;

    /** What is tried. */
    public enum Deed {
        ADOPT,
        DEFINE,
        JOIN,
        LEAVE,
        COME_BACK,
        PUBLISH,
        WITHDRAW,
        PROPOSE,
        PROPOSE_TWO_LEGS,
        APPROVE,
        ACCEPT,
        DECLINE,
        CANCEL,
        CONFIRM,
        RECORD,
        RECORD_TWO_LEGS
    }

    /** Who tries it. */
    public enum Who {
        /** Whoever is the one to do it. */
        FITTING,
        MEMBER,
        BROKER,
        BROKER_FOR_A_MEMBER,
        BROKER_WHO_IS_A_MEMBER,
        BROKER_WHO_IS_A_MEMBER_FOR_ANOTHER,
        ADMINISTRATOR,
        MEMBER_FOR_ANOTHER,
        AUDITOR,
        RESEARCHER,
        SOMEBODY_UNKNOWN
    }

    /** Whether it was tried before. */
    public enum Again {
        NEW,
        /** What was asked before, once more. */
        SAME,
        /** Something else, under a key that was used before. */
        SAME_KEY
    }
}
