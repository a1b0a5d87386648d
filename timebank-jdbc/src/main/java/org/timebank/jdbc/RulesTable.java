package org.timebank.jdbc;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;
import org.timebank.rules.CreditRules;
import org.timebank.rules.Rounding;
import org.timebank.spi.Change;
import org.timebank.spi.Versioned;

/** The table timebank_community_rules: every version is a row, the highest one holds. */
final class RulesTable {

    private static final String LATEST = """
            SELECT version, rounding_direction, rounding_step_minutes, person_floor, person_ceiling, person_warn_below,
                person_warn_above, organisation_floor, organisation_ceiling, organisation_warn_below,
                organisation_warn_above, longest_plausible_minutes, zone, welcome_grant, reversal_below_floor,
                expiry_months, hold_days, adopted_at, adopted_by
            FROM timebank_community_rules
            WHERE timebank_no = ?
            ORDER BY version DESC
            LIMIT 1
            """;

    /** Mostly one. For PostgreSQL, what is looked for costs less than the columns that are read. */
    private static final String FROM_ONE_ON = """
            SELECT version
            FROM timebank_community_rules
            WHERE timebank_no = ?
            AND version >= ?
            """;

    private static final String INSERT = """
            INSERT INTO timebank_community_rules (timebank_no, version, rounding_direction, rounding_step_minutes,
                person_floor, person_ceiling, person_warn_below, person_warn_above, organisation_floor,
                organisation_ceiling, organisation_warn_below, organisation_warn_above, longest_plausible_minutes, zone,
                welcome_grant, reversal_below_floor, expiry_months, hold_days, adopted_at, adopted_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Fails with a division by zero for each later version, and costs PostgreSQL (18) no row where there is none. */
    private static final String NONE_LATER = """
            SELECT 1 / (version - version)
            FROM timebank_community_rules
            WHERE timebank_no = ?
            AND version > ?
            """;

    private static final String IS_LATEST = """
            SELECT COALESCE(MAX(version), 0) = ?
            FROM timebank_community_rules
            WHERE timebank_no = ?
            """;

    private RulesTable() {}

    /** Notes the latest version. */
    static void find(Session session, Consumer<Versioned<AdoptedRules>> noting) throws SQLException {
        session.lookUp(
                LATEST, p -> p.timebank(), row -> noting.accept(new Versioned<>(adopted(row), row.integer("version"))));
    }

    /** Notes the versions that there are from one on. */
    static void findVersions(Session session, int first, IntConsumer noting) throws SQLException {
        session.lookUp(FROM_ONE_ON, p -> p.timebank().number(first), row -> noting.accept(row.integer("version")));
    }

    /** Lets the transaction fail if there is a later version. */
    static void requireNoLaterThan(Session session, int version) throws SQLException {
        session.lookUp(NONE_LATER, p -> p.timebank().number(version), row -> {});
    }

    /** The next version follows the one that was seen; of two that follow the same one, the key admits one. */
    static void save(Session session, Change<?> change, AdoptedRules adopted) throws SQLException {
        session.require(IS_LATEST, p -> p.number(change.expectedVersion()).timebank());
        session.change(
                INSERT, List.of(adopted), (p, rules) -> bind(p.timebank().number(change.expectedVersion() + 1), rules));
    }

    private static void bind(Parameters p, AdoptedRules adopted) throws SQLException {
        CommunityRules rules = adopted.rules();
        CreditRules credits = rules.credits();
        p.name(rules.rounding().direction()).number(rules.rounding().stepMinutes());
        LimitsColumns.bind(p, rules.persons());
        LimitsColumns.bind(p, rules.organisations());
        p.number(rules.longestPlausibleMinutes())
                .text(rules.zone().getId())
                .number(credits.welcomeGrant())
                .truth(credits.reversalBelowFloor())
                .number(credits.expiryMonths())
                .number(credits.holdDays())
                .moment(adopted.adoptedAt())
                .text(adopted.adoptedBy());
    }

    private static AdoptedRules adopted(Row row) throws SQLException {
        Rounding rounding = new Rounding(
                row.name(Rounding.Direction.class, "rounding_direction"), row.integer("rounding_step_minutes"));
        CommunityRules rules = new CommunityRules(
                rounding,
                LimitsColumns.limits(row, "person"),
                LimitsColumns.limits(row, "organisation"),
                row.number("longest_plausible_minutes"),
                row.text("zone", ZoneId::of),
                new CreditRules(
                        row.number("welcome_grant"),
                        row.truth("reversal_below_floor"),
                        row.optionalInteger("expiry_months"),
                        row.optionalInteger("hold_days")));
        return new AdoptedRules(row.integer("version"), rules, row.moment("adopted_at"), row.text("adopted_by"));
    }
}
