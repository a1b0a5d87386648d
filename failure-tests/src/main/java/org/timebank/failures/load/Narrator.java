package org.timebank.failures.load;

import java.io.PrintStream;
import org.timebank.Tenant;
import org.timebank.TimebankEngine;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.spi.TimebankStore;

/**
 * Clients in a process that is going to be killed: they give gifts for ever, and say of each what they are about to ask and what
 * they are told, a line at a time, to whoever remembers it outside: {@link Narrated}.
 */
public final class Narrator {

    static final String ASKED = "asked";
    static final String DONE = "done";
    static final String REFUSED = "refused";

    private final Community community;
    private final Tenant tenant;
    private final PrintStream out;

    private Narrator(Community community, Tenant tenant, PrintStream out) {
        this.community = community;
        this.tenant = tenant;
        this.out = out;
    }

    /**
     * Lets clients give, each in a thread.
     *
     * @param run unlike that of any process before
     */
    public static void begin(TimebankStore store, TimebankId timebank, String run, int clients, PrintStream out) {
        Narrator narrator = new Narrator(
                Community.of(store, timebank),
                TimebankEngine.builder(store).build().timebank(timebank),
                out);
        for (int number = 0; number < clients; number++) {
            String name = run + "-" + number;
            new Thread(() -> narrator.give(name), name).start();
        }
    }

    private void give(String name) {
        for (int number = 0; ; number++) {
            Deed<LedgerTransactionId> deed = Deeds.giftOf(name + "-" + number, community);
            say(ASKED, deed.key(), "");
            Outcome<LedgerTransactionId> outcome = deed.send(tenant);
            if (outcome instanceof Outcome.Done<LedgerTransactionId> done) {
                say(DONE, deed.key(), done.result().toString());
            } else {
                say(REFUSED, deed.key(), outcome.refusals().get(0).code());
            }
        }
    }

    /** In one piece, so that no line is there by half. */
    private void say(String what, String key, String more) {
        String line = what + " " + key + " " + more + "\n";
        synchronized (out) {
            out.print(line);
            out.flush();
        }
    }
}
