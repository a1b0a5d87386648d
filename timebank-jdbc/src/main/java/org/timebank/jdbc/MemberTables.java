package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.Membership;
import org.timebank.spi.Change;

/** The tables timebank_member, timebank_membership and timebank_member_reference. */
final class MemberTables {

    // One statement, so that a member is read whole: a statement sees one moment.
    private static final String SELECT = """
            SELECT m.id, m.kind, m.version, s.number, s.first_day, s.last_day, a.kind AS account_kind,
                a.balance, a.held, a.credited, a.entries, a.head, a.terms_version, NULL AS reference_system, NULL AS reference_value
            FROM timebank_member m
            JOIN timebank_membership s ON s.timebank_no = m.timebank_no AND s.member_id = m.id
            LEFT JOIN timebank_account a ON a.timebank_no = m.timebank_no AND a.id = m.id
            WHERE (m.timebank_no, m.id) IN %s
            UNION ALL
            SELECT r.member_id, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, NULL, NULL, NULL, r.reference_system, r.reference_value
            FROM timebank_member_reference r
            WHERE (r.timebank_no, r.member_id) IN %s
            """;

    private static final String BY_REFERENCE = """
            SELECT member_id
            FROM timebank_member_reference
            WHERE (timebank_no, reference_system, reference_value) IN %s
            """;

    private static final String INSERT = """
            INSERT INTO timebank_member (timebank_no, id, kind, version)
            VALUES (?, ?, ?, 1)
            """;

    private static final String UPDATE = """
            UPDATE timebank_member
            SET kind = ?, version = version + 1
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
    static Set<UUID> named(Session session, Collection<ExternalReference> references) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        session.forEach(BY_REFERENCE, Keys.references(references), row -> ids.add(row.uuid("member_id")));
        return ids;
    }

    /** The members with these ids, each with the account. */
    static Map<UUID, MemberRows> find(Session session, Collection<UUID> ids) throws SQLException {
        Map<UUID, MemberRows> members = new HashMap<>();
        session.forEach(
                SELECT,
                Keys.uuids(ids),
                row -> members.computeIfAbsent(row.uuid("id"), MemberRows::new).note(row));
        return members;
    }

    static void save(Session session, Change<?> change, Member member) throws SQLException {
        UUID id = member.id().value();
        if (change.expectedVersion() == 0) {
            session.update(INSERT, p -> p.timebank().uuid(id).name(member.kind()));
        } else {
            session.replace(
                    UPDATE, p -> p.name(member.kind()).timebank().uuid(id).number(change.expectedVersion()));
            session.update(DELETE_MEMBERSHIPS, p -> p.timebank().uuid(id));
            session.update(DELETE_REFERENCES, p -> p.timebank().uuid(id));
        }
        insertMemberships(session, id, member.memberships());
        session.batch(
                INSERT_REFERENCE,
                member.references(),
                (p, reference) -> p.timebank()
                        .text(reference.system())
                        .text(reference.value())
                        .uuid(id));
    }

    private static void insertMemberships(Session session, UUID id, List<Membership> memberships) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= memberships.size(); number++) {
            numbers.add(number);
        }
        session.batch(INSERT_MEMBERSHIP, numbers, (p, number) -> {
            Membership membership = memberships.get(number - 1);
            p.timebank().uuid(id).number((int) number).day(membership.from()).day(membership.to());
        });
    }
}
