package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.codes;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timebank.StoreAround;
import org.timebank.command.TimebankId;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Versioned;

/** Things are loaded one after the other, and others may change them in between. */
class DifferentMomentsTest {

    private final List<Runnable> inBetween = new ArrayList<>();

    private final Community here = new Community(rules -> rules, store -> new StoreAround(store) {
        @Override
        public Facts load(TimebankId timebank, Needs needs) {
            Facts first = super.load(timebank, needs);
            if (inBetween.isEmpty()) {
                return first;
            }
            inBetween.remove(0).run();
            Key.AccountKey ann = new Key.AccountKey(here().account(ANN));
            return first.with(
                    ann, new Versioned<>(super.load(timebank, needs).find(ann).orElseThrow(), 1));
        }
    });

    private Community here() {
        return here;
    }

    @Test
    void a_hold_that_ends_before_its_account_is_loaded_is_told_to_have_ended() {
        HoldId hold = here.broker().credits().hold(PlaceHold.of("1", ANN, 10)).orElseThrow();
        inBetween.add(() -> here.broker()
                .credits()
                .capture(CaptureHold.of("2", hold, AccountRef.of(BEN), 10))
                .orElseThrow());

        assertThat(codes(here.broker().credits().capture(CaptureHold.of("3", hold, AccountRef.of(BEN), 10))))
                .containsExactly("hold-ended");
    }

    @Test
    void so_it_is_in_a_batch() {
        HoldId hold = here.broker().credits().hold(PlaceHold.of("1", ANN, 10)).orElseThrow();
        inBetween.add(
                () -> here.broker().credits().release(ReleaseHold.of("2", hold)).orElseThrow());

        assertThat(codes(
                        here.broker().submit(List.of(ReleaseHold.of("3", hold))).get(0)))
                .containsExactly("hold-ended");
        assertThat(here.balance(ANN)).isZero();
    }
}
