package org.timebank.benchmarks.pure;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.timebank.command.Digest;
import org.timebank.credit.AccountId;
import org.timebank.credit.MerkleTree;
import org.timebank.credit.SealedHead;

/** What the tree of a seal takes: to build, to prove one account in it, and to check the proof. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SealOverHeads {

    /** How many accounts the seal is over. */
    @Param({"1000", "10000"})
    private int accounts;

    private List<SealedHead> heads = List.of();
    private List<Digest> path = List.of();

    @Setup
    public void seal() {
        heads = IntStream.range(0, accounts)
                .mapToObj(n -> new SealedHead(new AccountId(new UUID(0, n)), n + 1L, Digest.of("head " + n)))
                .toList();
        path = MerkleTree.over(heads).path(accounts / 2);
    }

    @Benchmark
    public Digest root() {
        return MerkleTree.over(heads).root();
    }

    @Benchmark
    public List<Digest> path() {
        return MerkleTree.over(heads).path(accounts / 2);
    }

    @Benchmark
    public Digest rootOfAPath() {
        return MerkleTree.root(MerkleTree.leaf(heads.get(accounts / 2)), accounts / 2, accounts, path);
    }
}
