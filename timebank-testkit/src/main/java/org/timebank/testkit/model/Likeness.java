package org.timebank.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.TransactionHeader;
import org.timebank.exchange.Exchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;

/** In what a thing in a store is like the thing in the model. */
final class Likeness {

    private Likeness() {}

    /** An account, and the terms on which it is kept. */
    static void ofAccount(Purse purse, Facts facts) {
        Account found = facts.find(new Key.AccountKey(purse.id)).orElseThrow();
        ofAccount(purse, found);
        Optional<Versioned<AccountTerms>> terms = facts.versioned(new Key.TermsKey(purse.id));
        assertThat(terms.map(Versioned::version).orElse(0))
                .as("terms of %s", purse)
                .isEqualTo(purse.termsVersion);
        assertThat(terms.flatMap(kept -> kept.value().own()))
                .as("own limits of %s", purse)
                .isEqualTo(purse.own);
        assertThat(terms.filter(kept -> kept.value().closed()).isPresent())
                .as("whether %s is closed", purse)
                .isEqualTo(purse.closed);
    }

    /** What stands on an account. */
    static void ofAccount(Purse purse, Account found) {
        assertThat(List.of(found.kind(), found.balance(), found.held(), found.credited(), found.entries()))
                .as("kind, balance, held, credited and entries of %s", purse)
                .isEqualTo(List.of(purse.kind, purse.balance, purse.held, purse.credited, purse.entries));
    }

    /** A ledger transaction: what it has moved, who told of it, and what has become of it. */
    static void ofTransaction(Posted posted, Facts facts) {
        PostedTransaction found =
                facts.find(new Key.TransactionKey(posted.id.orElseThrow())).orElseThrow();
        TransactionHeader header = found.transaction().header();
        assertThat(found.transaction().entries())
                .as("entries of %s", posted)
                .containsExactlyInAnyOrderElementsOf(posted.sides.stream()
                        .map(side -> new Entry(side.purse().id, side.minutes()))
                        .toList());
        assertThat(header.reason()).as("reason of %s", posted).isEqualTo(posted.reason);
        assertThat(new Posted.Origin(
                        header.occurredOn(),
                        header.recordedBy(),
                        header.onBehalfOf(),
                        header.recordedAt(),
                        header.rulesVersion()))
                .as("origin of %s", posted)
                .isEqualTo(posted.origin);
        assertThat(header.reverses()).as("what %s reverses", posted).isEqualTo(posted.reverses.flatMap(one -> one.id));
        assertThat(found.reversedBy())
                .as("what has reversed %s", posted)
                .isEqualTo(posted.reversedBy.flatMap(one -> one.id));
    }

    /** A hold. */
    static void ofHold(SetAside hold, Facts facts) {
        Hold found = facts.find(new Key.HoldKey(hold.id.orElseThrow())).orElseThrow();
        SortedMap<AccountId, Long> minutes = new TreeMap<>();
        hold.minutes.forEach((purse, held) -> minutes.put(purse.id, held));
        assertThat(found.state()).as("state of %s", hold).isEqualTo(hold.state);
        assertThat(Map.copyOf(found.minutes())).as("minutes of %s", hold).isEqualTo(Map.copyOf(minutes));
        assertThat(found.lastDay()).as("last day of %s", hold).isEqualTo(hold.lastDay);
        assertThat(found.exchange().isPresent())
                .as("whether %s is of an exchange", hold)
                .isEqualTo(hold.ofExchange);
    }

    /** An exchange. */
    static void ofExchange(ExchangeId id, Deal deal, Facts facts) {
        Exchange found = facts.find(new Key.ExchangeKey(id)).orElseThrow();
        assertThat(found.state()).as("state of %s", id).isEqualTo(deal.state);
        assertThat(found.legs().stream()
                        .map(leg -> new Deal.Part(
                                leg.provider(), leg.recipient(), leg.category(), leg.date(), leg.statedMinutes()))
                        .toList())
                .as("legs of %s", id)
                .isEqualTo(deal.parts);
        assertThat(found.legs().stream()
                        .flatMap(leg -> leg.creditedMinutes().stream().boxed())
                        .toList())
                .as("what the legs of %s were worth", id)
                .isEqualTo(deal.worth());
        assertThat(found.agreed()).as("who has agreed to %s", id).isEqualTo(deal.agreed);
        assertThat(found.hold()).as("the hold of %s", id).isEqualTo(deal.hold.flatMap(hold -> hold.id));
        assertThat(found.transaction())
                .as("the transaction of %s", id)
                .isEqualTo(deal.posted.flatMap(posted -> posted.id));
    }
}
