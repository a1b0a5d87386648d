package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldState;
import org.timebank.offer.Category;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;
import org.timebank.testkit.given.Cast;
import org.timebank.testkit.given.HoldThings;
import org.timebank.testkit.given.LedgerThings;
import org.timebank.testkit.given.Things;

/** S24: a large change set does what its parts do, one after the other. */
interface BatchRules extends StoreUnderTest {

    @Property
    @Rule("S24.1")
    default void oneChangeSetDoesWhatItsPartsDoOneAfterTheOther(
            @ForAll(supplier = Act.Generator.class) List<Act> acts) {
        Batch.of(store(), acts).isTheSameAtOnce();
    }

    @Property
    @Rule("S24.2")
    default void whatIsLoadedIsWhatTheChangeSetsAddUpTo(@ForAll(supplier = Act.Generator.class) List<Act> acts) {
        Batch.of(store(), acts).isWhatItAddsUpTo();
    }

    @Test
    @Rule("S24.3")
    default void aThousandPartsAreOneChangeSet() {
        Random random = new Random(24);
        List<Act> acts = Stream.generate(() -> Act.random(random)).limit(1_000).toList();

        Batch batch = Batch.of(store(), acts);

        batch.isWhatItAddsUpTo();
        batch.isTheSameAtOnce();
    }

    @Test
    @Rule("S24.4")
    default void aThingMayBeChangedSeveralTimesInSuccession() {
        TestTimebank bank = TestTimebank.in(store());
        Category category = new Category("repairs", "Repairs", false);
        Category renamed = new Category("repairs", "Mending", true);
        AccountTerms limited = LedgerThings.terms(Cast.ANN, AccountLimits.debitLimit(60));
        AccountTerms free = LedgerThings.terms(Cast.ANN, false);
        Hold hold = HoldThings.hold(Cast.BEN, 30);

        bank.applied(ChangeSet.builder()
                .put(new Key.CategoryKey("repairs"), 0, category)
                .put(new Key.CategoryKey("repairs"), 1, renamed)
                .put(new Key.RulesKey(), 1, Things.rules(2))
                .put(new Key.RulesKey(), 2, Things.rules(3))
                .add(LedgerThings.setting(limited, 0))
                .add(LedgerThings.setting(free, 1))
                .add(LedgerThings.setting(limited, 2))
                .add(HoldThings.placing(hold))
                .add(HoldThings.capturing(hold, LedgerThings.transfer(Cast.BEN, Cast.ANN, 30), Optional.empty()))
                .build());

        assertThat(bank.load(new Key.CategoryKey("repairs")).versioned(new Key.CategoryKey("repairs")))
                .contains(new Versioned<>(renamed, 2));
        assertThat(bank.load(new Key.RulesKey()).versioned(new Key.RulesKey()))
                .contains(new Versioned<>(Things.rules(3), 3));
        assertThat(bank.ask(new Query.TermsOf(limited.account()))).containsExactly(limited, free, limited);
        assertThat(bank.find(new Key.HoldKey(hold.id()))).contains(hold.in(HoldState.CAPTURED));
        assertThat(bank.account(Cast.BEN).held()).isZero();
        bank.isInOrder();
    }

    @Test
    @Rule("S24.5")
    default void aSuccessionThatBeginsFromAnotherVersionIsStale() {
        TestTimebank bank = TestTimebank.in(store());
        Key.CategoryKey known = new Key.CategoryKey(Cast.CARE.code());

        for (int first : List.of(0, 2)) {
            bank.findsStale(ChangeSet.builder()
                    .put(known, first, Cast.CARE)
                    .put(known, first + 1, Cast.CARE)
                    .build());
        }
        bank.keeps(ChangeSet.builder()
                .put(known, 1, Cast.CARE)
                .put(known, 2, Cast.CARE)
                .build());
    }
}
