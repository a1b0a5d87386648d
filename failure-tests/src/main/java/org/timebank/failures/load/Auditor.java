package org.timebank.failures.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.timebank.Tenant;
import org.timebank.TimebankEngine;
import org.timebank.command.Outcome;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountStanding;
import org.timebank.credit.Verification;
import org.timebank.credit.VerificationRange;
import org.timebank.delivery.EventReader;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.spi.TimebankStore;

/** Compares what clients were told with what is there, once all of them have ended. Used once. */
final class Auditor {

    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(1);
    private static final int MOST_SHOWN = 5;
    private static final int MOST_DEAD_LETTERS = 100;

    private final Community community;
    private final Witness witness;
    private final Heard heard;
    private final List<EventReader> readers;
    private final Books books;
    private final Tenant tenant;
    private final List<String> flaws = new ArrayList<>();

    Auditor(Community community, Witness witness, Heard heard, List<EventReader> readers, TimebankStore store) {
        this.community = community;
        this.witness = witness;
        this.heard = heard;
        this.readers = readers;
        this.books = new Books(community, store);
        this.tenant = TimebankEngine.builder(store).build().timebank(community.id());
    }

    Audit audit(Duration worked) throws InterruptedException {
        int sent = witness.sent();
        int exceptions = witness.exceptions();
        Collection<Memory<?>> memories = witness.memories();
        int settled = 0;
        for (Memory<?> memory : memories) {
            settled += memory.isUnknown() ? 1 : 0;
            ask(memory);
        }
        Trace expected = Trace.sum(memories.stream().map(Memory::trace).toList());
        compare(expected, books.entered());
        compareBalances(expected);
        verify(expected);
        compareEvents(expected);
        flaws.addAll(witness.flaws());
        flaws.addAll(heard.flaws());
        long done = memories.stream().filter(Memory::isDone).count();
        return new Audit(
                new Figures(
                        done,
                        memories.size() - done,
                        settled,
                        sent,
                        exceptions,
                        heard.count(),
                        heard.countAgain(),
                        worked),
                flaws);
    }

    /** Sends it again until there is an answer, and once more: from then on it is the same, as a replay. */
    private <R> void ask(Memory<R> memory) {
        if (memory.isUnknown()) {
            witness.send(memory.deed(), tenant);
        }
        Optional<Outcome<R>> again = witness.send(memory.deed(), tenant);
        if (again.isEmpty()) {
            flaws.add(memory.deed().key() + " ends in an exception after everything was over");
        } else if (!again.get().replayed()) {
            flaws.add(memory.deed().key() + " was acknowledged, and is not there");
        }
    }

    private void compare(Trace expected, Trace found) {
        compare("entries of", expected.posted(), found.posted());
        compare("held for", expected.held(), found.held());
    }

    private <V> void compare(String what, Map<UUID, V> expected, Map<UUID, V> found) {
        Set<UUID> subjects = new HashSet<>(expected.keySet());
        subjects.addAll(found.keySet());
        subjects.removeIf(
                subject -> Optional.ofNullable(expected.get(subject)).equals(Optional.ofNullable(found.get(subject))));
        subjects.stream()
                .limit(MOST_SHOWN)
                .forEach(subject -> flaws.add(what + " " + subject + ": expected " + expected.get(subject)
                        + " and found " + found.get(subject) + " (and so with " + subjects.size() + ")"));
    }

    private void compareBalances(Trace expected) {
        Map<AccountId, Long> balances = byAccount(expected.posted());
        Map<AccountId, Long> held = byAccount(expected.held());
        for (Map.Entry<AccountId, AccountStanding> entry : books.standings().entrySet()) {
            long balance = balances.getOrDefault(entry.getKey(), 0L);
            long setAside = held.getOrDefault(entry.getKey(), 0L);
            var account = entry.getValue().account();
            if (account.balance() != balance || account.held() != setAside) {
                flaws.add("There should be " + balance + " and " + setAside + " held: " + account);
            }
        }
    }

    private static Map<AccountId, Long> byAccount(Map<UUID, Map<AccountId, Long>> bySubject) {
        Map<AccountId, Long> sums = new HashMap<>();
        bySubject
                .values()
                .forEach(minutes -> minutes.forEach((account, more) -> sums.merge(account, more, Math::addExact)));
        return sums;
    }

    private void verify(Trace expected) {
        Verification found = books.bank().credits().verify(VerificationRange.all(), progress -> {});
        long entries = expected.posted().values().stream().mapToLong(Map::size).sum();
        if (!found.holds() || found.entries() != entries) {
            flaws.add("There should be " + entries + " entries that fit: " + found);
        }
    }

    private void compareEvents(Trace expected) throws InterruptedException {
        Map<UUID, List<Event>> stored = new HashMap<>();
        Map<UUID, List<EventType>> types = new HashMap<>();
        expected.told().forEach((subject, some) -> {
            List<Event> own = books.eventsOf(subject);
            stored.put(subject, own);
            Optional<UUID> hold = some.contains(EventType.EXCHANGE_AGREED) ? books.holdOf(subject) : Optional.empty();
            List<Event> ofHold = hold.map(books::eventsOf).orElse(List.of());
            hold.ifPresent(id -> stored.put(id, ofHold));
            types.put(
                    subject,
                    Stream.concat(own.stream(), ofHold.stream())
                            .map(Event::type)
                            .sorted()
                            .toList());
        });
        compare("events of", expected.told(), types);
        if (!heard.await(stored, LONGEST_DELIVERY)) {
            flaws.add("The host was not told of everything within " + LONGEST_DELIVERY);
        }
        stored.forEach((subject, events) -> {
            if (!heard.told(subject).equals(events)) {
                flaws.add("The host was told " + heard.told(subject) + " and not " + events);
            }
        });
        requireNothingElseTold(stored.keySet());
    }

    private void requireNothingElseTold(Set<UUID> subjects) {
        Set<UUID> others = new HashSet<>(heard.subjects());
        others.removeAll(subjects);
        others.removeAll(community.foundingSubjects());
        if (!others.isEmpty()) {
            flaws.add("The host was told of what nobody did: " + others);
        }
        readers.forEach(EventReader::close);
        var dead = readers.get(0).deadLetters(community.id(), Optional.empty(), MOST_DEAD_LETTERS);
        if (!dead.isEmpty()) {
            flaws.add("There are dead letters: " + dead);
        }
    }
}
