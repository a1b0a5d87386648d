package org.timebank.testkit.given;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.member.Member;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;

/** Plain examples of credits that are set aside, and of what becomes of them. */
public final class HoldThings {

    private HoldThings() {}

    /** An open hold that stands for itself and does not expire. */
    public static Hold hold(Member member, long minutes) {
        return hold(held(member, minutes));
    }

    /** The same, of several accounts. */
    public static Hold hold(Map<AccountId, Long> minutes) {
        HoldId id = new HoldId(UUID.randomUUID());
        return new Hold(id, new TreeMap<>(minutes), HoldState.OPEN, Optional.empty(), Optional.empty());
    }

    /** A hold is placed: the hold, and what it sets aside. */
    public static ChangeSet placing(Hold hold) {
        return placing(hold, Optional.empty());
    }

    /** The same, within one limit for each of its accounts. */
    public static ChangeSet placing(Hold hold, Optional<Limits> limits) {
        Posting posting = Posting.held(hold.minutes());
        for (AccountId account : hold.minutes().keySet()) {
            posting = within(posting, account, limits);
        }
        return ChangeSet.builder()
                .put(new Key.HoldKey(hold.id()), 0, hold)
                .post(posting)
                .build();
    }

    /** A hold that was placed is no longer open, and what it sets aside is freed. */
    public static ChangeSet freeing(Hold hold, HoldState next) {
        return ChangeSet.builder()
                .put(new Key.HoldKey(hold.id()), 1, hold.in(next))
                .post(Posting.held(freed(hold)))
                .build();
    }

    /** A hold that was placed is captured: in one posting, what it sets aside is freed, and the transaction posted. */
    public static ChangeSet capturing(Hold hold, LedgerTransaction transaction, Optional<Limits> limits) {
        Posting posting = Posting.of(transaction).holding(freed(hold));
        for (AccountId account : hold.minutes().keySet()) {
            posting = within(posting, account, limits);
        }
        return ChangeSet.builder()
                .put(new Key.HoldKey(hold.id()), 1, hold.in(HoldState.CAPTURED))
                .post(posting)
                .build();
    }

    private static SortedMap<AccountId, Long> freed(Hold hold) {
        SortedMap<AccountId, Long> freed = new TreeMap<>();
        hold.minutes().forEach((account, minutes) -> freed.put(account, -minutes));
        return freed;
    }

    /** So many minutes of the member's account. */
    public static SortedMap<AccountId, Long> held(Member member, long minutes) {
        return new TreeMap<>(Map.of(AccountId.of(member.id()), minutes));
    }

    private static Posting within(Posting posting, AccountId account, Optional<Limits> limits) {
        return limits.map(bounds -> posting.within(account, bounds)).orElse(posting);
    }
}
