package org.timebank.testkit;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.LedgerTransaction;
import org.timebank.credit.Limits;
import org.timebank.credit.Seal;
import org.timebank.credit.TransactionHeader;
import org.timebank.credit.TransactionReason;
import org.timebank.spi.Applied;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Key;
import org.timebank.spi.Movement;
import org.timebank.spi.Needs;
import org.timebank.spi.Posting;
import org.timebank.testkit.given.Things;

/** Stores that are broken on purpose, each in one way, where they write what happens to accounts. */
final class BrokenLedgers {

    private BrokenLedgers() {}

    /** Balances fall as low as they like. */
    static final class IgnoresFloors extends BrokenContract {
        IgnoresFloors() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(timebank, Altered.postings(c, this::ceilings));
                }

                private Posting ceilings(Posting posting) {
                    Posting some = Altered.withoutLimits(posting);
                    for (Map.Entry<AccountId, Limits> kept : posting.limits().entrySet()) {
                        some = some.within(
                                kept.getKey(),
                                new Limits(OptionalLong.empty(), kept.getValue().ceiling()));
                    }
                    return some;
                }
            });
        }
    }

    /** What a later posting brings back excuses what an earlier one took. */
    static final class JudgesInTheEnd extends BrokenContract {
        JudgesInTheEnd() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Map<AccountId, Account> before = new HashMap<>();
                    c.movements().keySet().forEach(id -> account(timebank, id).ifPresent(a -> before.put(id, a)));
                    for (Posting posting : c.postings()) {
                        for (Map.Entry<AccountId, Limits> kept :
                                posting.limits().entrySet()) {
                            Account account = before.get(kept.getKey());
                            Movement movement = c.movements().get(kept.getKey());
                            if (account != null
                                    && movement != null
                                    && !kept.getValue().permit(account, movement.after(account))) {
                                return Applied.STALE;
                            }
                        }
                    }
                    return whole.apply(timebank, Altered.postings(c, Altered::withoutLimits));
                }
            });
        }
    }

    /** How many entries a decision saw does not matter. */
    static final class IgnoresWhatWasSeen extends BrokenContract {
        IgnoresWhatWasSeen() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(
                            timebank,
                            Altered.postings(c, p -> new Posting(p.transaction(), p.held(), p.limits(), Map.of())));
                }
            });
        }
    }

    /** How many entries a decision saw does not matter where a seal is closed with it: only its number is looked at. */
    static final class SealsWhatNeverWas extends BrokenContract {
        SealsWhatNeverWas() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    boolean seals = c.changes().stream().anyMatch(change -> change.value() instanceof Seal);
                    return whole.apply(
                            timebank,
                            Altered.postings(
                                    c, p -> seals ? new Posting(p.transaction(), p.held(), p.limits(), Map.of()) : p));
                }
            });
        }
    }

    /** Nothing is set aside. */
    static final class ForgetsWhatIsHeld extends BrokenContract {
        ForgetsWhatIsHeld() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(
                            timebank,
                            Altered.postings(
                                    c,
                                    p -> new Posting(
                                            p.transaction(), Collections.emptySortedMap(), p.limits(), p.seen())));
                }
            });
        }
    }

    /** What is not open any more is captured all the same, and what it does not hold is not freed. */
    static final class CapturesAgain extends BrokenContract {
        CapturesAgain() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    boolean again = c.changes().stream()
                            .anyMatch(change -> change.key() instanceof Key.HoldKey key
                                    && change.expectedVersion() > 0
                                    && change.expectedVersion()
                                            < whole.load(timebank, Needs.of(key))
                                                    .version(key));
                    return whole.apply(timebank, again ? captured(timebank, c) : c);
                }

                private ChangeSet captured(TimebankId timebank, ChangeSet c) {
                    return Altered.postings(
                            Altered.changes(c, change -> forced(timebank, change)),
                            p -> new Posting(p.transaction(), Collections.emptySortedMap(), p.limits(), p.seen()));
                }
            });
        }
    }

    /** A transaction that was reversed is reversed once more. */
    static final class ReversesAgain extends BrokenContract {
        ReversesAgain() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Applied applied = whole.apply(timebank, c);
                    return applied == Applied.APPLIED
                            ? applied
                            : whole.apply(timebank, Altered.postings(c, this::another));
                }

                private Posting another(Posting posting) {
                    Optional<LedgerTransaction> other = posting.transaction().map(reversal -> {
                        TransactionHeader h = reversal.header();
                        return new LedgerTransaction(
                                new TransactionHeader(
                                        h.id(),
                                        TransactionReason.ADJUSTMENT,
                                        h.subject(),
                                        h.occurredOn(),
                                        h.recordedAt(),
                                        h.recordedBy(),
                                        h.onBehalfOf(),
                                        h.rulesVersion(),
                                        Optional.empty(),
                                        h.explanation()),
                                reversal.entries());
                    });
                    return new Posting(other, posting.held(), posting.limits(), posting.seen());
                }
            });
        }
    }

    /** Accounts are closed whatever stands on them. */
    static final class ClosesWhatIsNotEmpty extends BrokenContract {
        ClosesWhatIsNotEmpty() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Applied applied = whole.apply(timebank, c);
                    return applied == Applied.APPLIED ? applied : whole.apply(timebank, Altered.changes(c, this::open));
                }

                private Change<?> open(Change<?> change) {
                    return change.key() instanceof Key.TermsKey key && change.value() instanceof AccountTerms t
                            ? new Change<>(
                                    key,
                                    change.expectedVersion(),
                                    new AccountTerms(
                                            t.account(), t.own(), false, t.changedAt(), t.changedBy(), t.explanation()))
                            : change;
                }
            });
        }
    }

    /** Closed accounts take entries. */
    static final class MovesClosedAccounts extends BrokenContract {
        MovesClosedAccounts() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    ChangeSet.Builder opening = ChangeSet.builder().add(c);
                    for (AccountId account : c.movements().keySet()) {
                        Key.TermsKey key = new Key.TermsKey(account);
                        whole.load(timebank, Needs.of(key))
                                .versioned(key)
                                .filter(found -> found.value().closed())
                                .ifPresent(found -> opening.put(
                                        key,
                                        found.version(),
                                        new AccountTerms(account, Optional.empty(), false, Things.NOW, "nobody", "-")));
                    }
                    Applied applied = whole.apply(timebank, c);
                    return applied == Applied.APPLIED ? applied : whole.apply(timebank, opening.build());
                }
            });
        }
    }
}
