package org.timebank.testkit.model;

import static org.timebank.testkit.model.Asking.unless;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.timebank.command.Command;
import org.timebank.command.RefusalCode;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountRef;
import org.timebank.credit.ChangeLimits;
import org.timebank.credit.CloseAccount;
import org.timebank.credit.ExpireCredits;
import org.timebank.credit.ReopenAccount;
import org.timebank.credit.SealLedger;
import org.timebank.credit.TransactionReason;
import org.timebank.member.MemberId;
import org.timebank.testkit.model.Expected.Reason;

/** What the rules come to for the terms of accounts, credits that grow old, and seals. */
final class UpkeepRulings {

    private final Model model;
    private final Asking asking;

    UpkeepRulings(Model model, Asking asking) {
        this.model = model;
        this.asking = asking;
    }

    Optional<Ruling> of(Command<?> command) {
        if (command instanceof ChangeLimits change) {
            return Optional.of(
                    terms(change.account(), purse -> Optional.empty(), purse -> purse.own = change.limits()));
        } else if (command instanceof CloseAccount close) {
            return Optional.of(terms(close.account(), UpkeepRulings::notToBeClosed, purse -> purse.closed = true));
        } else if (command instanceof ReopenAccount reopen) {
            return Optional.of(terms(
                    reopen.account(),
                    purse -> unless(purse.closed, RefusalCode.ACCOUNT_NOT_CLOSED),
                    purse -> purse.closed = false));
        } else if (command instanceof ExpireCredits expire) {
            return Optional.of(expire(expire));
        } else if (command instanceof SealLedger) {
            return Optional.of(seal());
        }
        return Optional.empty();
    }

    private static Optional<RefusalCode> notToBeClosed(Purse purse) {
        return unless(!purse.closed, RefusalCode.ACCOUNT_CLOSED)
                .or(() -> unless(purse.isEmpty(), RefusalCode.ACCOUNT_NOT_EMPTY));
    }

    private Ruling terms(AccountRef account, Function<Purse, Optional<RefusalCode>> reason, Consumer<Purse> change) {
        Optional<Purse> known = asking.purse(account);
        if (known.isEmpty()) {
            return Ruling.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        Purse purse = known.get();
        return reason.apply(purse)
                .map(Ruling::refused)
                .orElseGet(() -> Ruling.done(result -> {
                            change.accept(purse);
                            purse.termsVersion++;
                            model.ledger.toldSoFar().purses.add(purse);
                        })
                        .answering(purse.termsVersion + 1));
    }

    private Ruling expire(ExpireCredits expire) {
        OptionalInt months = model.rules().credits().expiryMonths();
        if (months.isEmpty()) {
            return Ruling.refused(RefusalCode.NO_EXPIRY);
        }
        if (expire.creditedBefore().isAfter(model.validSince(months.getAsInt()))) {
            return Ruling.refused(RefusalCode.CREDITS_STILL_VALID);
        }
        List<Reason> unknown = new ArrayList<>();
        for (int i = 0; i < expire.members().size(); i++) {
            if (!model.members.containsKey(expire.members().get(i))) {
                unknown.add(Ruling.at(i, RefusalCode.UNKNOWN_MEMBER));
            }
        }
        if (!unknown.isEmpty()) {
            return Ruling.refused(unknown);
        }
        List<Long> due = due(expire.members(), expire.creditedBefore());
        Moves moves = expiring(expire.members(), due);
        return moves.forbidden(model.rules())
                .map(code -> Ruling.refused(code, moves))
                .orElseGet(() -> Ruling.done(moves, result -> expire(moves)).answering(due));
    }

    private void expire(Moves moves) {
        if (!moves.sides().isEmpty()) {
            model.ledger.post(TransactionReason.EXPIRY, moves, asking.origin(model.today()));
        }
    }

    /** What has grown old by then, member by member; nothing is due twice. */
    private List<Long> due(List<MemberId> members, Instant moment) {
        Set<MemberId> seen = new HashSet<>();
        return members.stream()
                .map(id -> seen.add(id) ? due(model.member(id).purse, moment) : 0L)
                .toList();
    }

    private static long due(Purse purse, Instant moment) {
        return Math.max(0, purse.olderThan(moment) - purse.held);
    }

    private Moves expiring(List<MemberId> members, List<Long> due) {
        List<Moves.Side> sides = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < due.size(); i++) {
            if (due.get(i) > 0) {
                sides.add(new Moves.Side(model.member(members.get(i)).purse, -due.get(i)));
                sum += due.get(i);
            }
        }
        if (sum == 0) {
            return Moves.NONE;
        }
        sides.add(new Moves.Side(model.ledger.purse(AccountKind.EXPIRED), sum));
        return Moves.of(sides).limitedIf(false);
    }

    private Ruling seal() {
        int moved = model.ledger.unsealed.size();
        int number = model.ledger.seals + (moved > 0 ? 1 : 0);
        return Ruling.done(result -> {
                    model.ledger.seals = number;
                    model.ledger.unsealed.forEach(purse -> purse.sealedEntries = purse.entries);
                    model.ledger.unsealed.clear();
                })
                .answering(List.of(number, moved));
    }
}
