package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.command.CanonicalText;
import org.timebank.risk.Assessment;
import org.timebank.risk.Finding;
import org.timebank.risk.RiskDecision;
import org.timebank.risk.Stage;

/** The tables timebank_risk_assessment and timebank_risk_finding. */
final class AssessmentTables {

    private static final String INSERT = """
            INSERT INTO timebank_risk_assessment (timebank_no, id, exchange_id, stage, decision, checks, facts,
                rules_version, assessed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_FINDING = """
            INSERT INTO timebank_risk_finding (timebank_no, assessment_id, number, code, leg, decision, for_member,
                for_broker, remedy)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String SELECT = """
            SELECT a.id, a.exchange_id, a.stage, a.decision, a.checks, a.facts, a.rules_version, a.assessed_at,
                f.number, f.code, f.leg, f.decision AS finding_decision, f.for_member, f.for_broker, f.remedy
            FROM timebank_risk_assessment a
            LEFT JOIN timebank_risk_finding f ON f.timebank_no = a.timebank_no AND f.assessment_id = a.id
            WHERE a.timebank_no = ?
            AND a.%s = ?
            ORDER BY a.id, f.number
            """;

    private static final String BY_ID = SELECT.formatted("id");

    private static final String BY_EXCHANGE = SELECT.formatted("exchange_id");

    private AssessmentTables() {}

    private record Numbered(UUID assessment, int number, Finding finding) {}

    static List<Assessment> withId(Session session, UUID id) throws SQLException {
        return select(session, BY_ID, id);
    }

    /** By id. */
    static List<Assessment> ofExchange(Session session, UUID exchange) throws SQLException {
        return select(session, BY_EXCHANGE, exchange);
    }

    private static List<Assessment> select(Session session, String sql, UUID id) throws SQLException {
        Map<UUID, Assessment> heads = new LinkedHashMap<>();
        Map<UUID, List<Finding>> findings = new LinkedHashMap<>();
        session.forEach(sql, p -> p.timebank().uuid(id), row -> {
            UUID assessment = row.uuid("id");
            if (!heads.containsKey(assessment)) {
                heads.put(assessment, head(row));
            }
            List<Finding> noticed = findings.computeIfAbsent(assessment, a -> new ArrayList<>());
            if (row.has("number")) {
                noticed.add(finding(row));
            }
        });
        return heads.values().stream()
                .map(head -> with(head, findings.getOrDefault(head.id(), List.of())))
                .toList();
    }

    static void insert(Session session, List<Assessment> assessments) throws SQLException {
        session.change(
                INSERT,
                assessments,
                (p, assessment) -> p.timebank()
                        .uuid(assessment.id())
                        .uuid(assessment.exchange())
                        .name(assessment.stage())
                        .name(assessment.decision())
                        .text(assessment.checks().isEmpty() ? "" : CanonicalText.of(assessment.checks()))
                        .text(assessment.facts())
                        .number(assessment.rulesVersion())
                        .moment(assessment.assessedAt()));
        List<Numbered> findings = new ArrayList<>();
        for (Assessment assessment : assessments) {
            for (int number = 0; number < assessment.findings().size(); number++) {
                findings.add(new Numbered(
                        assessment.id(), number, assessment.findings().get(number)));
            }
        }
        session.change(
                INSERT_FINDING,
                findings,
                (p, numbered) -> p.timebank()
                        .uuid(numbered.assessment())
                        .number(numbered.number())
                        .text(numbered.finding().code())
                        .number(numbered.finding().leg())
                        .name(numbered.finding().decision())
                        .text(numbered.finding().forMember())
                        .text(numbered.finding().forBroker())
                        .text(numbered.finding().remedy()));
    }

    private static Assessment head(Row row) throws SQLException {
        return new Assessment(
                row.uuid("id"),
                row.optionalUuid("exchange_id"),
                row.name(Stage.class, "stage"),
                row.name(RiskDecision.class, "decision"),
                row.text("checks", AssessmentTables::checks),
                List.of(),
                row.text("facts"),
                row.integer("rules_version"),
                row.moment("assessed_at"));
    }

    private static List<String> checks(String text) {
        return text.isEmpty() ? List.of() : CanonicalText.fields(text);
    }

    private static Assessment with(Assessment head, List<Finding> findings) {
        return new Assessment(
                head.id(),
                head.exchange(),
                head.stage(),
                head.decision(),
                head.checks(),
                findings,
                head.facts(),
                head.rulesVersion(),
                head.assessedAt());
    }

    private static Finding finding(Row row) throws SQLException {
        return new Finding(
                row.text("code"),
                row.integer("leg"),
                row.name(RiskDecision.class, "finding_decision"),
                row.text("for_member"),
                row.text("for_broker"),
                row.text("remedy"));
    }
}
