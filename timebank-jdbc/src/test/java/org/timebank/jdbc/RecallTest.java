package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.jdbc.Things.TODAY;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Refusal;
import org.timebank.command.TimebankId;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Entry;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.member.ExternalReference;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.Member;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Recalled;

/** Where commands are decided from what a store remembers, and where not. */
class RecallTest {

    private static final ExternalReference ANN = ExternalReference.of("crm", "ann");

    @OnEveryEngine
    void onPostgreSqlWhatWasLoadedIsRecalledInTransactionsOfTheStoresOwn(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.person(ANN);
        store.apply(timebank, Things.joining(ann));
        Needs needs = Needs.of(new Key.RulesKey(), new Key.MemberKey(ANN), new Key.AnswerKey(IdempotencyKey.of("1")));
        assertThat(store.recall(timebank, needs)).isEmpty();
        store.load(timebank, needs);

        assertThat(store.recall(timebank, needs).isPresent()).isEqualTo(recalls(engine));
        assertThat(store.recall(
                        timebank,
                        needs.and(Needs.of(new Key.MemberKey(Things.person().id())))))
                .isEmpty();
        assertThat(store.recall(timebank, needs.and(Needs.of(new Key.UnsealedKey()))))
                .isEmpty();
        assertThat(store.recall(timebank, Needs.of(new Key.MemberKey(ANN)))).isEmpty();
        try (HostConnection host = HostConnection.of(engine.shared())) {
            Connection connection = host.connection();
            JdbcTimebankStore joined = store.joining(connection);
            joined.load(timebank, needs);
            assertThat(joined.recall(timebank, needs)).isEmpty();
        }
    }

    @OnEveryEngine
    void whatDoesNotHoldIsReadWholeTheNextTime(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        Needs needs = Needs.of(new Key.RulesKey(), new Key.MemberKey(ann.id()), new Key.MemberKey(ben.id()));
        store.load(timebank, needs);
        Optional<Recalled> recalled = recalled(engine, store, timebank, needs);
        Member left = ann.withLatestMembership(ann.latestMembership().until(TODAY.plusDays(30)));
        engine.store()
                .apply(
                        timebank,
                        ChangeSet.builder()
                                .put(new Key.MemberKey(ann.id()), 1, left)
                                .build());

        recalled.ifPresent(memory -> {
            assertThat(memory.apply(Things.posting(Things.transfer(ann.id(), ben.id(), 60))))
                    .isEqualTo(Applied.STALE);
            assertThat(store.recall(timebank, needs)).isEmpty();
        });
        assertThat(store.load(timebank, needs).find(new Key.MemberKey(ann.id())))
                .contains(left);
    }

    @OnEveryEngine
    void whoMovesNothingIsLookedAtAllTheSame(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        List<Member> members =
                List.of(Things.joined(store, timebank), Things.joined(store, timebank), Things.joined(store, timebank));
        Needs needs = Needs.of(new Key.RulesKey())
                .and(Needs.of(members.stream()
                        .map(member -> new Key.MemberKey(member.id()))
                        .toList()));
        ChangeSet gift = Things.posting(
                Things.transfer(members.get(0).id(), members.get(1).id(), 60));
        store.load(timebank, needs);
        recalled(engine, store, timebank, needs)
                .ifPresent(recalled -> assertThat(recalled.apply(gift)).isEqualTo(Applied.APPLIED));
        Optional<Recalled> recalled = recalled(engine, store, timebank, needs);
        AccountId third = AccountId.of(members.get(2).id());
        engine.store().apply(timebank, Things.setting(Things.terms(third, true), 0));

        recalled.ifPresent(memory -> assertThat(memory.apply(Things.posting(
                        Things.transfer(members.get(0).id(), members.get(1).id(), 60))))
                .isEqualTo(Applied.STALE));
    }

