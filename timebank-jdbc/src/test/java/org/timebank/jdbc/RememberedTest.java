package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.jdbc.Things.TODAY;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.member.ExternalReference;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Versioned;

/** What one application remembers, others may change. */
class RememberedTest {

    private static final ExternalReference ANN = ExternalReference.of("crm", "ann");
    private static final Key.MemberKey BY_REFERENCE = new Key.MemberKey(ANN);

    @OnEveryEngine
    void aMemberThatOthersHaveChangedIsReadAgain(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.person(ANN);
        store.apply(timebank, Things.joining(ann));
        Key.MemberKey byId = new Key.MemberKey(ann.id());
        assertThat(store.load(timebank, Needs.of(byId, BY_REFERENCE)).find(byId))
                .contains(ann);

        Member left = ann.withLatestMembership(ann.latestMembership().until(TODAY.plusDays(30)));
        assertThat(engine.store().apply(timebank, replacing(left, 1))).isEqualTo(Applied.APPLIED);

        for (Needs needs : List.of(Needs.of(byId), Needs.of(BY_REFERENCE), Needs.of(byId, BY_REFERENCE))) {
            Facts facts = store.load(timebank, needs);
            assertThat(facts.versioned(byId)).contains(new Versioned<>(left, 2));
            assertThat(facts.versioned(BY_REFERENCE)).contains(new Versioned<>(left, 2));
        }
    }

    @OnEveryEngine
    void whatStandsOnAnAccountIsNeverRemembered(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        Needs both = Needs.of(new Key.MemberKey(ann.id()), new Key.MemberKey(ben.id()));
        store.load(timebank, both);

        engine.store().apply(timebank, Things.posting(Things.transfer(ben.id(), ann.id(), 60)));

        Facts facts = store.load(timebank, both);
        assertThat(facts.find(new Key.AccountKey(AccountId.of(ann.id())))
                        .orElseThrow()
                        .balance())
                .isEqualTo(60);
        assertThat(facts.find(new Key.AccountKey(AccountId.of(ben.id())))
                        .orElseThrow()
                        .balance())
                .isEqualTo(-60);
    }

    @OnEveryEngine
    void rulesAndTermsThatOthersHaveSetAreReadAgain(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        AccountId account = AccountId.of(ann.id());
        Key.TermsKey termsKey = new Key.TermsKey(account);
        Needs needs = Needs.of(new Key.RulesKey(), new Key.MemberKey(ann.id()));
        assertThat(store.load(timebank, needs).find(termsKey)).isEmpty();

        JdbcTimebankStore other = engine.store();
        other.apply(timebank, Things.rules(2));
        AccountTerms terms = Things.terms(account, true);
        other.apply(timebank, Things.setting(terms, 0));

        Facts facts = store.load(timebank, needs);
        assertThat(facts.version(new Key.RulesKey())).isEqualTo(2);
        assertThat(facts.versioned(termsKey)).contains(new Versioned<>(terms, 1));
    }

    @OnEveryEngine
    void whatTheHostRollsBackIsNotRemembered(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Key.MemberKey key = new Key.MemberKey(ann.id());
        store.load(timebank, Needs.of(key));
        Member rolledBack = ann.withLatestMembership(ann.latestMembership().until(TODAY.plusDays(1)));
        Member committed = ann.withLatestMembership(ann.latestMembership().until(TODAY.plusDays(2)));

        try (HostConnection host = HostConnection.of(engine.shared())) {
            Connection connection = host.connection();
            JdbcTimebankStore joined = store.joining(connection);
            joined.apply(timebank, replacing(rolledBack, 1));
            assertThat(joined.load(timebank, Needs.of(key)).find(key)).contains(rolledBack);
            assertThat(Optional.of(ann))
                    .isEqualTo(store.load(timebank, Needs.of(key)).find(key));
            connection.rollback();
        }
        store.apply(timebank, replacing(committed, 1));

        assertThat(store.load(timebank, Needs.of(key)).versioned(key)).contains(new Versioned<>(committed, 2));
    }

    private static ChangeSet replacing(Member member, int expectedVersion) {
        return ChangeSet.builder()
                .put(new Key.MemberKey(member.id()), expectedVersion, member)
                .build();
    }
}
