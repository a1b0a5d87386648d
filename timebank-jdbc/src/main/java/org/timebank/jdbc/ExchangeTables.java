package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.Leg;
import org.timebank.spi.Change;

/** The tables timebank_exchange, timebank_exchange_leg and timebank_exchange_agreement. */
final class ExchangeTables {

    // One statement, so that an exchange is read whole: a statement sees one moment.
    private static final String SELECT = """
            SELECT e.id, e.reference, e.state, e.approved_by, e.recorded_at, e.recorded_by, e.transaction_id, e.hold_id,
                e.version,
                l.number, l.provider_id, l.recipient_id, l.kind, l.category, l.leg_date, l.stated_minutes,
                l.credited_minutes, l.without_prior_approval, NULL AS agreed_id
            FROM timebank_exchange e
            JOIN timebank_exchange_leg l ON l.timebank_no = e.timebank_no AND l.exchange_id = e.id
            WHERE (e.timebank_no, e.id) IN %s
            UNION ALL
            SELECT a.exchange_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, a.member_id
            FROM timebank_exchange_agreement a
            WHERE (a.timebank_no, a.exchange_id) IN %s
            """;

    private static final String INSERT = """
            INSERT INTO timebank_exchange (reference, state, approved_by, recorded_at, recorded_by, transaction_id,
                hold_id, timebank_no, id, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """;

    private static final String UPDATE = """
            UPDATE timebank_exchange
            SET reference = ?, state = ?, approved_by = ?, recorded_at = ?, recorded_by = ?, transaction_id = ?,
                hold_id = ?, version = version + 1
            WHERE timebank_no = ?
            AND id = ?
            AND version = ?
            """;

    private static final String DELETE_LEGS = """
            DELETE FROM timebank_exchange_leg
            WHERE timebank_no = ?
            AND exchange_id = ?
            """;

    private static final String INSERT_LEG = """
            INSERT INTO timebank_exchange_leg (timebank_no, exchange_id, number, provider_id, recipient_id, kind, category,
                leg_date, stated_minutes, credited_minutes, without_prior_approval)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String DELETE_AGREEMENTS = """
            DELETE FROM timebank_exchange_agreement
            WHERE timebank_no = ?
            AND exchange_id = ?
            """;

    private static final String INSERT_AGREEMENT = """
            INSERT INTO timebank_exchange_agreement (timebank_no, exchange_id, member_id)
            VALUES (?, ?, ?)
            """;

    private ExchangeTables() {}

    /** The exchanges with these ids. */
    static Collection<ExchangeRows> find(Session session, Collection<UUID> ids) throws SQLException {
        Map<UUID, ExchangeRows> exchanges = new HashMap<>();
        session.forEach(
                SELECT,
                Keys.uuids(ids),
                row -> exchanges
                        .computeIfAbsent(row.uuid("id"), ExchangeRows::new)
                        .note(row));
        return exchanges.values();
    }

    static void save(Session session, Change<?> change, Exchange exchange) throws SQLException {
        UUID id = exchange.id().value();
        if (change.expectedVersion() == 0) {
            session.update(INSERT, p -> bind(p, exchange));
        } else {
            session.replace(UPDATE, p -> bind(p, exchange).number(change.expectedVersion()));
            session.update(DELETE_LEGS, p -> p.timebank().uuid(id));
            session.update(DELETE_AGREEMENTS, p -> p.timebank().uuid(id));
        }
        insertLegs(session, id, exchange.legs());
        session.batch(
                INSERT_AGREEMENT,
                exchange.agreed(),
                (p, party) -> p.timebank().uuid(id).uuid(party.value()));
    }

    private static Parameters bind(Parameters p, Exchange exchange) throws SQLException {
        return p.text(exchange.reference())
                .name(exchange.state())
                .text(exchange.approvedBy())
                .moment(exchange.recordedAt())
                .text(exchange.recordedBy())
                .uuid(exchange.transaction().map(LedgerTransactionId::value))
                .uuid(exchange.hold().map(HoldId::value))
                .timebank()
                .uuid(exchange.id().value());
    }

    private static void insertLegs(Session session, UUID id, List<Leg> legs) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < legs.size(); number++) {
            numbers.add(number);
        }
        session.batch(INSERT_LEG, numbers, (p, number) -> {
            Leg leg = legs.get(number);
            p.timebank()
                    .uuid(id)
                    .number((int) number)
                    .uuid(leg.provider().value())
                    .uuid(leg.recipient().value())
                    .name(leg.kind())
                    .text(leg.category())
                    .day(leg.date())
                    .number(leg.statedMinutes())
                    .number(leg.creditedMinutes())
                    .truth(leg.withoutPriorApproval());
        });
    }
}
