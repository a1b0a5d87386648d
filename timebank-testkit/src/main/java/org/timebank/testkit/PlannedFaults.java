package org.timebank.testkit;

/** Lets one write point fail, counted from the moment at which it was planned. Thread-safe. */
final class PlannedFaults implements WritePoints {

    private int reached;
    private int first = Integer.MAX_VALUE;
    private int last;
    private boolean hit;

    /** Nothing fails from now on. */
    synchronized void none() {
        first = Integer.MAX_VALUE;
    }

    /** One point fails. */
    synchronized void at(int point) {
        between(point, point);
    }

    /** One point fails, and all after it. */
    synchronized void from(int point) {
        between(point, Integer.MAX_VALUE);
    }

    private void between(int from, int to) {
        reached = 0;
        first = from;
        last = to;
        hit = false;
    }

    /** Whether a point has failed since it was planned. */
    synchronized boolean hit() {
        return hit;
    }

    /** How many points were reached since a fault was planned. */
    synchronized int points() {
        return reached;
    }

    @Override
    public synchronized void reached() {
        reached++;
        if (reached >= first && reached <= last) {
            hit = true;
            throw new WriteFault(reached);
        }
    }
}
