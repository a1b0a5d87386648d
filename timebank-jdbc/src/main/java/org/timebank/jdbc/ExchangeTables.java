package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.credit.HoldId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.Leg;
import org.timebank.member.MemberId;

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

    /** The parties to exchanges. */
    static final String PARTIES = """
            SELECT provider_id
            FROM timebank_exchange_leg
            WHERE (timebank_no, exchange_id) IN %s
            UNION ALL
            SELECT recipient_id
            FROM timebank_exchange_leg
            WHERE (timebank_no, exchange_id) IN %s
            """;

    /** The categories of their legs. */
    static final String CATEGORIES = """
            SELECT category
            FROM timebank_exchange_leg
            WHERE (timebank_no, exchange_id) IN %s
            """;

    /** Their holds. */
    static final String HOLDS = """
            SELECT hold_id
            FROM timebank_exchange
            WHERE (timebank_no, id) IN %s
            """;

    /** The transactions that settled them. */
    static final String TRANSACTIONS = """
            SELECT transaction_id
            FROM timebank_exchange
            WHERE (timebank_no, id) IN %s
            """;

    private static final String INSERT = """
            INSERT INTO timebank_exchange (reference, state, approved_by, recorded_at, recorded_by, transaction_id,
                hold_id, version, timebank_no, id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE timebank_exchange
            SET reference = ?, state = ?, approved_by = ?, recorded_at = ?, recorded_by = ?, transaction_id = ?,
                hold_id = ?, version = ?
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

    /** Notes the exchanges with these ids. */
    static void find(Session session, Keys<UUID> ids, Map<UUID, ExchangeRows> exchanges) throws SQLException {
        session.lookUp(
                SELECT,
                ids,
                row -> exchanges
                        .computeIfAbsent(row.uuid("id"), ExchangeRows::new)
                        .note(row));
    }

    static void save(Session session, List<Saved<Exchange>> exchanges) throws SQLException {
        List<Saved<Exchange>> changed = Saved.changed(exchanges);
        session.replace(UPDATE, changed, (p, saved) -> bind(p, saved).number(saved.before()));
        session.change(DELETE_LEGS, changed, ExchangeTables::bindKey);
        session.change(DELETE_AGREEMENTS, changed, ExchangeTables::bindKey);
        session.change(INSERT, Saved.added(exchanges), ExchangeTables::bind);
        List<NumberedLeg> legs = new ArrayList<>();
        List<Agreement> agreements = new ArrayList<>();
        for (Saved<Exchange> saved : exchanges) {
            Exchange exchange = saved.value();
            UUID id = exchange.id().value();
            for (int number = 0; number < exchange.legs().size(); number++) {
                legs.add(new NumberedLeg(id, number, exchange.legs().get(number)));
            }
            exchange.agreed().forEach(party -> agreements.add(new Agreement(id, party)));
        }
        session.change(INSERT_LEG, legs, ExchangeTables::bind);
        session.change(
                INSERT_AGREEMENT,
                agreements,
                (p, agreement) -> p.timebank()
                        .uuid(agreement.exchange())
                        .uuid(agreement.party().value()));
    }

    /** One leg of an exchange, counted from 0. */
    private record NumberedLeg(UUID exchange, int number, Leg leg) {}

    /** One party that has agreed to an exchange. */
    private record Agreement(UUID exchange, MemberId party) {}

    private static Parameters bind(Parameters p, Saved<Exchange> saved) throws SQLException {
        Exchange exchange = saved.value();
        return p.text(exchange.reference())
                .name(exchange.state())
                .text(exchange.approvedBy())
                .moment(exchange.recordedAt())
                .text(exchange.recordedBy())
                .uuid(exchange.transaction().map(LedgerTransactionId::value))
                .uuid(exchange.hold().map(HoldId::value))
                .number(saved.after())
                .timebank()
                .uuid(exchange.id().value());
    }

    private static void bindKey(Parameters p, Saved<Exchange> saved) throws SQLException {
        p.timebank().uuid(saved.value().id().value());
    }

    private static void bind(Parameters p, NumberedLeg numbered) throws SQLException {
        Leg leg = numbered.leg();
        p.timebank()
                .uuid(numbered.exchange())
                .number(numbered.number())
                .uuid(leg.provider().value())
                .uuid(leg.recipient().value())
                .name(leg.kind())
                .text(leg.category())
                .day(leg.date())
                .number(leg.statedMinutes())
                .number(leg.creditedMinutes())
                .truth(leg.withoutPriorApproval());
    }
}
