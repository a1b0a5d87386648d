package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.KindTotal;
import org.timebank.spi.Query;

/** The table timebank_account. Rows are changed by postings, by terms, and with the member whose account it is. */
final class AccountTable {

    private static final String COLUMNS = """
            SELECT id, kind AS account_kind, balance, held, credited, entries, head, latest_at, latest_day, closed,
                terms_version, member_version
            FROM timebank_account
            """;

    private static final String SELECT = COLUMNS + """
            WHERE (timebank_no, id) IN %s
            """;

    private static final String ORDERED = """
            ORDER BY id
            """;

    private static final String WITH_TERMS = """
            SELECT a.id, a.kind AS account_kind, a.balance, a.held, a.credited, a.entries, a.head,
                t.account_id, t.version AS terms_version, t.own_limits, t.own_floor, t.own_ceiling, t.own_warn_below,
                t.own_warn_above, t.closed, t.changed_at, t.changed_by, t.explanation
            FROM timebank_account a
            LEFT JOIN timebank_account_terms t
                ON t.timebank_no = a.timebank_no AND t.account_id = a.id AND t.version = a.terms_version
            WHERE (a.timebank_no, a.id) IN %s
            """;

    private static final String OF_COMMUNITY = WITH_TERMS + """
            AND a.kind <> 'MEMBER'
            """;

    private static final String PAGE = COLUMNS + """
            WHERE timebank_no = ?
            AND id %s ?
            ORDER BY timebank_no, id
            LIMIT ?
            """;

    private static final String TOTALS = """
            SELECT kind, COUNT(*) AS accounts, SUM(CASE WHEN balance > 0 THEN balance ELSE 0 END) AS in_credit,
                SUM(CASE WHEN balance < 0 THEN balance ELSE 0 END) AS in_debit, SUM(held) AS held
            FROM timebank_account
            WHERE timebank_no = ?
            GROUP BY kind
            """;

    private static final String INSERT = """
            INSERT INTO timebank_account (timebank_no, id, kind, balance, held, credited, entries, head, closed,
                terms_version, member_version)
            VALUES (?, ?, ?, 0, 0, 0, 0, ?, FALSE, 0, ?)
            """;

    private static final String UPDATE = """
            UPDATE timebank_account
            SET balance = ?, held = ?, credited = ?, entries = ?, head = ?, latest_at = ?, latest_day = ?, closed = ?,
                terms_version = ?, member_version = ?
            WHERE timebank_no = ?
            AND id = ?
            """;

    private static final String IS_KNOWN = """
            SELECT member_version = ? AND terms_version = ?
            FROM timebank_account
            WHERE timebank_no = ?
            AND id = ?
            """;

    private AccountTable() {}

    /** Notes the accounts with these ids, each with its terms. */
    static void find(Session session, Keys<UUID> ids, Consumer<Known> noting) throws SQLException {
        find(session, WITH_TERMS, ids, noting);
    }

    /** Notes those of the community's accounts that have one of these ids, each with its terms. */
    static void findOfCommunity(Session session, Keys<UUID> ids, Consumer<Known> noting) throws SQLException {
        find(session, OF_COMMUNITY, ids, noting);
    }

    private static void find(Session session, String sql, Keys<UUID> ids, Consumer<Known> noting) throws SQLException {
        session.lookUp(
                sql,
                ids,
                row -> noting.accept(Known.of(AccountRow.account(row, row.uuid("id")), TermsTable.latest(row))));
    }

    static List<AccountRow> find(Session session, Collection<UUID> ids) throws SQLException {
        return session.query(SELECT, Keys.uuids(ids), AccountRow::of);
    }

    static List<Account> page(Session session, Query.AllAccounts asked) throws SQLException {
        Page page = Page.after(asked.after().map(AccountId::value));
        return session.query(
                PAGE.formatted(page.comparison()),
                p -> p.timebank().uuid(page.id()).number(asked.limit()),
                row -> AccountRow.of(row).account());
    }

    static Map<AccountKind, KindTotal> totals(Session session) throws SQLException {
        Map<AccountKind, KindTotal> totals = new EnumMap<>(AccountKind.class);
        session.forEach(
                TOTALS,
                Parameters::timebank,
                row -> totals.put(
                        row.name(AccountKind.class, "kind"),
                        new KindTotal(
                                row.number("accounts"), row.sum("in_credit"), row.sum("in_debit"), row.sum("held"))));
        return totals;
    }

    /** Opens accounts, a member's along with the member, who is in version 1 then. Later changes of one do not come here. */
    static void open(Session session, List<Saved<Account>> accounts) throws SQLException {
        session.change(
                INSERT,
                accounts,
                (p, saved) -> p.timebank()
                        .uuid(saved.value().id().value())
                        .name(saved.value().kind())
                        .digest(saved.value().head())
                        .number(saved.value().kind() == AccountKind.MEMBER ? 1 : 0));
    }

    /** Requires that whoever has an account, and its terms, have the versions that are known. */
    static void requireKnown(Session session, Known known) throws SQLException {
        session.require(
                IS_KNOWN,
                p -> p.number(known.memberVersion())
                        .number(known.termsVersion())
                        .timebank()
                        .uuid(known.id()));
    }

    /** The accounts, locked until the transaction ends, in the order of their ids. */
    static Map<AccountId, AccountRow> lock(Session session, Collection<AccountId> ids) throws SQLException {
        Map<AccountId, AccountRow> accounts = new HashMap<>();
        session.lookUp(SELECT + ORDERED + session.dialect().rowLock(), Keys.uuids(inOrder(ids)), row -> {
            AccountRow account = AccountRow.of(row);
            accounts.put(account.account().id(), account);
        });
        session.send();
        return accounts;
    }

    /** Writes what was worked out from locked accounts. */
    static void update(Session session, Collection<AccountRow> accounts) throws SQLException {
        session.change(
                UPDATE,
                accounts,
                (p, row) -> p.number(row.account().balance())
                        .number(row.account().held())
                        .number(row.account().credited())
                        .number(row.account().entries())
                        .digest(row.account().head())
                        .moment(row.latest().map(Latest::at))
                        .day(row.latest().map(Latest::day))
                        .truth(row.closed())
                        .number(row.termsVersion())
                        .number(row.memberVersion())
                        .timebank()
                        .uuid(row.account().id().value()));
    }

    /** In the order of the databases, so that the lists that one statement takes follow each other. */
    private static List<UUID> inOrder(Collection<AccountId> ids) {
        return ids.stream().sorted().map(AccountId::value).toList();
    }
}
