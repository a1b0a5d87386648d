package org.timebank.testkit.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionReason;
import org.timebank.member.MemberId;

/** A ledger transaction in the model. Mutable. */
final class Posted {

    final TransactionReason reason;
    final List<Moves.Side> sides;
    final Origin origin;
    /** Where its first side is to be found: of which account it is, and which of its entries. */
    final AccountId account;

    final long number;
    /** The name that the library gave it; what is done along with something else is not answered, and named later. */
    Optional<LedgerTransactionId> id = Optional.empty();

    Optional<Posted> reverses = Optional.empty();
    Optional<Posted> reversedBy = Optional.empty();

    Posted(TransactionReason reason, List<Moves.Side> sides, Origin origin) {
        Purse first = sides.get(0).purse();
        this.reason = reason;
        this.sides = sides;
        this.origin = origin;
        this.account = first.id;
        this.number = first.entries + 1;
    }

    @Override
    public String toString() {
        return reason + " " + sides;
    }

    /** The sum of what it has credited. */
    long credited() {
        return sides.stream()
                .mapToLong(Moves.Side::minutes)
                .filter(minutes -> minutes > 0)
                .sum();
    }

    /** On which day it happened; who told of it, for whom and when, and under which version of the rules. */
    record Origin(LocalDate day, String actor, Optional<MemberId> onBehalfOf, Instant at, int rules) {}
}
