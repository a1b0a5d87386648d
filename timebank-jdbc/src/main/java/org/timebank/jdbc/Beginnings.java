package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.spi.Key;

/**
 * Finds how far the beginnings of statements reach in which no entry is beyond a moment or a day.
 *
 * <p>As neither decreases from one entry to the next, {@link Beginning} closes in on the end of each: a million entries, each
 * of a moment of its own, take some 9 statements, and however they are spread 25 at most. Each is of point reads by primary
 * key, for up to 256 accounts at once. Where the whole statement is the beginning, as it is today, there is none. An index by
 * moment and one by day would take one statement, and cost each entry that is ever inserted.
 */
final class Beginnings {

    private static final String PLACES = """
            SELECT account_id, number, posted_at, latest_day
            FROM timebank_ledger_entry
            WHERE (timebank_no, account_id, number) IN %s
            """;

    private Beginnings() {}

    /** The last entries that were known at a moment; without those where none was. */
    static Map<Key.LineAtKey, EntryPlace> knownAt(Session session, Collection<Key.LineAtKey> keys) throws SQLException {
        Map<UUID, AccountRow> accounts = accounts(
                session, keys.stream().map(key -> key.account().value()).toList());
        Map<Key.LineAtKey, Beginning> beginnings = new HashMap<>();
        for (Key.LineAtKey key : keys) {
            beginnings.put(key, Beginning.of(key.account(), accounts, latest -> latest.secondsAfter(key.recordedBy())));
        }
        search(session, beginnings.values());
        Map<Key.LineAtKey, EntryPlace> places = new HashMap<>();
        beginnings.forEach((key, beginning) -> {
            if (beginning.last() > 0) {
                places.put(key, EntryPlace.of(key.account(), beginning.last()));
            }
        });
        return places;
    }

    /** The longest beginning in which all entries occurred by a day. */
    static Beginning until(Session session, AccountId account, LocalDate day) throws SQLException {
        Beginning beginning = Beginning.of(
                account, accounts(session, List.of(account.value())), latest -> latest.daysAfterEndOf(day));
        search(session, List.of(beginning));
        return beginning;
    }

    private static Map<UUID, AccountRow> accounts(Session session, Collection<UUID> ids) throws SQLException {
        Map<UUID, AccountRow> accounts = new HashMap<>();
        for (AccountRow row : AccountTable.find(session, new HashSet<>(ids))) {
            accounts.put(row.account().id().value(), row);
        }
        return accounts;
    }

    private static void search(Session session, Collection<Beginning> beginnings) throws SQLException {
        List<Beginning> unknown = new ArrayList<>(beginnings);
        unknown.removeIf(Beginning::isFound);
        while (!unknown.isEmpty()) {
            Map<EntryPlace, Latest> seen = new HashMap<>();
            Set<EntryPlace> places = new HashSet<>();
            unknown.forEach(beginning -> places.add(beginning.next()));
            session.lookUp(
                    PLACES,
                    Keys.entries(places),
                    row -> seen.put(new EntryPlace(row.uuid("account_id"), row.number("number")), Latest.of(row)));
            session.send();
            unknown.forEach(beginning -> beginning.narrow(seen));
            unknown.removeIf(Beginning::isFound);
        }
    }
}
