package org.timebank.failures.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.timebank.Tenant;
import org.timebank.command.Outcome;
import org.timebank.member.MemberId;

/** Sends one deed after the other, what follows from them, some of them again, and some that others send as well. */
final class Client implements Runnable {

    private static final int HUNDRED = 100;
    private static final int SENT_BY_TWO = 8;
    private static final int SENT_AGAIN = 8;
    private static final int AFTER_ANOTHER = 60;
    private static final int AFTER_AN_EXCEPTION = 50;

    private static final int LONGEST_GIFT = 90;
    private static final int MOST_QUARTERS = 6;

    private final String name;
    private final Community community;
    private final Tenant tenant;
    private final Witness witness;
    private final Queue<Deed<?>> shared;
    private final Random random;
    private final Deque<Deed<?>> toCome = new ArrayDeque<>();
    private final List<Deed<?>> sent = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * A client.
     *
     * @param name with which its keys begin
     * @param tenant to whom it sends
     * @param shared what others send at about the same time
     */
    Client(String name, Community community, Tenant tenant, Witness witness, Queue<Deed<?>> shared, Random random) {
        this.name = name;
        this.community = community;
        this.tenant = tenant;
        this.witness = witness;
        this.shared = shared;
        this.random = random;
    }

    @Override
    public void run() {
        while (!stopped) {
            Deed<?> deed = deed();
            if (isChosen(SENT_BY_TWO)) {
                shared.add(deed);
            }
            perform(deed);
        }
    }

    /** What is being sent is the last. */
    void stop() {
        stopped = true;
    }

    /** What ended in an exception is sent again some time later, or left open. */
    private <R> void perform(Deed<R> deed) {
        sent.add(deed);
        Optional<Outcome<R>> outcome = witness.send(deed, tenant);
        if (outcome.isEmpty()) {
            if (isChosen(AFTER_AN_EXCEPTION)) {
                toCome.add(deed);
            }
        } else if (outcome.get() instanceof Outcome.Done<R> done) {
            deed.next().apply(done.result()).ifPresent(toCome::add);
        }
    }

    private Deed<?> deed() {
        Optional<Deed<?>> along = Optional.ofNullable(shared.poll());
        if (along.isPresent()) {
            return along.get();
        }
        if (!sent.isEmpty() && isChosen(SENT_AGAIN)) {
            return sent.get(random.nextInt(sent.size()));
        }
        return !toCome.isEmpty() && isChosen(AFTER_ANOTHER) ? toCome.remove() : newDeed();
    }

    private Deed<?> newDeed() {
        String key = name + "-" + sent.size();
        int first = random.nextInt(community.members().size());
        int distance = 1 + random.nextInt(community.members().size() - 1);
        MemberId one = community.members().get(first);
        MemberId other =
                community.members().get((first + distance) % community.members().size());
        long quarters = Community.QUARTER * (1 + random.nextInt(MOST_QUARTERS));
        return switch (random.nextInt(7)) {
            case 0 -> Deeds.record(key, one, other, quarters);
            case 1, 2 -> Deeds.propose(key, one, other, quarters);
            case 3 -> Deeds.hold(key, one, quarters);
            case 4 -> Deeds.give(key, one, other, Community.TOO_MUCH);
            default -> Deeds.give(key, one, other, 1 + random.nextInt(LONGEST_GIFT));
        };
    }

    private boolean isChosen(int hundredths) {
        return random.nextInt(HUNDRED) < hundredths;
    }
}
