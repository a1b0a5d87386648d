package org.timebank.internal.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongBinaryOperator;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.command.Warning;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.Limits;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Circumstances.IdUse;
import org.timebank.internal.pipeline.FactsOfDifferentMoments;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;

/**
 * What one command does to accounts: entries, and credits set aside or freed. Put together entry by entry, then judged as a
 * whole as far as the facts tell; the store judges again when it is applied. Used once.
 */
public final class Transfer {

    private final Accounts accounts;
    private final Circumstances now;
    private final List<Entry> entries = new ArrayList<>();
    private final SortedMap<AccountId, List<Entry>> byAccount = new TreeMap<>();
    private final SortedMap<AccountId, Long> held = new TreeMap<>();
    private final Map<AccountId, Long> seen = new HashMap<>();
    private boolean limited = true;

    /** Begins with nothing. */
    public Transfer(Facts facts, Circumstances now) {
        this.accounts = new Accounts(facts, now.rules());
        this.now = now;
    }

    /** An account is credited, or debited if negative; with zero, nothing happens. */
    public Transfer enter(AccountId account, long minutes) {
        if (minutes != 0) {
            Entry entry = new Entry(account, minutes);
            entries.add(entry);
            byAccount.computeIfAbsent(account, id -> new ArrayList<>()).add(entry);
        }
        return this;
    }

    /**
     * Credits are set aside, or freed if negative.
     *
     * @throws FactsOfDifferentMoments if more is freed than is held: the hold was open before the account was loaded, or after
     */
    public Transfer hold(AccountId account, long minutes) {
        long change = held.merge(account, minutes, Math::addExact);
        if (change < 0 && accounts.account(account).held() < -change) {
            throw new FactsOfDifferentMoments("More would be freed than is held of " + account);
        }
        return this;
    }

    /** An account is moved as it stands: with more entries than it has now, this would be decided otherwise. */
    public Transfer asSeen(AccountId account) {
        seen.put(account, accounts.account(account).entries());
        return this;
    }

    /** Limits do not apply. */
    public Transfer withoutLimits() {
        limited = false;
        return this;
    }

