package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.spi.Versioned;

/** What the rows of one hold say. */
final class HoldRows {

    private final UUID id;
    private final SortedMap<AccountId, Long> minutes = new TreeMap<>();
    private HoldState state = HoldState.OPEN;
    private Optional<UUID> exchange = Optional.empty();
    private Optional<LocalDate> lastDay = Optional.empty();
    private int version;

    HoldRows(UUID id) {
        this.id = id;
    }

    void note(Row row) throws SQLException {
        state = row.name(HoldState.class, "state");
        exchange = row.optionalUuid("exchange_id");
        lastDay = row.optionalDay("last_day");
        version = row.integer("version");
        minutes.put(new AccountId(row.uuid("account_id")), row.number("minutes"));
    }

    Versioned<Hold> hold() {
        return Unreadable.unless(
                "timebank_hold",
                id,
                () -> new Versioned<>(new Hold(new HoldId(id), minutes, state, exchange, lastDay), version));
    }
}
