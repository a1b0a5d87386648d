package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.event.EventLease;
import org.timebank.event.EventType;
import org.timebank.event.FailedDelivery;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.Member;
import org.timebank.member.Membership;
import org.timebank.offer.Category;
import org.timebank.offer.Offer;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.DeliveryThings;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S2: what was decided from another version is not stored. */
interface VersionRules extends StoreUnderTest {

    @Test
    @Rule("S2.1")
    default void aThingHasVersionOneAndOneMoreEachTimeItIsReplaced() {
        TestTimebank bank = TestTimebank.in(store());
        List<Change<?>> things = newThings();

        things.forEach(change ->
                assertThat(bank.load(change.key()).version(change.key())).isZero());
        bank.keeps(only(things));
        for (int version = 1; version <= 3; version++) {
            bank.keeps(only(replacing(things, version)));
        }
    }

    @Test
    @Rule("S2.2")
    default void whatExpectsAnotherVersionThanIsStoredIsStale() {
        TestTimebank bank = TestTimebank.in(store());
        List<Change<?>> things = newThings();
        bank.applied(only(things));
        bank.applied(only(replacing(things, 1)));

        for (int other : List.of(0, 1, 3)) {
            replacing(things, other).forEach(change -> bank.findsStale(only(List.of(change))));
        }
        bank.keeps(only(replacing(things, 2)));
    }

    @Test
    @Rule("S2.3")
    default void whatExpectsAThingThatIsNotThereIsStale() {
        TestTimebank bank = TestTimebank.in(store());

        replacing(newThings(), 1).forEach(change -> bank.findsStale(only(List.of(change))));
    }

    @Test
    @Rule("S2.4")
    default void theRulesThatHoldAreTheLatest() {
        TestTimebank bank = TestTimebank.in(store());

        bank.findsStale(adopting(0));
        bank.findsStale(adopting(2));
        bank.keeps(adopting(1));
        bank.findsStale(adopting(1));
        bank.keeps(adopting(2));
    }

    @Test
    @Rule("S2.5")
    default void anAccountIsOpenedOnce() {
        TestTimebank bank = TestTimebank.in(store());
        bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, 60));
        AccountId account = AccountId.of(Cast.ANN.id());

        bank.findsStale(ChangeSet.builder()
                .put(new Key.AccountKey(account), 0, Account.open(account, AccountKind.MEMBER))
                .build());
    }

    @Test
    @Rule("S2.6")
    default void anAccountStaysInVersionOneHoweverOftenItIsMoved() {
        TestTimebank bank = TestTimebank.in(store());

        for (long minutes = 1; minutes <= 3; minutes++) {
            bank.applied(LedgerThings.transferring(Cast.ANN, Cast.BEN, minutes));
            bank.applied(HoldThings.placing(HoldThings.hold(Cast.ANN, minutes)));

            assertThat(bank.load(new Key.AccountKey(AccountId.of(Cast.ANN.id())))
                            .version(new Key.AccountKey(AccountId.of(Cast.ANN.id()))))
                    .isEqualTo(1);
        }
    }

    /** One thing of each kind that is replaced, none of them stored yet. */
    private static List<Change<?>> newThings() {
        Category category = new Category("repairs", "Repairs", false);
        Offer offer = Things.offer(Cast.ANN, Cast.GARDENING.code());
        Exchange exchange = Things.proposed(Things.leg(Cast.ANN, Cast.BEN, Cast.GARDENING.code()));
        Member member = Things.person();
        Hold hold = HoldThings.hold(Cast.ANN, 5);
        AccountTerms terms = LedgerThings.terms(Cast.CEM, false);
        FailedDelivery failure = DeliveryThings.failure(
                Things.event(EventType.MEMBER_JOINED, Cast.ANN.id().value(), 1), Things.NOW);
        return List.of(
                new Change<>(new Key.CategoryKey(category.code()), 0, category),
                new Change<>(new Key.OfferKey(offer.id()), 0, offer),
                new Change<>(new Key.ExchangeKey(exchange.id()), 0, exchange),
                new Change<>(new Key.HoldKey(hold.id()), 0, hold),
                new Change<>(new Key.TermsKey(terms.account()), 0, terms),
                new Change<>(new Key.EventLeaseKey(), 0, DeliveryThings.lease("one", Things.NOW)),
                new Change<>(new Key.FailedDeliveryKey(failure.event()), 0, failure),
                new Change<>(new Key.MemberKey(member.id()), 0, member));
    }

    private static List<Change<?>> replacing(List<Change<?>> things, int version) {
        return things.stream()
                .<Change<?>>map(thing -> replacing(thing, version))
                .toList();
    }

    @SuppressWarnings("unchecked") // a thing is replaced by one of its own type
    private static <T> Change<T> replacing(Change<T> thing, int version) {
        return new Change<>(thing.key(), version, (T) another(thing.value(), version));
    }

    private static Object another(Object value, int version) {
        if (value instanceof Category category) {
            return new Category(category.code(), "Repairs, version " + version, version % 2 == 1);
        } else if (value instanceof Offer offer) {
            return version % 2 == 1 ? offer.takenBack() : offer;
        } else if (value instanceof Exchange exchange) {
            return exchange.in(version % 2 == 1 ? ExchangeState.AGREED : ExchangeState.PROPOSED)
                    .approvedBy("broker " + version);
        }
        return anotherOfPeople(value, version);
    }

    private static Object anotherOfPeople(Object value, int version) {
        if (value instanceof Hold hold) {
            return hold.in(version % 2 == 1 ? HoldState.EXPIRED : HoldState.RELEASED);
        } else if (value instanceof AccountTerms terms) {
            return new AccountTerms(
                    terms.account(),
                    Optional.of(AccountLimits.debitLimit(version)),
                    version % 2 == 1,
                    terms.changedAt(),
                    terms.changedBy(),
                    "Version " + version);
        }
        return anotherOfDelivery(value, version);
    }

    private static Object anotherOfDelivery(Object value, int version) {
        if (value instanceof EventLease lease) {
            return DeliveryThings.lease("instance " + version, lease.until().plusSeconds(version));
        } else if (value instanceof FailedDelivery failure) {
            return failure.again("code " + version, failure.notBefore().plusSeconds(version));
        }
        Member member = (Member) value;
        return member.withLatestMembership(Membership.since(LocalDate.of(2020 + version, 1, 1)));
    }

    /** The changes by themselves; whoever joins is given an account. What holds set aside is not looked at here. */
    private static ChangeSet only(List<Change<?>> things) {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (Change<?> thing : things) {
            if (thing.value() instanceof Member member && thing.expectedVersion() == 0) {
                Things.join(changes, member);
            } else {
                put(changes, thing);
            }
        }
        return changes.build();
    }

    private static <T> void put(ChangeSet.Builder changes, Change<T> change) {
        changes.put(change.key(), change.expectedVersion(), change.value());
    }

    private static ChangeSet adopting(int expected) {
        return ChangeSet.builder()
                .put(new Key.RulesKey(), expected, Things.rules(expected + 1))
                .build();
    }
}
