package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.event.Event;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.testkit.model.Books;

/** Looks for what waits for something because of a change set: open holds, and events of which the host was not told. */
final class Waiting {

    private Waiting() {}

    /** Finds what waits, and nothing of the change set that does not. */
    static void check(TestTimebank bank, ChangeSet changes) {
        changes.changes().forEach(change -> {
            if (change.value() instanceof Hold hold) {
                listed(bank, hold);
            }
        });
        pending(bank, changes);
    }

    private static void listed(TestTimebank bank, Hold hold) {
        boolean open = bank.find(new Key.HoldKey(hold.id())).orElseThrow().state() == HoldState.OPEN;
        for (AccountId account : hold.minutes().keySet()) {
            assertThat(Books.holds(bank.store(), bank.id(), account).contains(hold.id()))
                    .as("whether %s is listed on %s", hold, account)
                    .isEqualTo(open);
        }
    }

    private static void pending(TestTimebank bank, ChangeSet changes) {
        List<Event> pending = bank.ask(new Query.PendingEvents(Query.LARGEST_PAGE));
        assertThat(pending)
                .as("events of which the host was not told")
                .noneMatch(event -> changes.delivered().contains(event.id()));
        if (pending.size() < Query.LARGEST_PAGE) {
            assertThat(pending)
                    .as("events of which the host was not told")
                    .containsAll(changes.events().stream()
                            .filter(event -> !changes.delivered().contains(event.id()))
                            .toList());
        }
    }
}
