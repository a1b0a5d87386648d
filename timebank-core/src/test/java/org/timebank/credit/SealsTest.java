package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.credit.Community.ANN;
import static org.timebank.credit.Community.BEN;
import static org.timebank.credit.Community.CAFE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timebank.StoreAround;
import org.timebank.command.AccessDeniedException;
import org.timebank.command.Command;
import org.timebank.command.Digest;
import org.timebank.command.Outcome;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.ExternalReference;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;

/** Seals over what moved, hour by hour. */
class SealsTest {

    private final Community here = new Community();

    @Test
    void before_anything_was_posted_there_is_nothing_to_seal() {
        assertThat(seal(here)).isEqualTo(new SealReceipt(0, Digest.NONE, 0));
        assertThat(here.auditor().credits().seal(0)).isEmpty();
        assertThat(here.auditor().credits().seal(1)).isEmpty();
    }

    @Test
    void each_seal_is_over_what_moved_since_the_one_before() {
        here.gift(ANN, BEN, 1);
        SealReceipt first = seal(here);
        here.pass(Duration.ofHours(1));
        SealReceipt idle = seal(here);
        here.gift(BEN, CAFE, 1);
        here.gift(BEN, CAFE, 1);
        SealReceipt second = seal(here);

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.accounts()).isEqualTo(2);
        assertThat(idle).isEqualTo(new SealReceipt(1, first.digest(), 0));
        assertThat(second.number()).isEqualTo(2);
        Seal sealed = here.auditor().credits().seal(2).orElseThrow();
        assertThat(sealed.previous()).isEqualTo(first.digest());
        assertThat(sealed.digest()).isEqualTo(second.digest());
        assertThat(sealed.sealedAt()).isEqualTo(here.now());
        assertThat(sealed.heads()).containsExactlyInAnyOrder(head(here, BEN, 3), head(here, CAFE, 2));
        assertThat(here.store().ask(Community.HERE, new Query.EventsOf(Event.SEALS)))
                .extracting(Event::type, Event::number, Event::detail)
                .containsExactly(
                        tuple(EventType.LEDGER_SEALED, 1, first.digest().hex()),
                        tuple(EventType.LEDGER_SEALED, 2, second.digest().hex()));
    }

    @Test
    void holds_are_not_sealed() {
        here.member(ANN).credits().hold(PlaceHold.of("h", ANN, 10)).orElseThrow();

        assertThat(seal(here).number()).isZero();
    }

    @Test
    void a_seal_that_was_asked_for_twice_is_one() {
        here.gift(ANN, BEN, 1);
        SealReceipt first = here.admin().credits().seal(SealLedger.of("hour")).orElseThrow();
        here.gift(ANN, BEN, 1);

        assertThat(here.admin().credits().seal(SealLedger.of("hour")).orElseThrow())
                .isEqualTo(first);
        assertThat(here.auditor().credits().seal(2)).isEmpty();
    }

    @Test
    void what_moves_while_it_is_sealed_is_left_for_the_next() {
        List<Runnable> meanwhile = new ArrayList<>();
        Community busy = new Community(rules -> rules, store -> new StoreAround(store) {
            @Override
            public Applied apply(TimebankId timebank, ChangeSet changes) {
                if (!meanwhile.isEmpty()) {
                    meanwhile.remove(0).run();
                }
                return super.apply(timebank, changes);
            }
        });
        busy.gift(ANN, BEN, 1);
        meanwhile.add(() -> busy.gift(ANN, BEN, 1));

        seal(busy);
        seal(busy);

        assertThat(busy.auditor()
                        .credits()
                        .proof(AccountRef.of(ANN), 1)
                        .orElseThrow()
                        .holds())
                .isTrue();
        assertThat(busy.auditor()
                        .credits()
                        .proof(AccountRef.of(ANN), 2)
                        .orElseThrow()
                        .holds())
                .isTrue();
        assertThat(busy.auditor()
                        .credits()
                        .verify(VerificationRange.all(), found -> {})
                        .holds())
                .isTrue();
    }

    static Stream<Named<Function<Community, Command<?>>>> whatMovesAnn() {
        return Stream.of(
                Named.of("an adjustment", here -> AdjustBalance.credit("1", AccountRef.of(ANN), 5, "a slip")),
                Named.of("a gift", here -> GiveCredits.of("1", BEN, ANN, 5)),
                Named.of("a reversal", here -> ReverseTransaction.of("1", here.gift(BEN, ANN, 5), "a slip")),
                Named.of("a hold that is paid", here -> {
                    HoldId hold = here.admin()
                            .credits()
                            .hold(PlaceHold.of("0", ANN, 5))
                            .orElseThrow();
                    return CaptureHold.of("1", hold, AccountRef.of(BEN), 5);
                }));
    }

    @ParameterizedTest
    @MethodSource("whatMovesAnn")
    void what_is_posted_and_sealed_at_once_is_sealed_as_it_is_stored(Function<Community, Command<?>> moving) {
        List<Runnable> meanwhile = new ArrayList<>();
        Community busy = new Community(rules -> rules, store -> new StoreAround(store) {
            @Override
            public Applied apply(TimebankId timebank, ChangeSet changes) {
                if (!meanwhile.isEmpty()) {
                    meanwhile.remove(0).run();
                }
                return super.apply(timebank, changes);
            }
        });
        Command<?> command = moving.apply(busy);
        meanwhile.add(() -> busy.gift(BEN, ANN, 1));

        assertThat(busy.admin().submit(List.of(command, SealLedger.of("2")))).allMatch(Outcome::isDone);

        assertThat(busy.auditor()
                        .credits()
                        .verify(VerificationRange.all(), found -> {})
                        .flaw())
                .isEmpty();
    }

    @Test
    void seals_are_shown_to_who_sees_every_member() {
        assertThatThrownBy(() -> here.member(ANN).credits().seal(1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> here.researcher().credits().seal(1)).isInstanceOf(AccessDeniedException.class);
    }

    private static SealReceipt seal(Community community) {
        return community.admin().credits().seal(SealLedger.of(community.key())).orElseThrow();
    }

    private static SealedHead head(Community community, ExternalReference member, long entries) {
        Account account = community
                .admin()
                .credits()
                .standing(AccountRef.of(member))
                .orElseThrow()
                .account();
        return new SealedHead(account.id(), entries, account.head());
    }
}
