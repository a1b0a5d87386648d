package org.timebank.failures.load;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.TimebankId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.delivery.EventReader;
import org.timebank.spi.TimebankStore;

/** What a {@link Narrator} has said, over all processes of its that were killed, and the audit of it. */
public final class Narrated {

    private static final Duration READERS_PAUSE = Duration.ofMillis(10);

    private final Community community;
    private final Witness witness = new Witness();
    private final Heard heard = new Heard();

    private Narrated(Community community) {
        this.community = community;
    }

    /** Founds a timebank of which nothing was said yet. */
    public static Narrated found(TimebankStore store) {
        return new Narrated(Community.found(store));
    }

    /** The timebank. */
    public TimebankId timebank() {
        return community.id();
    }

    /**
     * Takes a line in.
     *
     * @return whether it tells of an answer
     */
    public boolean hear(String line) {
        String[] words = line.split(" ", -1);
        Deed<LedgerTransactionId> deed = Deeds.giftOf(words[1], community);
        switch (words[0]) {
            case Narrator.ASKED -> {
                witness.asked(deed);
                return false;
            }
            case Narrator.DONE -> witness.told(deed, Outcome.done(new LedgerTransactionId(UUID.fromString(words[2]))));
            case Narrator.REFUSED -> witness.told(deed, Outcome.refused(refusal(words[2])));
            default -> throw new IllegalArgumentException("A line that nobody said: " + line);
        }
        return true;
    }

    private static Refusal refusal(String code) {
        return new Refusal(code, OptionalInt.empty(), "", "");
    }

    /**
     * Compares it with what is there.
     *
     * @param worked how long clients were at work
     */
    public Audit audit(TimebankStore store, Duration worked) throws InterruptedException {
        try (EventReader reader =
                EventReader.builder(store, heard).timebanks(community.id()).build()) {
            reader.start(READERS_PAUSE);
            return new Auditor(community, witness, heard, List.of(reader), store).audit(worked);
        }
    }
}
