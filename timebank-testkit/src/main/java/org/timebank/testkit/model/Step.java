package org.timebank.testkit.model;

/**
 * One thing that somebody tries, in numbers from which a {@link Play} chooses among what there is by then. Small numbers are
 * ordinary ones, so that a long story shrinks to a short one. Immutable.
 *
 * @param deed what is tried
 * @param who who tries it
 * @param again whether it was tried before
 * @param days how many days after the step before
 * @param together whether it is sent in one batch with the steps before and after that are likewise
 * @param first chooses the exchange, the hold, the offer, the member or the provider; from {@value #UNKNOWN} on, one that
 *     is not there
 * @param second chooses the recipient, the category or the party; likewise
 * @param third chooses days, times and the rest
 */
public record Step(Deed deed, Who who, Again again, int days, boolean together, int first, int second, int third) {

    /** Numbers from here on choose what is not there. */
    static final int UNKNOWN = 96;

    /** Numbers are below this. */
    static final int NUMBERS = 100;

    /** The same of others. */
    Step next() {
        return new Step(deed, who, again, days, together, (first + 1) % 90, (second + 2) % 90, third);
    }

    /** What happens more often than other things. */
    interface Weighted {
        int weight();
    }

    /** What is tried. */
    public enum Deed implements Weighted {
        RECORD(5),
        RECORD_TWO_LEGS(2),
        PROPOSE(5),
        PROPOSE_TWO_LEGS(1),
        ACCEPT(9),
        CONFIRM(6),
        APPROVE(4),
        DECLINE(1),
        CANCEL(2),
        REVERSE_EXCHANGE(3),
        GIVE(5),
        DONATE(5),
        PAY_FROM_POT(3),
        ADJUST(4),
        OPEN_BALANCES(2),
        REVERSE(5),
        HOLD(5),
        CAPTURE(4),
        RELEASE(2),
        EXPIRE_HOLDS(3),
        EXPIRE_CREDITS(4),
        CHANGE_LIMITS(3),
        CLOSE(3),
        REOPEN(3),
        SEAL(2),
        JOIN(3),
        LEAVE(2),
        COME_BACK(3),
        PUBLISH(2),
        WITHDRAW(1),
        DEFINE(1),
        ADOPT(4);

        private final int weight;

        Deed(int weight) {
            this.weight = weight;
        }

        @Override
        public int weight() {
            return weight;
        }
    }

    /** Who tries it. */
    public enum Who implements Weighted {
        /** Whoever is the one to do it. */
        FITTING(60),
        MEMBER(6),
        BROKER(2),
        BROKER_FOR_A_MEMBER(3),
        BROKER_WHO_IS_A_MEMBER(2),
        BROKER_WHO_IS_A_MEMBER_FOR_ANOTHER(3),
        ADMINISTRATOR(2),
        ADMINISTRATOR_FOR_A_MEMBER(1),
        MEMBER_FOR_ANOTHER(1),
        AUDITOR(1),
        RESEARCHER(1),
        SOMEBODY_UNKNOWN(1);

        private final int weight;

        Who(int weight) {
            this.weight = weight;
        }

        @Override
        public int weight() {
            return weight;
        }
    }

    /** Whether it was tried before. */
    public enum Again implements Weighted {
        NEW(16),
        /** What was asked before, once more. */
        SAME(3),
        /** Something else, under a key that was used before. */
        SAME_KEY(1),
        /** Of a session that was written down before some legs again, or all of them and one more. */
        PARTLY(1);

        private final int weight;

        Again(int weight) {
            this.weight = weight;
        }

        @Override
        public int weight() {
            return weight;
        }
    }
}
