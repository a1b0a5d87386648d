package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.timebank.access.Actor;
import org.timebank.command.Digest;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.PlaceHold;
import org.timebank.credit.Seal;
import org.timebank.credit.SealLedger;
import org.timebank.credit.SealReceipt;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.spi.Key;

/** The ledger is sealed, decided on facts alone. */
class SealingTest {

    private static final Actor ADMIN = Actor.administrator("admin-1");
    private static final Digest SOME = Digest.of("some");

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final SealDecision seal = new SealDecision();

    @Test
    void what_moved_is_sealed_and_the_receipt_tells_the_digest() {
        SealedHead head = new SealedHead(AccountId.of(AccountKind.POT), 3, SOME);
        given.known(new Key.UnsealedKey(), new Unsealed(0, Digest.NONE, List.of(head)));

        Decided<SealReceipt> decided = on.decided(seal, SealLedger.of("hour-1"), given.by(ADMIN));

        Seal sealed = given.facts().find(new Key.SealKey(1)).orElseThrow();
        assertThat(sealed.heads()).containsExactly(head);
        assertThat(sealed.sealedAt()).isEqualTo(Instant.parse("2026-09-30T11:00:00Z"));
        assertThat(sealed.sealedBy()).isEqualTo("admin-1");
        assertThat(sealed.previous()).isEqualTo(Digest.NONE);
        assertThat(decided.outcome().orElseThrow()).isEqualTo(new SealReceipt(1, sealed.digest(), 1));
        assertThat(decided.changes().events())
                .extracting(Event::type, Event::subject, Event::number, Event::detail)
                .containsExactly(tuple(
                        EventType.LEDGER_SEALED, Event.SEALS, 1, sealed.digest().hex()));
    }

    @Test
    void where_nothing_moved_nothing_is_sealed_and_the_last_seal_is_told() {
        given.known(new Key.UnsealedKey(), new Unsealed(4, SOME, List.of()));

        Decided<SealReceipt> decided = on.decided(seal, SealLedger.of("hour-5"), given.by(ADMIN));

        assertThat(decided.outcome().orElseThrow()).isEqualTo(new SealReceipt(4, SOME, 0));
        assertThat(decided.changes().isEmpty()).isTrue();
    }

    @Test
    void a_seal_follows_the_one_before_and_is_over_what_moved_since() {
        given.known(new Key.UnsealedKey(), new Unsealed(0, Digest.NONE, List.of()));
        on.stands(ANN, 5);
        SealReceipt first = on.done(seal, SealLedger.of("hour-1"), given.by(ADMIN));
        on.stands(BEN, 5);
        SealReceipt second = on.done(seal, SealLedger.of("hour-2"), given.by(ADMIN));
        SealReceipt third = on.done(seal, SealLedger.of("hour-3"), given.by(ADMIN));

        assertThat(first.accounts()).isEqualTo(2);
        assertThat(second.number()).isEqualTo(2);
        assertThat(third).isEqualTo(new SealReceipt(2, second.digest(), 0));
        Seal sealed = given.facts().find(new Key.SealKey(2)).orElseThrow();
        assertThat(sealed.previous()).isEqualTo(first.digest());
        assertThat(sealed.heads())
                .extracting(SealedHead::account, SealedHead::entries)
                .containsExactly(tuple(AccountId.of(AccountKind.ISSUANCE), 2L), tuple(on.id(BEN), 1L));
    }

    @Test
    void what_is_sealed_in_the_same_change_set_holds_only_for_the_entries_that_were_seen() {
        on.stands(ANN, 5);
        GiveCredits gift = GiveCredits.of("gift", ANN, BEN, 1);
        assertThat(seen(new GiveDecision().decide(given.facts(), gift, given.by(ANN))))
                .isEmpty();
        given.known(new Key.UnsealedKey(), new Unsealed(0, Digest.NONE, List.of()));

        assertThat(seen(new GiveDecision().decide(given.facts(), gift, given.by(ANN))))
                .containsOnly(Map.entry(on.id(ANN), 1L), Map.entry(on.id(BEN), 0L));
        assertThat(seen(new PlaceHoldDecision().decide(given.facts(), PlaceHold.of("hold", ANN, 1), given.by(ANN))))
                .isEmpty();
    }

    private static Map<AccountId, Long> seen(Decided<?> decided) {
        return decided.changes().postings().get(0).seen();
    }
}
