package org.timebank.benchmarks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.timebank.Timebank;
import org.timebank.TimebankEngine;
import org.timebank.access.Actor;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;
import org.timebank.inmemory.InMemoryStore;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;

/** The whole way of one command without a database: what the library itself takes of every recorded exchange. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RecordInMemory {

    private static final ExternalReference PERSON = ExternalReference.of("crm", "person");
    private static final ExternalReference SERVICE = ExternalReference.of("crm", "service");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private Timebank bank = empty();
    private long line;

    /** Each iteration begins with an empty timebank, so that what it measures does not grow. */
    @Setup(Level.Iteration)
    public void found() {
        bank = empty();
        bank.rules()
                .adopt(AdoptRules.of("rules", CommunityRules.common(ZoneId.of("Europe/London"))))
                .orElseThrow();
        bank.offers()
                .define(DefineCategory.of("category", "gardening", "Gardening", false))
                .orElseThrow();
        bank.members()
                .join(JoinTimebank.of("person", MemberKind.PERSON, DAY, PERSON))
                .orElseThrow();
        bank.members()
                .join(JoinTimebank.of("service", MemberKind.ORGANISATION, DAY, SERVICE))
                .orElseThrow();
    }

    @Benchmark
    public Outcome<ExchangeReceipt> recordAnExchange() {
        line++;
        return bank.exchanges()
                .record(RecordExchange.of(
                        new RecordedLeg(IdempotencyKey.of("line-" + line), DAY, PERSON, SERVICE, "gardening", 50)));
    }

    private static Timebank empty() {
        return TimebankEngine.builder(new InMemoryStore())
                .build()
                .timebank(TimebankId.of("benchmark"))
                .actingAs(Actor.administrator("benchmark").alsoAs(Role.BROKER));
    }
}