    /** The pot belongs to no member, and has terms all the same. */
    @OnEveryEngine
    void anAccountOfTheCommunityIsRememberedUntilItsTermsChange(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        AccountId pot = Things.opened(store, timebank, AccountKind.POT);
        Needs needs = Needs.of(new Key.RulesKey(), new Key.MemberKey(ann.id()), new Key.AccountKey(pot));
        ChangeSet gift = Things.posting(Things.transaction(new Entry(pot, 60), new Entry(AccountId.of(ann.id()), -60)));
        store.load(timebank, needs);
        recalled(engine, store, timebank, needs).ifPresent(recalled -> {
            assertThat(recalled.facts().find(new Key.AccountKey(pot))).isPresent();
            assertThat(recalled.apply(gift)).isEqualTo(Applied.APPLIED);
        });
        Optional<Recalled> recalled = recalled(engine, store, timebank, needs);
        Optional<Recalled> unmoved = recalled(engine, store, timebank, needs);
        AccountTerms closed = Things.terms(pot, false);
        engine.store().apply(timebank, Things.setting(closed, 0));

        recalled.ifPresent(memory -> assertThat(memory.apply(
                        Things.posting(Things.transaction(new Entry(pot, 1), new Entry(AccountId.of(ann.id()), -1)))))
                .isEqualTo(Applied.STALE));
        unmoved.ifPresent(memory ->
                assertThat(memory.apply(Things.answering(Things.done("", "1")))).isEqualTo(Applied.STALE));
        assertThat(store.load(timebank, needs).find(new Key.TermsKey(pot))).contains(closed);
        recalled(engine, store, timebank, needs)
                .ifPresent(memory -> assertThat(memory.facts().version(new Key.TermsKey(pot)))
                        .isEqualTo(1));
    }

    @OnEveryEngine
    void anAccountKnowsItsMemberHoweverTheMemberCameToBe(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.person();
        Key.MemberKey key = new Key.MemberKey(ben.id());
        store.apply(
                timebank,
                ChangeSet.builder()
                        .add(Things.joining(ben))
                        .put(key, 1, leaving(ben, 1))
                        .put(key, 2, leaving(ben, 2))
                        .build());
        store.apply(timebank, ChangeSet.builder().put(key, 3, leaving(ben, 3)).build());
        Needs needs = Needs.of(new Key.RulesKey(), new Key.MemberKey(ann.id()), key);
        store.load(timebank, needs);

        assertThat(versionOf(ben, engine)).isEqualTo(4);
        store.recall(timebank, needs)
                .ifPresent(recalled -> assertThat(
                                recalled.apply(Things.posting(Things.transfer(ann.id(), ben.id(), 60))))
                        .isEqualTo(Applied.APPLIED));
    }

    /** In Berlin it is the day after, and the account has an entry of that day. */
    @OnEveryEngine
    void anEntryOfYesterdayIsKnownToBeOneWhereverTheCommunityIs(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Member ben = Things.joined(store, timebank);
        Instant afterMidnight = Instant.parse("2026-03-28T23:30:00Z");
        List<Entry> entries = List.of(new Entry(AccountId.of(ben.id()), 5), new Entry(AccountId.of(ann.id()), -5));
        store.apply(timebank, Things.posting(new LedgerTransaction(Things.header(TODAY, afterMidnight), entries)));
        Needs needs = Needs.of(new Key.RulesKey(), new Key.MemberKey(ann.id()), new Key.MemberKey(ben.id()));
        store.load(timebank, needs);

        ChangeSet ofYesterday =
                Things.posting(new LedgerTransaction(Things.header(TODAY.minusDays(1), afterMidnight), entries));
        recalled(engine, store, timebank, needs)
                .ifPresent(recalled -> assertThat(recalled.apply(ofYesterday)).isEqualTo(Applied.APPLIED));
    }

    /** An application with an older release does not keep that version. */
    @OnEveryEngine
    void aMemberWhoseAccountKnowsAnotherVersionIsNotRemembered(Engine engine) throws SQLException {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.joined(store, timebank);
        Needs needs = Needs.of(new Key.RulesKey(), new Key.MemberKey(ann.id()));
        store.load(timebank, needs);
        assertThat(store.recall(timebank, needs).isPresent()).isEqualTo(recalls(engine));

        try (Connection connection = engine.shared().getConnection();
                PreparedStatement older =
                        connection.prepareStatement("UPDATE timebank_account SET member_version = 7 WHERE id = ?")) {
            Dialect.of(connection.getMetaData())
                    .set(older, 1, SqlType.ID, ann.id().value());
            assertThat(older.executeUpdate()).isEqualTo(1);
        }

        assertThat(store.load(timebank, needs).find(new Key.MemberKey(ann.id())))
                .contains(ann);
        assertThat(store.recall(timebank, needs)).isEmpty();
    }

