package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.command.IdempotencyKey;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Limits;
import org.timebank.member.Member;
import org.timebank.member.Membership;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Posting;
import org.timebank.spi.Recalled;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;
import org.timebank.testkit.model.Snapshot;

/** S28: what a store remembers is decided from only as long as it holds. A store that remembers nothing promises nothing here. */
interface RecallRules extends StoreUnderTest {

    /** The last one is asked about, and her account is not moved. */
    List<Member> ASKED = List.of(Cast.ANN, Cast.BEN, Cast.DOT);

    @Test
    @Rule("S28.1")
    default void whatIsRecalledIsWhatWasLoaded() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.setting(LedgerThings.terms(Cast.BEN, AccountLimits.debitLimit(90)), 0));
        Facts loaded = bank.store().load(bank.id(), needs());

        bank.store().recall(bank.id(), needs()).map(Recalled::facts).ifPresent(recalled -> {
            assertThat(recalled.versioned(new Key.RulesKey())).isEqualTo(loaded.versioned(new Key.RulesKey()));
            for (Member member : ASKED) {
                Key.MemberKey byId = new Key.MemberKey(member.id());
                Key.TermsKey terms = new Key.TermsKey(AccountId.of(member.id()));
                assertThat(recalled.versioned(byId)).isEqualTo(loaded.versioned(byId));
                assertThat(recalled.versioned(terms)).isEqualTo(loaded.versioned(terms));
                assertThat(recalled.find(new Key.AccountKey(AccountId.of(member.id()))))
                        .isPresent();
                member.references()
                        .forEach(reference -> assertThat(recalled.find(new Key.MemberKey(reference)))
                                .contains(member));
            }
        });
    }

    @Test
    @Rule("S28.2")
    default void whatIsDecidedFromItIsKept() {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet changes = deciding(Things.key());

        recall(bank).ifPresent(recalled -> {
            assertThat(recalled.apply(changes)).isEqualTo(Applied.APPLIED);
            bank.kept(changes);
        });
    }

    @Test
    @Rule("S28.3")
    default void whatIsDecidedFromItIsStaleOnceItDoesNotHold() {
        IdempotencyKey key = Things.key();
        List<ChangeSet> inBetween = List.of(
                ChangeSet.builder().put(new Key.RulesKey(), 1, Things.rules(2)).build(),
                leaving(Cast.ANN),
                leaving(Cast.DOT),
                LedgerThings.setting(LedgerThings.terms(Cast.BEN, AccountLimits.debitLimit(90)), 0),
                LedgerThings.setting(LedgerThings.terms(Cast.DOT, true), 0),
                Things.answering(Things.done("before", key)));
        for (ChangeSet between : inBetween) {
            TestTimebank bank = TestTimebank.in(store());
            ChangeSet changes = deciding(key);

            recall(bank).ifPresent(recalled -> {
                bank.applied(between);
                findsStale(bank, recalled, changes);
            });
        }
    }

    @Test
    @Rule("S28.4")
    default void whatIsDecidedFromItIsJudgedOnTheAccountAsItIs() {
        TestTimebank bank = TestTimebank.in(store());
        ChangeSet changes = ChangeSet.builder()
                .post(Posting.of(LedgerThings.transfer(Cast.ANN, Cast.BEN, 60))
                        .within(AccountId.of(Cast.ANN.id()), Limits.floor(-100)))
                .build();

        recall(bank).ifPresent(recalled -> {
            bank.applied(LedgerThings.transferring(Cast.ANN, Cast.CEM, 41));
            findsStale(bank, recalled, changes);
        });
    }

    private static Needs needs() {
        Needs needs = Needs.of(new Key.RulesKey(), new Key.AnswerKey(Things.key()));
        for (Member member : ASKED) {
            needs = needs.and(Needs.of(new Key.MemberKey(member.id())))
                    .and(Needs.of(
                            member.references().stream().map(Key.MemberKey::new).toList()));
        }
        return needs;
    }

    /** What the store remembers once it has loaded it. */
    private static Optional<Recalled> recall(TestTimebank bank) {
        bank.store().load(bank.id(), needs());
        return bank.store().recall(bank.id(), needs());
    }

    private static void findsStale(TestTimebank bank, Recalled recalled, ChangeSet changes) {
        Snapshot before = bank.snapshot(changes);
        assertThat(recalled.apply(changes)).isEqualTo(Applied.STALE);
        assertThat(bank.snapshot(changes)).as("the store, before and after").isEqualTo(before);
    }

    private static ChangeSet deciding(IdempotencyKey key) {
        return LedgerThings.transferring(Cast.ANN, Cast.BEN, 60).and(Things.done("done", key));
    }

    private static ChangeSet leaving(Member member) {
        Membership until = member.latestMembership().until(Things.TODAY.plusDays(1));
        return ChangeSet.builder()
                .put(new Key.MemberKey(member.id()), 1, member.withLatestMembership(until))
                .build();
    }
}
