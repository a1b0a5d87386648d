package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeKind;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.Leg;
import org.timebank.member.MemberId;
import org.timebank.spi.Versioned;

/** What the rows of one exchange say. */
final class ExchangeRows {

    private final UUID id;
    private final SortedMap<Integer, Leg> legs = new TreeMap<>();
    private final Set<MemberId> agreed = new HashSet<>();
    private Optional<String> reference = Optional.empty();
    private ExchangeState state = ExchangeState.PROPOSED;
    private Optional<String> approvedBy = Optional.empty();
    private Instant recordedAt = Instant.EPOCH;
    private String recordedBy = "";
    private Optional<LedgerTransactionId> transaction = Optional.empty();
    private Optional<HoldId> hold = Optional.empty();
    private int version;

    ExchangeRows(UUID id) {
        this.id = id;
    }

    void note(Row row) throws SQLException {
        if (row.has("agreed_id")) {
            agreed.add(MemberId.of(row.uuid("agreed_id")));
            return;
        }
        if (legs.isEmpty()) {
            reference = row.optionalText("reference");
            state = row.name(ExchangeState.class, "state");
            approvedBy = row.optionalText("approved_by");
            recordedAt = row.moment("recorded_at");
            recordedBy = row.text("recorded_by");
            transaction = row.optionalUuid("transaction_id").map(LedgerTransactionId::new);
            hold = row.optionalUuid("hold_id").map(HoldId::new);
            version = row.integer("version");
        }
        legs.put(row.integer("number"), leg(row));
    }

    private static Leg leg(Row row) throws SQLException {
        return new Leg(
                MemberId.of(row.uuid("provider_id")),
                MemberId.of(row.uuid("recipient_id")),
                row.name(ExchangeKind.class, "kind"),
                row.text("category"),
                row.day("leg_date"),
                row.number("stated_minutes"),
                row.optionalNumber("credited_minutes"),
                row.truth("without_prior_approval"));
    }

    Versioned<Exchange> exchange() {
        return Unreadable.unless("timebank_exchange", id, () -> new Versioned<>(whole(), version));
    }

    private Exchange whole() {
        return new Exchange(
                ExchangeId.of(id),
                reference,
                state,
                List.copyOf(legs.values()),
                agreed,
                approvedBy,
                recordedAt,
                recordedBy,
                transaction,
                hold);
    }
}