    /** The host's id of one member is given to another by an application beside this one. */
    @OnEveryEngine
    void whoeverIsNamedNowIsMeant(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId timebank = Things.founded(store);
        Member ann = Things.person(ANN);
        Member ben = Things.person();
        store.apply(timebank, Things.joining(ann, ben));
        Member cem = Things.joined(store, timebank);
        Needs needs = Needs.of(new Key.RulesKey(), new Key.MemberKey(ANN), new Key.MemberKey(cem.id()));
        store.load(timebank, needs);
        Optional<Recalled> recalled = recalled(engine, store, timebank, needs);

        engine.store()
                .apply(
                        timebank,
                        ChangeSet.builder()
                                .put(new Key.MemberKey(ann.id()), 1, named(ann))
                                .put(new Key.MemberKey(ben.id()), 1, named(ben, ANN))
                                .build());

        recalled.ifPresent(memory -> assertThat(memory.apply(Things.posting(Things.transfer(ann.id(), cem.id(), 60))))
                .isEqualTo(Applied.STALE));
        assertThat(store.load(timebank, needs).find(new Key.MemberKey(ANN)).map(Member::id))
                .contains(ben.id());
    }

    private static Member named(Member member, ExternalReference... references) {
        return new Member(member.id(), member.kind(), Set.of(references), member.memberships());
    }

    private static int versionOf(Member member, Engine engine) throws SQLException {
        try (Connection connection = engine.shared().getConnection();
                PreparedStatement account =
                        connection.prepareStatement("SELECT member_version FROM timebank_account WHERE id = ?")) {
            Dialect.of(connection.getMetaData())
                    .set(account, 1, SqlType.ID, member.id().value());
            try (ResultSet row = account.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getInt(1);
            }
        }
    }

    private static boolean recalls(Engine engine) {
        return engine == Engine.POSTGRESQL;
    }

    /** Something on PostgreSQL, and nothing elsewhere. */
    private static Optional<Recalled> recalled(
            Engine engine, JdbcTimebankStore store, TimebankId timebank, Needs needs) {
        Optional<Recalled> recalled = store.recall(timebank, needs);
        assertThat(recalled.isPresent()).isEqualTo(recalls(engine));
        return recalled;
    }

    private static Member leaving(Member member, int days) {
        return member.withLatestMembership(member.latestMembership().until(TODAY.plusDays(days)));
    }

    /** Two applications over one database: what the one changes, the other finds out when it moves the account. */
    @OnEveryEngine
    void whoHasLeftByAnotherApplicationGivesNothing(Engine engine) {
        JdbcTimebankStore store = engine.store();
        TimebankId id = Things.founded(store);
        Timebank here = bank(engine, id);
        Timebank there = bank(engine, id);
        ExternalReference ben = ExternalReference.of("crm", "ben");
        store.apply(id, Things.joining(Things.person(ANN)));
        store.apply(id, Things.joining(Things.person(ben)));
        assertThat(here.credits().give(GiveCredits.of("1", ANN, ben, 5)).isDone())
                .isTrue();
        assertThat(here.credits().give(GiveCredits.of("2", ANN, ben, 5)).isDone())
                .isTrue();

        there.members().leave(LeaveTimebank.of("3", ben, TODAY)).orElseThrow();

        assertThat(here.credits().give(GiveCredits.of("4", ANN, ben, 5)).refusals())
                .extracting(Refusal::code)
                .containsExactly("not-a-member-then");
        LedgerTransactionId first =
                here.credits().give(GiveCredits.of("1", ANN, ben, 5)).orElseThrow();
        assertThat(first)
                .isEqualTo(
                        there.credits().give(GiveCredits.of("1", ANN, ben, 5)).orElseThrow());
        assertThat(here.credits().balance(ben)).hasValue(10);
    }

    private static Timebank bank(Engine engine, TimebankId id) {
        return TimebankEngine.builder(engine.store())
                .clock(Clock.fixed(Things.NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC))
                .build()
                .timebank(id)
                .actingAs(Town.everybody("broker"));
    }
}
