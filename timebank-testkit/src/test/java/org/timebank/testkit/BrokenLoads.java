package org.timebank.testkit;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.credit.PostedTransaction;
import org.timebank.credit.Unsealed;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Versioned;

/** Stores that are broken on purpose, each in one way, where they load things. */
final class BrokenLoads {

    private BrokenLoads() {}

    /** An exchange comes alone. */
    static final class BringsNothingAlong extends BrokenContract {
        BringsNothingAlong() {
            super(() -> new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts facts = whole.load(timebank, needs);
                    return needs.keys().size() == 1 && needs.keys().iterator().next() instanceof Key.ExchangeKey key
                            ? only(facts, key)
                            : facts;
                }
            });
        }
    }

    /** A hold comes alone. */
    static final class BringsNoAccounts extends BrokenContract {
        BringsNoAccounts() {
            super(() -> new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts facts = whole.load(timebank, needs);
                    return needs.keys().size() == 1 && needs.keys().iterator().next() instanceof Key.HoldKey key
                            ? only(facts, key)
                            : facts;
                }
            });
        }
    }

    /** An account is in as many versions as it has entries. */
    static final class CountsVersionsOfAccounts extends BrokenContract {
        CountsVersionsOfAccounts() {
            super(() -> new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts facts = whole.load(timebank, needs);
                    if (needs.keys().size() == 1 && needs.keys().iterator().next() instanceof Key.AccountKey key) {
                        Facts.Builder counted = Facts.builder();
                        facts.find(key)
                                .ifPresent(account ->
                                        counted.put(key, new Versioned<>(account, 1 + (int) account.entries())));
                        return counted.build();
                    }
                    return facts;
                }
            });
        }
    }

    /** The line at a moment is the last before it. */
    static final class LeavesOutTheMoment extends BrokenContract {
        LeavesOutTheMoment() {
            super(() -> new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts facts = whole.load(timebank, needs);
                    Facts.Builder altered = Facts.builder();
                    for (Key<?> key : needs.keys()) {
                        if (!(key instanceof Key.LineAtKey at)) {
                            return facts;
                        }
                        Key.LineAtKey before =
                                new Key.LineAtKey(at.account(), at.recordedBy().minus(1, ChronoUnit.MICROS));
                        whole.load(timebank, Needs.of(before))
                                .versioned(before)
                                .ifPresent(line -> altered.put(at, line));
                    }
                    return altered.build();
                }
            });
        }
    }

    /** A seal is not over the last account. */
    static final class LeavesAnAccountUnsealed extends BrokenContract {
        LeavesAnAccountUnsealed() {
            super(() -> new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts facts = whole.load(timebank, needs);
                    Key.UnsealedKey key = new Key.UnsealedKey();
                    return facts.versioned(key)
                            .filter(found -> found.value().heads().size() > 1)
                            .map(found -> Facts.builder()
                                    .put(key, new Versioned<>(fewer(found.value()), found.version()))
                                    .build())
                            .orElse(facts);
                }

                private Unsealed fewer(Unsealed unsealed) {
                    return new Unsealed(
                            unsealed.seals(),
                            unsealed.last(),
                            unsealed.heads().subList(0, unsealed.heads().size() - 1));
                }
            });
        }
    }

    /** What was reversed does not tell so. */
    static final class ForgetsReversals extends BrokenContract {
        ForgetsReversals() {
            super(() -> new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts facts = whole.load(timebank, needs);
                    if (needs.keys().size() == 1 && needs.keys().iterator().next() instanceof Key.TransactionKey key) {
                        Facts.Builder alone = Facts.builder();
                        facts.find(key)
                                .map(posted -> new PostedTransaction(posted.transaction(), Optional.empty()))
                                .ifPresent(posted -> alone.put(key, new Versioned<>(posted, 1)));
                        return alone.build();
                    }
                    return facts;
                }
            });
        }
    }
}
