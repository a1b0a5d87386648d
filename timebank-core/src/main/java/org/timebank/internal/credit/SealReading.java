package org.timebank.internal.credit;

import java.util.List;
import java.util.Optional;
import org.timebank.command.Digest;
import org.timebank.credit.MerkleTree;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Verification.Flaw;
import org.timebank.credit.VerificationRange;
import org.timebank.internal.pipeline.Reading;
import org.timebank.spi.Query;

/**
 * Reads all seals, in order. Each has to follow the one before; of those that were closed in the range, what they are over is
 * looked at as far as it is asked for. Used once.
 */
final class SealReading {

    private final Reading reading;
    private final VerificationRange range;
    private Digest previous = Digest.NONE;
    /** Of one account that is asked for: lines that were read ahead, as its next sealed entry may be among them. */
    private List<StatementLine> ahead = List.of();

    SealReading(Reading reading, VerificationRange range) {
        this.reading = reading;
        this.range = range;
    }

    /** Reads the next seal, and answers what does not fit about it. */
    Optional<Flaw> read(int number, Optional<Seal> found) {
        if (found.filter(seal -> follows(seal, number)).isEmpty()) {
            return broken(number);
        }
        Seal seal = found.orElseThrow();
        previous = seal.digest();
        List<SealedHead> asked = asked(seal);
        if (!asked.isEmpty() && !MerkleTree.over(seal.heads()).root().equals(seal.root())) {
            return broken(number);
        }
        return asked.stream()
                .filter(head -> !stands(head))
                .findFirst()
                .map(head ->
                        new Flaw(Optional.of(head.account()), head.entries(), number, Flaw.Kind.SEALED_ENTRY_DIFFERS));
    }

    private static Optional<Flaw> broken(int number) {
        return Optional.of(new Flaw(Optional.empty(), 0, number, Flaw.Kind.SEAL_BROKEN));
    }

    private boolean follows(Seal seal, int number) {
        return seal.number() == number
                && seal.previous().equals(previous)
                && Seal.digest(
                                reading.caller().timebank(),
                                number,
                                seal.sealedAt(),
                                previous,
                                seal.root(),
                                seal.heads().size())
                        .equals(seal.digest());
    }

    private List<SealedHead> asked(Seal seal) {
        return range.includes(seal.sealedAt())
                ? seal.heads().stream()
                        .filter(head -> range.includes(head.account()))
                        .toList()
                : List.of();
    }

    private boolean stands(SealedHead head) {
        return line(head).filter(line -> line.head().equals(head.head())).isPresent();
    }

    private Optional<StatementLine> line(SealedHead head) {
        if (range.account().isEmpty() || head.entries() < 1) {
            return new Statements(reading).line(head.account(), head.entries());
        }
        // Seals are over more and more entries: those of one account are read in pages, and none of them twice.
        return ahead(head.entries()).or(() -> {
            ahead = reading.ask(new Query.StatementOf(head.account(), head.entries() - 1, Query.LARGEST_PAGE));
            return ahead(head.entries());
        });
    }

    private Optional<StatementLine> ahead(long number) {
        return ahead.stream().filter(line -> line.number() == number).findFirst();
    }
}
