package org.timebank.internal.credit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.timebank.command.Digest;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.KindTotal;
import org.timebank.credit.MerkleTree;
import org.timebank.credit.Seal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.StatementLine;
import org.timebank.credit.Unsealed;
import org.timebank.credit.Verification;
import org.timebank.credit.Verification.Flaw;
import org.timebank.credit.VerificationRange;
import org.timebank.internal.pipeline.Reading;
import org.timebank.spi.Key;
import org.timebank.spi.Query;

/** Reads the ledger again, account by account and seal by seal, and stops at the first thing that does not fit. Used once. */
final class Verifier {

    private static final int PAGE = 1_000;

    private final Reading reading;
    private final VerificationRange range;
    private final Consumer<Verification> progress;
    private Verification found = Verification.NONE;

    Verifier(Reading reading, VerificationRange range, Consumer<Verification> progress) {
        this.reading = reading;
        this.range = range;
        this.progress = progress;
    }

    Verification run() {
        if (accountsHold() && sealsHold() && range.account().isEmpty()) {
            long sum = reading.ask(new Query.TotalsByKind()).values().stream()
                    .map(KindTotal::balance)
                    .reduce(0L, Math::addExact);
            if (sum != 0) {
                flaw(Optional.empty(), 0, 0, Flaw.Kind.NOT_CONSERVED);
            }
        }
        return found;
    }

    private boolean accountsHold() {
        if (range.account().isPresent()) {
            return holds(range.account().get());
        }
        Optional<AccountId> last = Optional.empty();
        List<Account> page;
        do {
            page = reading.ask(new Query.AllAccounts(last, PAGE));
            for (Account account : page) {
                if (!holds(account.id())) {
                    return false;
                }
                last = Optional.of(account.id());
            }
        } while (page.size() == PAGE);
        return true;
    }

    private boolean holds(AccountId id) {
        Optional<StatementLine> before = before(id);
        return reading.find(new Key.AccountKey(id))
                .map(account -> holds(account, before))
                .orElse(true);
    }

    /**
     * Looks at the entries that the account has now; others may be added meanwhile.
     *
     * @param before the entry to begin after, which was read before the account: it is one of the account's
     */
    private boolean holds(Account account, Optional<StatementLine> before) {
        ChainReading chain = new ChainReading(account, before);
        while (!chain.isComplete()) {
            int limit = (int) Math.min(PAGE, account.entries() - chain.number());
            List<StatementLine> page = reading.ask(new Query.StatementOf(account.id(), chain.number(), limit));
            Optional<Flaw.Kind> broken = chain.read(page);
            if (broken.isPresent()) {
                return flaw(Optional.of(account.id()), chain.number() + 1, 0, broken.get());
            }
        }
        if (!chain.endsAsTheAccount() || hasMoreThanItKnows(account)) {
            return flaw(Optional.of(account.id()), 0, 0, Flaw.Kind.ACCOUNT_DIFFERS);
        }
        found = new Verification(
                found.accounts() + 1, found.entries() + chain.looked(), found.seals(), Optional.empty());
        progress.accept(found);
        return true;
    }

    /** The last entry that is taken as it is. */
    private Optional<StatementLine> before(AccountId account) {
        return range.recordedFrom()
                .flatMap(Span::before)
                .flatMap(moment -> reading.find(new Key.LineAtKey(account, moment)));
    }

    /** Whether there is an entry that was added without the account, which is asked again after it. */
    private boolean hasMoreThanItKnows(Account account) {
        List<StatementLine> more = reading.ask(new Query.StatementOf(account.id(), account.entries(), 1));
        return !more.isEmpty()
                && reading.find(new Key.AccountKey(account.id()))
                        .filter(again -> again.entries() >= more.get(0).number())
                        .isEmpty();
    }

    private boolean sealsHold() {
        int seals = reading.find(new Key.UnsealedKey()).map(Unsealed::seals).orElse(0);
        Digest previous = Digest.NONE;
        for (int number = 1; number <= seals; number++) {
            Optional<Seal> seal = reading.find(new Key.SealKey(number));
            if (seal.isEmpty() || !follows(seal.get(), number, previous)) {
                return flaw(Optional.empty(), 0, number, Flaw.Kind.SEAL_BROKEN);
            }
            for (SealedHead head : looksAt(seal.get())) {
                if (!stands(head)) {
                    return flaw(Optional.of(head.account()), head.entries(), number, Flaw.Kind.SEALED_ENTRY_DIFFERS);
                }
            }
            previous = seal.get().digest();
            found = new Verification(found.accounts(), found.entries(), found.seals() + 1, Optional.empty());
            progress.accept(found);
        }
        return true;
    }

    private boolean follows(Seal seal, int number, Digest previous) {
        return seal.number() == number
                && seal.previous().equals(previous)
                && MerkleTree.over(seal.heads()).root().equals(seal.root())
                && Seal.digest(
                                reading.caller().timebank(),
                                number,
                                seal.sealedAt(),
                                previous,
                                seal.root(),
                                seal.heads().size())
                        .equals(seal.digest());
    }

    private List<SealedHead> looksAt(Seal seal) {
        if (range.recordedFrom().filter(seal.sealedAt()::isBefore).isPresent()) {
            return List.of();
        }
        return seal.heads().stream()
                .filter(head -> range.account().map(head.account()::equals).orElse(true))
                .toList();
    }

    private boolean stands(SealedHead head) {
        return new Statements(reading)
                .line(head.account(), head.entries())
                .filter(line -> line.head().equals(head.head()))
                .isPresent();
    }

    private boolean flaw(Optional<AccountId> account, long entry, int seal, Flaw.Kind what) {
        found = new Verification(
                found.accounts(), found.entries(), found.seals(), Optional.of(new Flaw(account, entry, seal, what)));
        return false;
    }
}
