package org.timebank.benchmarks.pure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.timebank.command.Digest;
import org.timebank.credit.AccountId;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;

/** What it takes to chain one entry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChainOfEntries {

    private final LedgerTransactionId id = new LedgerTransactionId(new UUID(0x0199_0000_0000_7000L, Long.MIN_VALUE));
    private final TransactionHeader header = new TransactionHeader(
            id,
            TransactionReason.GIFT,
            id.value(),
            LocalDate.of(2026, 9, 1),
            Instant.parse("2026-09-01T10:00:00.123456Z"),
            "crm-user-17",
            Optional.empty(),
            1,
            Optional.empty(),
            Optional.empty());
    private final Entry entry = new Entry(new AccountId(new UUID(0x0198_0000_0000_7000L, Long.MIN_VALUE)), 50);
    private final Digest digest = Chain.entry(header, 0, entry);

    /** The digest of its contents. */
    @Benchmark
    public Digest digestOfAnEntry() {
        return Chain.entry(header, 0, entry);
    }

    /** The account's head after it. */
    @Benchmark
    public Digest headAfterAnEntry() {
        return Chain.head(Digest.NONE, digest);
    }
}
