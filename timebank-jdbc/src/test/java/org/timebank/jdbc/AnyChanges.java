package org.timebank.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.Entry;
import org.timebank.credit.Hold;
import org.timebank.credit.HoldId;
import org.timebank.credit.HoldState;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.credit.Seal;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.credit.Unsealed;
import org.timebank.event.Event;
import org.timebank.event.EventLease;
import org.timebank.event.EventType;
import org.timebank.event.FailedDelivery;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Posting;

/**
 * Changes of one timebank's ledger, one after the other, from a seed: entries whose days come late and whose clocks go back,
 * holds, terms, reversals, seals and events; many are stale, and some are several in one. It remembers what was applied.
 */
final class AnyChanges {

    private static final int ACCOUNTS = 6;
    private static final List<TransactionReason> REASONS =
            List.of(TransactionReason.EXCHANGE, TransactionReason.GIFT, TransactionReason.ADJUSTMENT);

    private final Random random;
    private final TimebankId timebank;
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<LedgerTransaction> transactions = new ArrayList<>();
    private final Map<HoldId, Hold> holds = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    private final Map<HoldId, Integer> holdVersions = new HashMap<>();
    private final Map<AccountId, Integer> termsVersions = new HashMap<>();
    private final List<Seal> seals = new ArrayList<>();
    private final Map<UUID, Integer> eventNumbers = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<UUID, Integer> failureVersions = new HashMap<>();
    private int leaseVersion;
    private int day;

    AnyChanges(Random random, TimebankId timebank) {
        this.random = random;
        this.timebank = timebank;
    }

    List<AccountId> accounts() {
        return accounts;
    }

    List<LedgerTransaction> transactions() {
        return transactions;
    }

    List<HoldId> holds() {
        return List.copyOf(holds.keySet());
    }

    List<Seal> seals() {
        return seals;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<UUID> subjects() {
        return List.copyOf(eventNumbers.keySet());
    }

    /** Opens the accounts. */
    ChangeSet opening() {
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountKind kind = i == 0 ? AccountKind.POT : AccountKind.MEMBER;
            AccountId id = i == 0 ? AccountId.of(kind) : new AccountId(new UUID(random.nextLong(), random.nextLong()));
            accounts.add(id);
            changes.put(new Key.AccountKey(id), 0, Account.open(id, kind));
        }
        return changes.build();
    }

