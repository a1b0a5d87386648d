package org.timebank.internal.credit;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.LedgerTransactionId;
import org.timebank.credit.StatementLine;
import org.timebank.credit.TransactionHeader;
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
    /** By which each transaction was undone: as many as there are reversals in the range. */
    private final Map<LedgerTransactionId, LedgerTransactionId> reversals = new HashMap<>();

    private Verification found = Verification.NONE;

    Verifier(Reading reading, VerificationRange range, Consumer<Verification> progress) {
        this.reading = reading;
        this.range = range;
        this.progress = progress;
    }

    Verification run() {
        if (accountsHold() && sealsHold() && range.account().isEmpty()) {
            // What was tampered with may be as large as it likes.
            BigInteger sum = reading.ask(new Query.TotalsByKind()).values().stream()
                    .map(total -> BigInteger.valueOf(total.balance()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            if (sum.signum() != 0) {
                flaw(new Flaw(Optional.empty(), 0, 0, Flaw.Kind.NOT_CONSERVED));
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
        Optional<StatementLine> before = range.recordedFrom().flatMap(moment -> before(id, moment));
        OptionalLong last = range.recordedBefore().stream()
                .mapToLong(
                        moment -> before(id, moment).map(StatementLine::number).orElse(0L))
                .findFirst();
        return reading.find(new Key.AccountKey(id))
                .map(account -> holds(account, new ChainReading(account, before, last.orElse(account.entries()))))
                .orElse(true);
    }

    /** The last of the account's entries that were recorded before a moment: read before the account, it is one of them. */
    private Optional<StatementLine> before(AccountId account, Instant moment) {
        return Span.before(moment).flatMap(last -> reading.find(new Key.LineAtKey(account, last)));
    }

    /** Looks at the entries that the account has now; others may be added meanwhile. */
    private boolean holds(Account account, ChainReading chain) {
        while (chain.left() > 0) {
            int limit = (int) Math.min(PAGE, chain.left());
            List<StatementLine> page = reading.ask(new Query.StatementOf(account.id(), chain.number(), limit));
            Optional<Flaw> broken = page.isEmpty()
                    ? Optional.of(flawed(account, chain.number() + 1, Flaw.Kind.ENTRY_MISSING))
                    : read(account, page, chain);
            if (broken.isPresent()) {
                return flaw(broken.get());
            }
        }
        if (chain.isAtTheEnd() && (!chain.endsAsTheAccount() || hasMoreThanItKnows(account))) {
            return flaw(flawed(account, 0, Flaw.Kind.ACCOUNT_DIFFERS));
        }
        found = new Verification(
                found.accounts() + 1, found.entries() + chain.looked(), found.seals(), Optional.empty());
        progress.accept(found);
        return true;
    }

    private Optional<Flaw> read(Account account, List<StatementLine> page, ChainReading chain) {
        for (StatementLine line : page) {
            Optional<Flaw> broken = chain.read(line).map(kind -> flawed(account, chain.number() + 1, kind));
            if (broken.isPresent()) {
                return broken;
            }
            if (undoesWhatAnotherHasUndone(line.header())) {
                return Optional.of(flawed(account, line.number(), Flaw.Kind.REVERSED_TWICE));
            }
        }
        return Optional.empty();
    }

    private static Flaw flawed(Account account, long entry, Flaw.Kind what) {
        return new Flaw(Optional.of(account.id()), entry, 0, what);
    }

    private boolean undoesWhatAnotherHasUndone(TransactionHeader header) {
        return header.reverses()
                .map(undone -> reversals.putIfAbsent(undone, header.id()))
                .filter(first -> !first.equals(header.id()))
                .isPresent();
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
        SealReading chain = new SealReading(reading, range);
        for (int number = 1; number <= seals; number++) {
            Optional<Flaw> broken = chain.read(number, reading.find(new Key.SealKey(number)));
            if (broken.isPresent()) {
                return flaw(broken.get());
            }
            found = new Verification(found.accounts(), found.entries(), found.seals() + 1, Optional.empty());
            progress.accept(found);
        }
        return true;
    }

    private boolean flaw(Flaw flaw) {
        found = new Verification(found.accounts(), found.entries(), found.seals(), Optional.of(flaw));
        return false;
    }
}
