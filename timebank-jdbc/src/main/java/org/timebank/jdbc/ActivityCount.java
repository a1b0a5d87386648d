package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.exchange.ExchangeKind;
import org.timebank.member.MemberKind;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;

/** Totals, counted by the database; what is added up here are the totals of a kind, category and month. Used once. */
final class ActivityCount {

    private static final String LEGS = """
            SELECT l.kind, l.category, EXTRACT(YEAR FROM l.leg_date) AS in_year, EXTRACT(MONTH FROM l.leg_date) AS in_month,
                l.without_prior_approval, COUNT(*) AS legs, SUM(l.credited_minutes) AS minutes
            FROM timebank_exchange e
            JOIN timebank_exchange_leg l ON l.timebank_no = e.timebank_no AND l.exchange_id = e.id
            WHERE e.timebank_no = ?
            AND e.state = 'SETTLED'
            GROUP BY l.kind, l.category, EXTRACT(YEAR FROM l.leg_date), EXTRACT(MONTH FROM l.leg_date),
                l.without_prior_approval
            """;

    private static final String ACTIVE = """
            SELECT m.kind, COUNT(*) AS members
            FROM (
                SELECT l.provider_id AS member_id
                FROM timebank_exchange e
                JOIN timebank_exchange_leg l ON l.timebank_no = e.timebank_no AND l.exchange_id = e.id
                WHERE e.timebank_no = ?
                AND e.state = 'SETTLED'
                UNION
                SELECT l.recipient_id
                FROM timebank_exchange e
                JOIN timebank_exchange_leg l ON l.timebank_no = e.timebank_no AND l.exchange_id = e.id
                WHERE e.timebank_no = ?
                AND e.state = 'SETTLED'
            ) active
            JOIN timebank_member m ON m.id = active.member_id
            WHERE m.timebank_no = ?
            GROUP BY m.kind
            """;

    private static final String BALANCES = """
            SELECT SUM(balance) AS sum_of_balances
            FROM timebank_account
            WHERE timebank_no = ?
            """;

    private final Map<ExchangeKind, Tally> byKind = new EnumMap<>(ExchangeKind.class);
    private final SortedMap<String, Tally> byCategory = new TreeMap<>();
    private final SortedMap<YearMonth, Tally> byMonth = new TreeMap<>();
    private final Map<MemberKind, Long> active = new EnumMap<>(MemberKind.class);
    private Tally withoutPriorApproval = Tally.NONE;
    private long sumOfBalances;

    ActivityReport of(Session session) throws SQLException {
        session.lookUp(LEGS, Parameters::timebank, this::noteLegs);
        session.lookUp(
                ACTIVE,
                p -> p.timebank().timebank().timebank(),
                row -> active.put(row.name(MemberKind.class, "kind"), row.number("members")));
        session.lookUp(BALANCES, Parameters::timebank, row -> sumOfBalances = row.sum("sum_of_balances"));
        session.send();
        return report();
    }

    /** What a timebank without anything has done. */
    ActivityReport report() {
        return new ActivityReport(
                byKind,
                byCategory,
                byMonth,
                withoutPriorApproval,
                active.getOrDefault(MemberKind.PERSON, 0L),
                active.getOrDefault(MemberKind.ORGANISATION, 0L),
                sumOfBalances);
    }

    private void noteLegs(Row row) throws SQLException {
        Tally tally = new Tally(row.number("legs"), row.sum("minutes"));
        byKind.merge(row.name(ExchangeKind.class, "kind"), tally, Tally::plus);
        byCategory.merge(row.text("category"), tally, Tally::plus);
        byMonth.merge(YearMonth.of(row.integer("in_year"), row.integer("in_month")), tally, Tally::plus);
        if (row.truth("without_prior_approval")) {
            withoutPriorApproval = withoutPriorApproval.plus(tally);
        }
    }
}
