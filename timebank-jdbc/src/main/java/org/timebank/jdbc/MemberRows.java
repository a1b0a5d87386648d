package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.timebank.credit.Account;
import org.timebank.credit.AccountTerms;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberKind;
import org.timebank.member.Membership;
import org.timebank.report.MemberBalance;
import org.timebank.spi.Versioned;

/** What the rows of one member say. */
final class MemberRows {

    /** As the engines order ids: by their bytes, as if these had no sign. */
    static final Comparator<MemberRows> BY_ID = Comparator.comparing(rows -> rows.id.toString());

    static final Comparator<MemberRows> BUSIEST_FIRST = Comparator.<MemberRows>comparingLong(
                    rows -> rows.balance().entries())
            .reversed()
            .thenComparing(BY_ID);

    private final UUID id;
    private final SortedMap<Integer, Membership> memberships = new TreeMap<>();
    private final Set<ExternalReference> references = new HashSet<>();
    private MemberKind kind = MemberKind.PERSON;
    private int version;
    private @Nullable Account account;
    private int ofAccount;
    private Optional<Versioned<AccountTerms>> terms = Optional.empty();

    MemberRows(UUID id) {
        this.id = id;
    }

    void note(Row row) throws SQLException {
        if (row.has("reference_system")) {
            references.add(new ExternalReference(row.text("reference_system"), row.text("reference_value")));
            return;
        }
        kind = row.name(MemberKind.class, "kind");
        version = row.integer("version");
        memberships.put(row.integer("number"), new Membership(row.day("first_day"), row.optionalDay("last_day")));
        if (row.has("account_kind")) {
            account = AccountRow.account(row, id);
            ofAccount = row.integer("member_version");
            terms = TermsTable.latest(row);
        }
    }

    Member member() {
        return Unreadable.unless(
                "timebank_member",
                id,
                () -> new Member(MemberId.of(id), kind, references, List.copyOf(memberships.values())));
    }

    MemberBalance balance() {
        return Optional.ofNullable(account)
                .map(a -> new MemberBalance(member(), a.balance(), a.entries()))
                .orElseGet(() -> new MemberBalance(member(), 0, 0));
    }

    /** Whether the account knows that version of the member: otherwise nothing could be decided from memory. */
    boolean isKnownToAccount() {
        return ofAccount == version;
    }

    /** All of it. */
    Known known() {
        return Known.of(new Versioned<>(member(), version), terms, Optional.ofNullable(account));
    }
}
