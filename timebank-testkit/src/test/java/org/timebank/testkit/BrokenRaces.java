package org.timebank.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountKind;
import org.timebank.credit.KindTotal;
import org.timebank.credit.SealedHead;
import org.timebank.credit.Unsealed;
import org.timebank.report.ActivityReport;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;
import org.timebank.testkit.given.Cast;

/** Stores that are broken on purpose, each in one way, which only shows when many use them at once. */
final class BrokenRaces {

    private BrokenRaces() {}

    /** Limits are looked at first, and then it is written: read-then-write is not enforcement. */
    static final class LooksBeforeItWrites extends BrokenContract {
        LooksBeforeItWrites() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    boolean breaks = c.movements().values().stream()
                            .anyMatch(movement -> account(timebank, movement.account())
                                    .filter(account -> !movement.permits(account))
                                    .isPresent());
                    LockSupport.parkNanos(A_WHILE);
                    return breaks ? Applied.STALE : whole.apply(timebank, Altered.postings(c, Altered::withoutLimits));
                }
            });
        }
    }

    /** Whether a hold is open is looked at first, and then it is written. */
    static final class LooksBeforeItCaptures extends BrokenContract {
        LooksBeforeItCaptures() {
            super(() -> new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    boolean stale = c.changes().stream()
                            .anyMatch(change ->
                                    whole.load(timebank, Needs.of(change.key())).version(change.key())
                                            != change.expectedVersion());
                    LockSupport.parkNanos(A_WHILE);
                    return stale
                            ? Applied.STALE
                            : whole.apply(
                                    timebank,
                                    Altered.changes(
                                            c,
                                            change -> change.key() instanceof Key.HoldKey
                                                    ? forced(timebank, change)
                                                    : change));
                }
            });
        }
    }

    /** All balances are read one after the other, not at one moment. */
    static final class ReadsBalancesOneByOne extends BrokenContract {
        ReadsBalancesOneByOne() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    if (answer instanceof ActivityReport report) {
                        return new ActivityReport(
                                report.byKind(),
                                report.byCategory(),
                                report.byMonth(),
                                report.withoutPriorApproval(),
                                report.activePersons(),
                                report.activeOrganisations(),
                                oneByOne(timebank, Cast.MEMBERS.stream().map(m -> AccountId.of(m.id()))));
                    }
                    return answer;
                }
            });
        }
    }

    /** The totals are read kind by kind, not at one moment. */
    static final class ReadsTotalsOneByOne extends BrokenContract {
        ReadsTotalsOneByOne() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    if (query instanceof Query.TotalsByKind) {
                        Map<AccountKind, KindTotal> totals = new EnumMap<>(AccountKind.class);
                        for (AccountKind kind : AccountKind.values()) {
                            Optional.ofNullable(whole.ask(timebank, new Query.TotalsByKind())
                                            .get(kind))
                                    .ifPresent(total -> totals.put(kind, total));
                            LockSupport.parkNanos(A_WHILE);
                        }
                        return totals;
                    }
                    return answer;
                }
            });
        }
    }

    /** What is unsealed is read account by account, not at one moment. */
    static final class ReadsHeadsOneByOne extends BrokenContract {
        ReadsHeadsOneByOne() {
            super(() -> new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts facts = whole.load(timebank, needs);
                    Key.UnsealedKey key = new Key.UnsealedKey();
                    return facts.versioned(key)
                            .map(found -> Facts.builder()
                                    .put(key, new Versioned<>(oneByOne(timebank, found.value()), found.version()))
                                    .build())
                            .orElse(facts);
                }

                private Unsealed oneByOne(TimebankId timebank, Unsealed unsealed) {
                    List<SealedHead> heads = new ArrayList<>();
                    for (SealedHead head : unsealed.heads()) {
                        Account account = account(timebank, head.account()).orElseThrow();
                        heads.add(new SealedHead(account.id(), account.entries(), account.head()));
                        LockSupport.parkNanos(A_WHILE);
                    }
                    return new Unsealed(unsealed.seals(), unsealed.last(), heads);
                }
            });
        }
    }
}
