package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.Membership;

/** The tables timebank_member, timebank_membership and timebank_member_reference. */
final class MemberTables {

    // One statement, so that a member is read whole: a statement sees one moment.
    private static final String SELECT = """
            SELECT m.id, m.kind, m.version, s.number, s.first_day, s.last_day, a.kind AS account_kind,
                a.balance, a.held, a.credited, a.entries, a.head, a.member_version, t.account_id, t.version AS terms_version, t.own_limits,
                t.own_floor, t.own_ceiling, t.own_warn_below, t.own_warn_above, t.closed, t.changed_at, t.changed_by,
                t.explanation, NULL AS reference_system, NULL AS reference_value
            FROM timebank_member m
            JOIN timebank_membership s ON s.timebank_no = m.timebank_no AND s.member_id = m.id
            LEFT JOIN timebank_account a ON a.timebank_no = m.timebank_no AND a.id = m.id
            LEFT JOIN timebank_account_terms t
                ON t.timebank_no = a.timebank_no AND t.account_id = a.id AND t.version = a.terms_version
            WHERE (m.timebank_no, m.id) IN %s
            UNION ALL
            SELECT r.member_id, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, r.reference_system, r.reference_value
            FROM timebank_member_reference r
            WHERE (r.timebank_no, r.member_id) IN %s
            """;

    /** The versions of what is remembered of members, and what stands on their accounts. */
    private static final String GLANCE = """
            SELECT m.id, m.version, a.kind AS account_kind, a.balance, a.held, a.credited, a.entries, a.head,
                COALESCE(a.terms_version, 0) AS terms_version, COALESCE(a.member_version, 0) AS member_version
            FROM timebank_member m
            LEFT JOIN timebank_account a ON a.timebank_no = m.timebank_no AND a.id = m.id
            WHERE (m.timebank_no, m.id) IN %s
            """;

    /** The members who have one of these references. */
    static final String BY_REFERENCE = """
            SELECT member_id
            FROM timebank_member_reference
            WHERE (timebank_no, reference_system, reference_value) IN %s
            """;

    private static final String INSERT = """
            INSERT INTO timebank_member (kind, version, timebank_no, id)
            VALUES (?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE timebank_member
            SET kind = ?, version = ?
            WHERE timebank_no = ?
            AND id = ?
            AND version = ?
            """;

    private static final String DELETE_MEMBERSHIPS = """
            DELETE FROM timebank_membership
            WHERE timebank_no = ?
            AND member_id = ?
            """;

    private static final String INSERT_MEMBERSHIP = """
            INSERT INTO timebank_membership (timebank_no, member_id, number, first_day, last_day)
            VALUES (?, ?, ?, ?, ?)
            """;

    private static final String DELETE_REFERENCES = """
            DELETE FROM timebank_member_reference
            WHERE timebank_no = ?
            AND member_id = ?
            """;

    private static final String INSERT_REFERENCE = """
            INSERT INTO timebank_member_reference (timebank_no, reference_system, reference_value, member_id)
            VALUES (?, ?, ?, ?)
            """;

    private MemberTables() {}

    /** The ids of the members who have one of these references. */
    static List<UUID> named(Session session, Keys<ExternalReference> references) throws SQLException {
        return session.query(BY_REFERENCE, references, row -> row.uuid("member_id"));
    }

    /** Notes the members with these ids, each with the account. */
    static void find(Session session, Keys<UUID> ids, Map<UUID, MemberRows> members) throws SQLException {
        session.lookUp(
                SELECT,
                ids,
                row -> members.computeIfAbsent(row.uuid("id"), MemberRows::new).note(row));
    }

    /** Notes, of the members with these ids, what may have changed since they were read. */
    static void glance(Session session, Keys<UUID> ids, Map<UUID, Glance> glances) throws SQLException {
        session.lookUp(GLANCE, ids, row -> {
            UUID id = row.uuid("id");
            glances.put(id, Glance.of(row, id));
        });
    }

    static void save(Session session, List<Saved<Member>> members) throws SQLException {
        List<Saved<Member>> changed = Saved.changed(members);
        session.replace(UPDATE, changed, (p, saved) -> bind(p, saved).number(saved.before()));
        session.change(DELETE_MEMBERSHIPS, changed, MemberTables::bindKey);
        session.change(DELETE_REFERENCES, changed, MemberTables::bindKey);
        session.change(INSERT, Saved.added(members), MemberTables::bind);
        List<Stay> stays = new ArrayList<>();
        List<Name> names = new ArrayList<>();
        for (Saved<Member> saved : members) {
            UUID id = saved.value().id().value();
            saved.value().memberships().forEach(membership -> stays.add(Stay.after(stays, id, membership)));
            saved.value().references().forEach(reference -> names.add(new Name(id, reference)));
        }
        session.change(INSERT_MEMBERSHIP, stays, MemberTables::bind);
        session.change(
                INSERT_REFERENCE,
                names,
                (p, name) -> p.timebank()
                        .text(name.reference().system())
                        .text(name.reference().value())
                        .uuid(name.member()));
    }

    /** One reference of a member. */
    private record Name(UUID member, ExternalReference reference) {}

    /** One membership, counted from 1. */
    private record Stay(UUID member, int number, Membership membership) {

        static Stay after(List<Stay> before, UUID member, Membership membership) {
            boolean isFirst =
                    before.isEmpty() || !before.get(before.size() - 1).member.equals(member);
            return new Stay(member, isFirst ? 1 : before.get(before.size() - 1).number + 1, membership);
        }
    }

    private static Parameters bind(Parameters p, Saved<Member> saved) throws SQLException {
        return p.name(saved.value().kind())
                .number(saved.after())
                .timebank()
                .uuid(saved.value().id().value());
    }

    private static void bindKey(Parameters p, Saved<Member> saved) throws SQLException {
        p.timebank().uuid(saved.value().id().value());
    }

    private static void bind(Parameters p, Stay stay) throws SQLException {
        p.timebank()
                .uuid(stay.member())
                .number(stay.number())
                .day(stay.membership().from())
                .day(stay.membership().to());
    }
}
