package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.NOBODY;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountRef;
import org.timebank.internal.Given;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.member.MemberKind;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

class AccountsTest {

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();

    @Test
    void a_member_is_named_by_the_first_of_the_hosts_ids_or_else_by_the_librarys() {
        Member ann = given.facts().find(new Key.MemberKey(ANN)).orElseThrow();
        Member withTwo = new Member(
                ann.id(),
                MemberKind.PERSON,
                Set.of(ExternalReference.of("crm", "ann"), ExternalReference.of("books", "17")),
                ann.memberships());
        Member withNone = new Member(ann.id(), MemberKind.PERSON, Set.of(), ann.memberships());

        assertThat(accounts().named(on.id(ANN))).isEqualTo("crm:ann");
        given.known(new Key.MemberKey(ann.id()), withTwo);
        assertThat(accounts().named(on.id(ANN))).isEqualTo("books:17");
        given.known(new Key.MemberKey(ann.id()), withNone);
        assertThat(accounts().named(on.id(ANN))).isEqualTo(ann.id().toString());
    }

    @Test
    void limits_are_by_kind_unless_an_account_has_its_own() {
        assertThat(accounts().limits(on.id(ANN))).isEqualTo(AccountLimits.debitLimit(600));
        assertThat(accounts().limits(on.id(CAFE))).isEqualTo(AccountLimits.NONE);
        for (AccountKind kind : AccountKind.values()) {
            if (kind != AccountKind.MEMBER) {
                boolean spent = kind == AccountKind.POT || kind == AccountKind.NOTES;
                assertThat(accounts().limits(AccountId.of(kind)))
                        .isEqualTo(spent ? AccountLimits.debitLimit(0) : AccountLimits.NONE);
            }
        }
        on.limited(BEN, AccountLimits.debitLimit(5));
        assertThat(accounts().limits(on.id(BEN))).isEqualTo(AccountLimits.debitLimit(5));
        assertThat(accounts().own(on.id(BEN))).contains(AccountLimits.debitLimit(5));
        assertThat(accounts().own(on.id(ANN))).isEmpty();
    }

    @Test
    void what_may_be_done_follows_from_balance_limits_and_closure() {
        on.stands(ANN, 60);
        assertThat(accounts().standing(on.id(ANN)).available()).isEqualTo(OptionalLong.of(660));
        assertThat(accounts().standing(on.id(ANN)).closed()).isFalse();
        on.closed(BEN);
        assertThat(accounts().standing(on.id(BEN)).closed()).isTrue();
        assertThat(accounts().isClosed(on.id(ANN))).isFalse();
    }

    @Test
    void accounts_are_found_by_member_and_by_kind_as_far_as_they_exist() {
        Facts nothing = Facts.builder().build();

        assertThat(Accounts.id(AccountRef.of(ANN), given.facts())).contains(on.id(ANN));
        assertThat(Accounts.id(AccountRef.of(given.id(ANN)), given.facts())).contains(on.id(ANN));
        assertThat(Accounts.id(AccountRef.of(NOBODY), given.facts())).isEmpty();
        assertThat(Accounts.id(AccountRef.of(AccountKind.POT), given.facts())).contains(AccountId.of(AccountKind.POT));
        assertThat(Accounts.id(AccountRef.of(AccountKind.POT), nothing)).isEmpty();
        assertThat(Stream.of(AccountRef.of(ANN), AccountRef.of(AccountKind.POT))
                        .<Key<?>>map(Accounts::key)
                        .toList())
                .isEqualTo(List.of(new Key.MemberKey(ANN), new Key.AccountKey(AccountId.of(AccountKind.POT))));
    }

    @Test
    void only_members_accounts_are_somebodys() {
        assertThat(accounts().member(on.id(ANN)))
                .hasValueSatisfying(ann -> assertThat(ann.isNamed(ANN)).isTrue());
        assertThat(accounts().member(AccountId.of(AccountKind.POT))).isEmpty();
    }

    private Accounts accounts() {
        return new Accounts(given.facts(), given.rules());
    }
}
