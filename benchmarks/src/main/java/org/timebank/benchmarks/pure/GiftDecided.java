package org.timebank.benchmarks.pure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.benchmarks.form.Community;
import org.timebank.credit.GiveCredits;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.internal.credit.GiveDecision;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.member.MemberId;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/** What it takes to decide on a gift, and to fold what was decided into the facts, as a batch and the simulator do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GiftDecided {

    private static final int BATCH = 50;

    private final InMemoryStore store = new InMemoryStore();
    private final List<MemberId> members = Community.found(
                    TimebankEngine.builder(store).build().timebank(Community.ID), 2)
            .members();
    private final GiveDecision decision = new GiveDecision();
    private final GiveCredits command = GiveCredits.of("gift", members.get(0), members.get(1), 50);
    private final Facts facts = store.load(Community.ID, decision.needs(command).and(Needs.of(new Key.RulesKey())));
    private final List<ChangeSet> batch = batch();

    private List<ChangeSet> batch() {
        List<ChangeSet> changes = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            changes.add(decide(new UUID(i, Long.MIN_VALUE)).changes());
        }
        return changes;
    }

    private Decided<LedgerTransactionId> decide(UUID id) {
        return decision.decide(
                facts,
                command,
                new Circumstances(
                        Community.ID,
                        Instant.parse("2026-09-01T10:00:00.123456Z"),
                        facts.find(new Key.RulesKey()).orElseThrow(),
                        Actor.member("crm-user-17", members.get(0)),
                        Optional.of(members.get(0)),
                        Optional.empty(),
                        id));
    }

    /** From facts to a change set. */
    @Benchmark
    public Decided<LedgerTransactionId> decision() {
        return decide(new UUID(0, Long.MIN_VALUE));
    }

    /** From facts and a change set to the facts after it. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Facts fold() {
        Facts known = facts;
        for (ChangeSet changes : batch) {
            known = known.after(changes);
        }
        return known;
    }
}
