package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.member.Member;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Movement;

/** What a change set does to one account that is open already. Used once. */
final class AccountChange {

    /**
     * One entry, as it is written.
     *
     * @param line the entry
     * @param late whether it comes later than one that occurred after it
     * @param after the account after it
     */
    record Entered(Movement.Line line, boolean late, AccountRow after) {}

    /**
     * One version of the terms, as it is written.
     *
     * @param version counted from 1
     * @param terms the terms
     */
    record NewTerms(int version, AccountTerms terms) {}

    private final List<NewTerms> terms = new ArrayList<>();
    private Optional<Movement> movement = Optional.empty();
    private OptionalInt memberVersion = OptionalInt.empty();

    private AccountChange() {}

    /** All of them, in the order in which accounts are locked. */
    static SortedMap<AccountId, AccountChange> of(ChangeSet changes, SortedMap<AccountId, Movement> movements) {
        SortedMap<AccountId, AccountChange> accounts = new TreeMap<>();
        for (Map.Entry<AccountId, Movement> moved : movements.entrySet()) {
            accounts.computeIfAbsent(moved.getKey(), id -> new AccountChange()).movement =
                    Optional.of(moved.getValue());
        }
        for (Change<?> change : changes.changes()) {
            if (change.value() instanceof AccountTerms terms) {
                accounts.computeIfAbsent(terms.account(), id -> new AccountChange())
                        .terms
                        .add(new NewTerms(change.after().version(), terms));
            }
            if (replacesMember(change)) {
                accounts.computeIfAbsent(AccountId.of(((Member) change.value()).id()), id -> new AccountChange())
                                .memberVersion =
                        OptionalInt.of(change.after().version());
            }
        }
        return accounts;
    }

    /** Whether it changes a member: whoever joins is given an account that knows so. */
    private static boolean replacesMember(Change<?> change) {
        return change.value() instanceof Member && change.expectedVersion() > 0;
    }

    /** Whether accounts are changed by more than being moved. */
    static boolean isOfMore(ChangeSet changes) {
        return changes.changes().stream()
                .anyMatch(change -> change.value() instanceof AccountTerms || replacesMember(change));
    }

    /** Whether it is no more than that its member was changed. */
    boolean isOfMemberAlone() {
        return movement.isEmpty() && terms.isEmpty();
    }

    /** Its new terms, in order. */
    List<NewTerms> terms() {
        return terms;
    }

    /**
     * The account afterwards, as it is locked.
     *
     * @param entered is given its new entries
     * @throws Stale if the account may not be changed so any more
     */
    AccountRow after(AccountRow before, List<Entered> entered) {
        requireTerms(before);
        AccountRow after = before;
        if (movement.isPresent()) {
            after = moved(before, movement.get(), entered);
        }
        for (NewTerms changed : terms) {
            after = after.on(changed.terms());
        }
        if (memberVersion.isPresent()) {
            after = after.ofMember(memberVersion.getAsInt());
        }
        if (!terms.isEmpty() && after.closed() && !after.account().isEmpty()) {
            throw new Stale();
        }
        return after;
    }

    /** Whoever moves a closed account did not know, unless they change its terms along with it. */
    private void requireTerms(AccountRow before) {
        boolean isStale = terms.isEmpty()
                ? before.closed() && movement.isPresent()
                : terms.get(0).version() != before.termsVersion() + 1;
        if (isStale) {
            throw new Stale();
        }
    }

    private static AccountRow moved(AccountRow before, Movement movement, List<Entered> entered) {
        if (!movement.permits(before.account())) {
            throw new Stale();
        }
        AccountRow now = before;
        for (Movement.Line line : movement.lines()) {
            boolean late = now.isLate(line);
            now = now.after(line);
            entered.add(new Entered(line, late, now));
        }
        return now.holding(movement.held());
    }
}