    /** The next one to try. */
    ChangeSet next(Unsealed unsealed) {
        day += random.nextInt(3);
        int parts = random.nextInt(4) == 0 ? 3 : 1;
        ChangeSet.Builder changes = ChangeSet.builder();
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(10)) {
                case 0 -> hold(changes);
                case 1 -> endOfHold(changes);
                case 2 -> terms(changes);
                case 3 -> reversal(changes);
                case 4 -> event(changes, i);
                case 5 -> seal(changes, unsealed);
                case 6 -> delivery(changes);
                default -> changes.post(transfer());
            }
        }
        try {
            return changes.build();
        } catch (IllegalArgumentException e) {
            return ChangeSet.builder().post(transfer()).build();
        }
    }

    /** Takes note of what was applied. */
    void applied(ChangeSet changes) {
        transactions.addAll(changes.transactions());
        changes.changes().forEach(change -> {
            if (change.value() instanceof Hold hold) {
                holds.put(hold.id(), hold);
                holdVersions.put(hold.id(), change.after().version());
            } else if (change.value() instanceof AccountTerms terms) {
                termsVersions.put(terms.account(), change.after().version());
            } else if (change.value() instanceof Seal seal) {
                seals.add(seal);
            } else if (change.value() instanceof FailedDelivery failure) {
                failureVersions.put(failure.event(), change.after().version());
            } else if (change.value() instanceof EventLease) {
                leaseVersion = change.after().version();
            }
        });
        changes.events().forEach(event -> {
            events.add(event);
            eventNumbers.put(event.subject(), event.number());
        });
    }

    LocalDate someDay() {
        return Things.TODAY.plusDays(random.nextInt(day + 3) - 1);
    }

    Instant someMoment() {
        return Things.NOW.plusSeconds(random.nextInt(day + 3) - 1);
    }

    private Posting transfer() {
        List<Entry> entries = new ArrayList<>();
        long sum = 0;
        for (int credits = 1 + random.nextInt(3); credits > 0; credits--) {
            long minutes = 1 + random.nextLong(90);
            entries.add(new Entry(any(accounts), minutes));
            sum += minutes;
        }
        AccountId debited = any(accounts);
        entries.add(new Entry(debited, -sum));
        Posting posting = Posting.of(new LedgerTransaction(header(any(REASONS), Optional.empty()), entries));
        return switch (random.nextInt(4)) {
            case 0 -> posting.within(debited, Limits.floor(random.nextLong(200) - 200));
            case 1 ->
                posting.within(
                        entries.get(0).account(),
                        new Limits(OptionalLong.empty(), OptionalLong.of(random.nextInt(300))));
            default -> posting;
        };
    }

    /** One entry in four is late, one clock in four is behind, and every other entry is of the day on which it is recorded. */
    private TransactionHeader header(TransactionReason reason, Optional<LedgerTransaction> undone) {
        return new TransactionHeader(
                Things.transaction(new Entry(any(accounts), 1), new Entry(any(accounts), -1))
                        .id(),
                reason,
                Things.id(),
                Things.TODAY.plusDays(random.nextInt(4) == 0 ? random.nextInt(day + 1) : day),
                Things.NOW
                        .plusSeconds(random.nextInt(4) == 0 ? random.nextInt(day + 1) : day)
                        .plus(random.nextBoolean() ? day : 0, ChronoUnit.DAYS),
                "admin",
                Optional.empty(),
                1,
                undone.map(LedgerTransaction::id),
                random.nextBoolean() ? Optional.of("Because") : Optional.empty());
    }

    private void reversal(ChangeSet.Builder changes) {
        if (transactions.isEmpty()) {
            return;
        }
        LedgerTransaction undone = any(transactions);
        changes.post(new LedgerTransaction(
                header(TransactionReason.REVERSAL, Optional.of(undone)),
                undone.entries().stream()
                        .map(entry -> new Entry(entry.account(), -entry.minutes()))
                        .toList()));
    }

    private void hold(ChangeSet.Builder changes) {
        Hold hold = new Hold(
                Things.hold(Map.of(any(accounts), 1L), Things.TODAY).id(),
                new TreeMap<>(Map.of(any(accounts), 1 + random.nextLong(60))),
                HoldState.OPEN,
                random.nextBoolean() ? Optional.of(Things.id()) : Optional.empty(),
                random.nextInt(3) == 0
                        ? Optional.empty()
                        : Optional.of(Things.TODAY.plusDays(random.nextInt(day + 9))));
        changes.add(Things.placing(hold));
        if (random.nextInt(4) == 0) {
            changes.add(Things.ending(hold, HoldState.RELEASED));
        }
    }

    /** Of a hold that has ended already, it is stale. */
    private void endOfHold(ChangeSet.Builder changes) {
        if (!holds.isEmpty()) {
            changes.add(Things.ending(
                    any(List.copyOf(holds.values())),
                    any(List.of(HoldState.values()).subList(1, 4))));
        }
    }

    private void terms(ChangeSet.Builder changes) {
        AccountId account = any(accounts);
        Optional<AccountLimits> own =
                random.nextBoolean() ? Optional.of(AccountLimits.debitLimit(random.nextInt(99))) : Optional.empty();
        int version = termsVersions.getOrDefault(account, 0) - (random.nextInt(5) == 0 ? 1 : 0);
        AccountTerms terms =
                new AccountTerms(account, own, random.nextInt(3) == 0, Things.NOW.plusSeconds(day), "admin", "Because");
        changes.put(new Key.TermsKey(account), Math.max(0, version), terms);
    }

    private void seal(ChangeSet.Builder changes, Unsealed unsealed) {
        if (!seals.isEmpty() && random.nextInt(4) == 0) {
            changes.put(new Key.SealKey(seals.size()), 0, any(seals));
        } else if (!unsealed.heads().isEmpty()) {
            Seal seal = Seal.over(timebank, unsealed, Things.NOW.plusSeconds(day), "admin");
            changes.put(new Key.SealKey(seal.number()), 0, seal);
        }
    }

    /** Parts of one change set tell of different subjects. */
    private void event(ChangeSet.Builder changes, int part) {
        UUID subject = new UUID(part, random.nextInt(2));
        changes.tell(new Event(
                Things.id(),
                any(List.of(EventType.values())),
                subject,
                eventNumbers.getOrDefault(subject, 0) + 1,
                "",
                Things.NOW,
                "admin",
                Optional.empty()));
        if (!events.isEmpty()) {
            changes.delivered(any(events).id());
        }
    }

    /** Something fails or is given up, something need not be kept, or somebody else delivers. What was forgotten is stale. */
    private void delivery(ChangeSet.Builder changes) {
        if (random.nextBoolean()) {
            int version = leaseVersion - (random.nextInt(5) == 0 ? 1 : 0);
            changes.put(new Key.EventLeaseKey(), Math.max(0, version), new EventLease("one", someMoment()));
        }
        if (!events.isEmpty()) {
            Event event = any(events);
            FailedDelivery failure = new FailedDelivery(
                    event.id(), event.subject(), 1 + random.nextInt(9), someMoment(), "code", random.nextBoolean());
            changes.put(new Key.FailedDeliveryKey(event.id()), failureVersions.getOrDefault(event.id(), 0), failure);
            changes.delivered(any(events).id());
            changes.forgotten(any(events).id());
            changes.forgotten(any(events).id());
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