    /** Why it cannot be done: the first account that is closed, or else the first that it would take too far. */
    public Optional<Refusal> refusal() {
        for (AccountId id : touched()) {
            if (accounts.isClosed(id)) {
                return Optional.of(Refusal.of(RefusalCode.ACCOUNT_CLOSED, accounts.named(id)));
            }
        }
        for (AccountId id : touched()) {
            Optional<Refusal> refusal = tooFar(id);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> tooFar(AccountId id) {
        Account before = accounts.account(id);
        Account after;
        try {
            after = after(before);
        } catch (ArithmeticException e) {
            return Optional.of(Refusal.of(RefusalCode.BALANCE_TOO_LARGE, accounts.named(id)));
        }
        Limits bounds = bounds(id);
        if (!bounds.isAboveFloor(before, after)) {
            long least = bounds.floor().orElseThrow();
            return Optional.of(Refusal.of(RefusalCode.OVER_DEBIT_LIMIT, accounts.named(id), least));
        }
        if (!bounds.isBelowCeiling(before, after)) {
            long most = bounds.ceiling().orElseThrow();
            return Optional.of(Refusal.of(RefusalCode.OVER_CREDIT_LIMIT, accounts.named(id), most));
        }
        return Optional.empty();
    }

    /**
     * What should be known although it is done: accounts that come near to their limits. Who acts for a member is told of
     * that member's account only; who acts for nobody is staff, and is told of all.
     */
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        touched().stream().filter(this::isTold).forEach(id -> warnings.addAll(warnings(id)));
        return warnings;
    }

    private boolean isTold(AccountId id) {
        return now.party().filter(party -> !AccountId.of(party).equals(id)).isEmpty();
    }

    private List<Warning> warnings(AccountId id) {
        List<Warning> warnings = new ArrayList<>();
        Account before = accounts.account(id);
        Account after = after(before);
        AccountLimits limits = accounts.limits(id);
        limits.warnBelow().ifPresent(level -> {
            if (after.free() < before.free() && after.free() < level) {
                warnings.add(Warning.of(Warning.Code.NEAR_FLOOR, accounts.named(id), after.free(), level));
            }
        });
        limits.warnAbove().ifPresent(level -> {
            if (after.balance() > before.balance() && after.balance() > level) {
                warnings.add(Warning.of(Warning.Code.NEAR_CEILING, accounts.named(id), after.balance(), level));
            }
        });
        return warnings;
    }

    /** What is posted: entries with what is told of them, and what is set aside or freed. */
    public Posting posting(TransactionHeader header) {
        return within(Posting.of(new LedgerTransaction(header, entries)).holding(heldNow()));
    }

    /** What is posted where credits are only set aside or freed. */
    public Posting posting() {
        return within(Posting.held(heldNow()));
    }

    /** What is told of the ledger transaction of this command. */
    public TransactionHeader header(TransactionReason reason, UUID subject, LocalDate occurredOn) {
        return header(reason, subject, occurredOn, Optional.empty(), Optional.empty());
    }

    TransactionHeader header(
            TransactionReason reason,
            UUID subject,
            LocalDate occurredOn,
            Optional<LedgerTransactionId> reverses,
            Optional<String> explanation) {
        return new TransactionHeader(
                new LedgerTransactionId(now.id(IdUse.TRANSACTION)),
                reason,
                subject,
                occurredOn,
                now.now(),
                now.actor().id(),
                now.onBehalfOf(),
                now.adopted().version(),
                reverses,
                explanation);
    }

    private Posting within(Posting posting) {
        Posting bounded = posting;
        for (AccountId id : touched()) {
            Limits bounds = isTold(id) && warnings(id).isEmpty() ? withoutWarning(id) : bounds(id);
            if (!bounds.equals(Limits.NONE)) {
                bounded = bounded.within(id, bounds);
            }
        }
        if (accounts.facts().find(new Key.UnsealedKey()).isPresent()) {
            // Something is to be sealed with it, and heads of these accounts are worked out: they are to be those that
            // are stored.
            byAccount.keySet().forEach(this::asSeen);
        }
        for (Map.Entry<AccountId, Long> account : seen.entrySet()) {
            bounded = bounded.seeing(account.getKey(), account.getValue());
        }
        return bounded;
    }

    /** Where there is nothing to warn of, there is to be nothing either on the account as it is by then. */
    private Limits withoutWarning(AccountId id) {
        Limits bounds = bounds(id);
        AccountLimits limits = accounts.limits(id);
        OptionalLong floor = first(bounds.floor(), limits.warnBelow(), Math::max);
        OptionalLong ceiling = first(bounds.ceiling(), limits.warnAbove(), Math::min);
        if (floor.isPresent() && ceiling.isPresent() && floor.getAsLong() > ceiling.getAsLong()) {
            asSeen(id);
            return bounds;
        }
        return new Limits(floor, ceiling);
    }

    /** The one that an account comes to first. */
    private static OptionalLong first(OptionalLong bound, OptionalLong level, LongBinaryOperator nearer) {
        return bound.isPresent() && level.isPresent()
                ? OptionalLong.of(nearer.applyAsLong(bound.getAsLong(), level.getAsLong()))
                : bound.isPresent() ? bound : level;
    }

    private Limits bounds(AccountId id) {
        return limited ? accounts.limits(id).bounds() : Limits.NONE;
    }

    private Account after(Account before) {
        long in = 0;
        long moved = before.balance();
        List<Entry> own = byAccount.getOrDefault(before.id(), List.of());
        for (Entry entry : own) {
            moved = Math.addExact(moved, entry.minutes());
            in = Math.addExact(in, Math.max(0, entry.minutes()));
        }
        return new Account(
                before.id(),
                before.kind(),
                moved,
                Math.addExact(before.held(), held.getOrDefault(before.id(), 0L)),
                Math.addExact(before.credited(), in),
                before.entries() + own.size(),
                before.head());
    }

    private SortedSet<AccountId> touched() {
        SortedSet<AccountId> touched = new TreeSet<>(byAccount.keySet());
        touched.addAll(heldNow().keySet());
        return touched;
    }

    private SortedMap<AccountId, Long> heldNow() {
        SortedMap<AccountId, Long> changed = new TreeMap<>(held);
        changed.values().removeIf(minutes -> minutes == 0);
        return changed;
    }
}
