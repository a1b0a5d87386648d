package org.timebank.internal.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.timebank.internal.Given.ANN;
import static org.timebank.internal.Given.BEN;
import static org.timebank.internal.Given.BROKER;
import static org.timebank.internal.Given.CAFE;
import static org.timebank.internal.Given.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Refusal;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.Entry;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.OpenBalances;
import org.timebank.credit.OpeningBalance;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.ReverseTransaction;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.event.Event;
import org.timebank.internal.Given;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.ExternalReference;
import org.timebank.rules.CreditRules;
import org.timebank.spi.Key;

/** Ledger transactions are undone as a whole and once, decided on facts alone. */
class ReversalsTest {

    private final OnFacts on = new OnFacts();
    private final Given given = on.given();
    private final GiveDecision give = new GiveDecision();
    private final ReverseDecision reverse = new ReverseDecision();

    @Test
    void each_entry_is_posted_again_the_other_way_round() {
        LedgerTransactionId undone = gift(ANN, BEN, 60);

        Decided<LedgerTransactionId> decided = on.decided(reverse, reversal(undone), given.by(BROKER));

        LedgerTransactionId id = decided.outcome().orElseThrow();
        LedgerTransaction posted = on.posted(id);
        assertThat(posted.entries()).containsExactly(new Entry(on.id(ANN), 60), new Entry(on.id(BEN), -60));
        assertThat(posted.header().reason()).isEqualTo(TransactionReason.REVERSAL);
        assertThat(posted.header().subject()).isEqualTo(undone.value());
        assertThat(posted.header().reverses()).contains(undone);
        assertThat(posted.header().occurredOn()).isEqualTo(TODAY);
        assertThat(posted.header().explanation()).contains("given by mistake");
        assertThat(decided.changes().events()).extracting(Event::detail).containsExactly("reversal");
        assertThat(given.facts().find(new Key.TransactionKey(undone)))
                .hasValueSatisfying(was -> assertThat(was.reversedBy()).contains(id));
        assertThat(given.facts().find(new Key.TransactionKey(id)))
                .hasValueSatisfying(now -> assertThat(now.reversedBy()).isEmpty());
    }

    @Test
    void nothing_is_left_of_a_transaction_of_many_entries() {
        LedgerTransactionId undone = on.done(
                new OpenBalancesDecision(),
                OpenBalances.of(
                        "open",
                        List.of(new OpeningBalance(ANN, 70), new OpeningBalance(BEN, -20), new OpeningBalance(CAFE, 5)),
                        "moved in"),
                given.by(BROKER));

        LedgerTransactionId id = on.done(reverse, reversal(undone), given.by(BROKER));

        assertThat(on.posted(id).entries()).hasSize(4);
        for (ExternalReference member : List.of(ANN, BEN, CAFE)) {
            assertThat(given.balance(member)).isZero();
            assertThat(on.account(member).entries()).isEqualTo(2);
        }
        assertThat(given.balance(AccountKind.SUSPENSE)).isZero();
    }

    @Test
    void a_transaction_is_reversed_once_and_a_reversal_never() {
        LedgerTransactionId undone = gift(ANN, BEN, 60);
        LedgerTransactionId reversal = on.done(reverse, reversal(undone), given.by(BROKER));

        assertThat(on.refusals(reverse, reversal(undone), given.by(BROKER)))
                .extracting(Refusal::code, Refusal::sentence)
                .containsExactly(
                        tuple("already-reversed", "The ledger transaction " + undone + " was reversed before."));
        assertThat(on.refused(reverse, reversal(reversal), given.by(BROKER))).containsExactly("reversal-of-reversal");
        assertThat(on.refused(reverse, reversal(new LedgerTransactionId(new UUID(9, 9))), given.by(BROKER)))
                .containsExactly("unknown-transaction");
    }

    @Test
    void what_belongs_to_an_exchange_is_undone_with_it() {
        UUID exchange = new UUID(7, 7);
        LedgerTransactionId id = new LedgerTransactionId(new UUID(7, 8));
        TransactionHeader header = new TransactionHeader(
                id,
                TransactionReason.EXCHANGE,
                exchange,
                LocalDate.EPOCH,
                Instant.EPOCH,
                "broker",
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty());
        LedgerTransaction settled =
                new LedgerTransaction(header, List.of(new Entry(on.id(ANN), 1), new Entry(on.id(BEN), -1)));
        given.known(new Key.TransactionKey(id), new PostedTransaction(settled, Optional.empty()));

        assertThat(on.refusals(reverse, reversal(id), given.by(BROKER)))
                .extracting(Refusal::code, Refusal::sentence)
                .containsExactly(tuple("of-an-exchange", "This belongs to the exchange " + exchange + "."));
    }

    @Test
    void where_the_rules_say_so_a_reversal_goes_below_the_floor_and_above_the_ceiling() {
        LedgerTransactionId undone = gift(ANN, BEN, 60);
        gift(BEN, CAFE, 660);
        on.limited(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(-30)));

        LedgerTransactionId id = on.done(reverse, reversal(undone), given.by(BROKER));

        assertThat(given.balance(BEN)).isEqualTo(-660);
        assertThat(given.balance(ANN)).isZero();
        assertThat(on.posted(id).entries()).hasSize(2);
    }

    @Test
    void where_they_do_not_it_stops_at_the_floor() {
        strict();
        LedgerTransactionId first = gift(ANN, BEN, 60);
        LedgerTransactionId second = gift(ANN, BEN, 1);
        gift(BEN, CAFE, 601);

        on.done(reverse, reversal(first), given.by(BROKER));
        assertThat(given.balance(BEN)).isEqualTo(-600);
        assertThat(on.refused(reverse, reversal(second), given.by(BROKER))).containsExactly("over-debit-limit");
    }

    @Test
    void where_they_do_not_it_stops_at_the_ceiling() {
        strict();
        LedgerTransactionId undone = gift(ANN, BEN, 60);
        on.limited(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(-1)));

        assertThat(on.refused(reverse, reversal(undone), given.by(BROKER))).containsExactly("over-credit-limit");
        on.limited(ANN, new Limits(OptionalLong.empty(), OptionalLong.of(0)));
        on.done(reverse, reversal(undone), given.by(BROKER));
    }

    @Test
    void closed_accounts_take_no_reversal_either() {
        LedgerTransactionId undone = gift(ANN, BEN, 60);
        on.closed(AccountId.of(given.id(BEN)));

        assertThat(on.refused(reverse, reversal(undone), given.by(BROKER))).containsExactly("account-closed");
    }

    private void strict() {
        given.rules(given.rules().with(new CreditRules(0, false, OptionalInt.empty(), OptionalInt.of(30))));
    }

    private LedgerTransactionId gift(ExternalReference from, ExternalReference to, long minutes) {
        return on.done(give, GiveCredits.of("gift", from, to, minutes), given.by(from));
    }

    private static ReverseTransaction reversal(LedgerTransactionId undone) {
        return ReverseTransaction.of("reverse", undone, "given by mistake");
    }
}
