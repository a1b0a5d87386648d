package org.timebank.testkit.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionReason;

/** The accounts of the model, what was posted and what is set aside. Mutable. */
final class Ledger {

    final SortedMap<AccountId, Purse> purses = new TreeMap<>();
    final List<Posted> posted = new ArrayList<>();
    final Map<LedgerTransactionId, Posted> named = new HashMap<>();
    final Map<HoldId, SetAside> holds = new LinkedHashMap<>();
    final Set<SetAside> open = new LinkedHashSet<>();
    final Recent<HoldId> latestHolds = new Recent<>(40);
    /** Accounts with entries that no seal is over. */
    final SortedSet<Purse> unsealed = new TreeSet<>();

    int seals;
    private News news = new News();

    Ledger() {
        for (AccountKind kind : AccountKind.values()) {
            if (kind != AccountKind.MEMBER) {
                open(Purse.of(kind));
            }
        }
    }

    void open(Purse purse) {
        purses.put(purse.id, purse);
    }

    Purse purse(AccountId id) {
        return Optional.ofNullable(purses.get(id)).orElseThrow();
    }

    Purse purse(AccountKind kind) {
        return purse(AccountId.of(kind));
    }

    Posted post(TransactionReason reason, Moves moves, Posted.Origin origin) {
        Posted done = new Posted(reason, moves.sides(), origin);
        for (Moves.Side side : moves.sides()) {
            side.purse().enter(side.minutes(), origin);
            unsealed.add(side.purse());
        }
        posted.add(done);
        news.posted.add(done);
        hold(moves);
        return done;
    }

    Posted reverse(Posted undone, Moves moves, Posted.Origin origin) {
        Posted reversal = post(TransactionReason.REVERSAL, moves, origin);
        reversal.reverses = Optional.of(undone);
        undone.reversedBy = Optional.of(reversal);
        news.posted.add(undone);
        return reversal;
    }

    void name(Posted done, LedgerTransactionId id) {
        done.id = Optional.of(id);
        named.put(id, done);
    }

    void setAside(SetAside hold) {
        hold(Moves.settingAside(hold.minutes));
        open.add(hold);
        news.holds.add(hold);
    }

    void name(SetAside hold, HoldId id) {
        hold.id = Optional.of(id);
        holds.put(id, hold);
        latestHolds.add(id);
    }

    /** Ends a hold, and frees what was set aside. */
    void end(SetAside hold, HoldState by) {
        hold(hold.freed());
        ended(hold, by);
    }

    /** Takes note that a hold was ended by something that has freed it. */
    void ended(SetAside hold, HoldState by) {
        if (open.remove(hold)) {
            hold.state = by;
            news.holds.add(hold);
        }
    }

    private void hold(Moves moves) {
        moves.held().forEach((purse, minutes) -> purse.held += minutes);
        news.purses.addAll(moves.purses());
    }

    /** Since it was asked the last time. */
    News news() {
        News latest = news;
        news = new News();
        return latest;
    }

    /** To add to. */
    News toldSoFar() {
        return news;
    }
}
