package org.timebank.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.timebank.command.TimebankId;
import org.timebank.credit.Account;
import org.timebank.credit.AccountId;
import org.timebank.credit.Limits;
import org.timebank.credit.StatementLine;
import org.timebank.event.Event;
import org.timebank.exchange.Exchange;
import org.timebank.member.Member;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;
import org.timebank.spi.Applied;
import org.timebank.spi.Change;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;
import org.timebank.spi.Query;
import org.timebank.spi.TimebankStore;
import org.timebank.spi.Versioned;

/** Stores that are broken on purpose, each in one way, and the contract for each. */
final class BrokenStores {

    /** Long enough for others to get between, in nanoseconds. */
    private static final long A_WHILE = 50_000;

    private BrokenStores() {}

    /** The last event of a change set gets lost. */
    static final class LosesAnEvent extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    List<Event> some =
                            c.events().subList(0, Math.max(0, c.events().size() - 1));
                    return whole.apply(
                            timebank,
                            new ChangeSet(
                                    c.changes(), c.transactions(), c.limits(), c.assessments(), c.answers(), some));
                }
            };
        }
    }

    /** Of a stale change set, the assessments and the events stay. */
    static final class AppliesHalf extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Applied applied = whole.apply(timebank, c);
                    if (applied == Applied.STALE) {
                        whole.apply(
                                timebank,
                                new ChangeSet(List.of(), List.of(), Map.of(), c.assessments(), List.of(), c.events()));
                    }
                    return applied;
                }
            };
        }
    }

    /** Whoever comes last wins. */
    static final class IgnoresVersions extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    List<Change<?>> forced = c.changes().stream()
                            .<Change<?>>map(change -> change.expectedVersion() == 0 ? change : forced(timebank, change))
                            .toList();
                    return whole.apply(
                            timebank,
                            new ChangeSet(
                                    forced, c.transactions(), c.limits(), c.assessments(), c.answers(), c.events()));
                }

                private <T> Change<T> forced(TimebankId timebank, Change<T> change) {
                    int version = whole.load(timebank, Needs.of(change.key())).version(change.key());
                    return new Change<>(change.key(), version, change.value());
                }
            };
        }
    }

    /** Answers are not kept. */
    static final class ForgetsAnswers extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    return whole.apply(
                            timebank,
                            new ChangeSet(
                                    c.changes(), c.transactions(), c.limits(), c.assessments(), List.of(), c.events()));
                }
            };
        }
    }

    /** Balances fall as low as they like. */
    static final class IgnoresFloors extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    Map<AccountId, Limits> ceilings = new HashMap<>();
                    c.limits()
                            .forEach((account, limits) ->
                                    ceilings.put(account, new Limits(OptionalLong.empty(), limits.ceiling())));
                    return whole.apply(
                            timebank,
                            new ChangeSet(
                                    c.changes(), c.transactions(), ceilings, c.assessments(), c.answers(), c.events()));
                }
            };
        }
    }

    /** Limits are looked at first, and then it is written: read-then-write is not enforcement. */
    static final class LooksBeforeItWrites extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    boolean breaks =
                            c.limits().entrySet().stream().anyMatch(e -> breaks(timebank, c, e.getKey(), e.getValue()));
                    LockSupport.parkNanos(A_WHILE);
                    return breaks
                            ? Applied.STALE
                            : whole.apply(
                                    timebank,
                                    new ChangeSet(
                                            c.changes(),
                                            c.transactions(),
                                            Map.of(),
                                            c.assessments(),
                                            c.answers(),
                                            c.events()));
                }

                private boolean breaks(TimebankId timebank, ChangeSet c, AccountId account, Limits limits) {
                    Key.AccountKey key = new Key.AccountKey(account);
                    long before = whole.load(timebank, Needs.of(key))
                            .find(key)
                            .map(Account::balance)
                            .orElse(0L);
                    long after = before
                            + c.entriesByAccount().getOrDefault(account, List.of()).stream()
                                    .mapToLong(entry -> entry.minutes())
                                    .sum();
                    return !limits.permit(before, after);
                }
            };
        }
    }

    /** Statements are numbered from 0. */
    static final class CountsFromZero extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.StatementOf
                            ? ((List<?>) answer)
                                    .stream()
                                            .map(line -> lower((StatementLine) line))
                                            .toList()
                            : answer;
                }

                private StatementLine lower(StatementLine line) {
                    return new StatementLine(
                            line.number() - 1,
                            line.transaction(),
                            line.reason(),
                            line.subject(),
                            line.occurredOn(),
                            line.recordedAt(),
                            line.minutes(),
                            line.balance());
                }
            };
        }
    }

    /** Moments have milliseconds. */
    static final class RoundsMoments extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.EventsOf
                            ? ((List<?>) answer)
                                    .stream().map(e -> rounded((Event) e)).toList()
                            : answer;
                }

                private Event rounded(Event e) {
                    Instant at = e.recordedAt().truncatedTo(ChronoUnit.MILLIS);
                    return new Event(
                            e.id(), e.type(), e.subject(), e.number(), e.detail(), at, e.recordedBy(), e.onBehalfOf());
                }
            };
        }
    }

    /** An exchange comes alone. */
    static final class BringsNothingAlong extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts facts = whole.load(timebank, needs);
                    if (needs.keys().size() == 1 && needs.keys().iterator().next() instanceof Key.ExchangeKey key) {
                        Facts.Builder alone = Facts.builder();
                        Optional<Versioned<Exchange>> exchange = facts.versioned(key);
                        exchange.ifPresent(found -> alone.put(key, found));
                        return alone.build();
                    }
                    return facts;
                }
            };
        }
    }

    /** Ids are ordered as Java compares them: as two signed halves. */
    static final class OrdersIdsAsSigned extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    if (query instanceof Query.AllMembers) {
                        List<Member> members = new ArrayList<>(((List<?>) answer)
                                .stream().map(Member.class::cast).toList());
                        members.sort(Comparator.comparing(member -> member.id().value()));
                        return members;
                    }
                    return answer;
                }
            };
        }
    }

    /** Legs without prior approval are not counted. */
    static final class Miscounts extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return answer instanceof ActivityReport report
                            ? new ActivityReport(
                                    report.byKind(),
                                    report.byCategory(),
                                    report.byMonth(),
                                    Tally.NONE,
                                    report.activePersons(),
                                    report.activeOrganisations(),
                                    report.sumOfBalances())
                            : answer;
                }
            };
        }
    }

    /** A key that was answered in one timebank is answered in all. */
    static final class LeaksBetweenTimebanks extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                private final Set<TimebankId> known = ConcurrentHashMap.newKeySet();

                @Override
                public Applied apply(TimebankId timebank, ChangeSet changes) {
                    known.add(timebank);
                    return whole.apply(timebank, changes);
                }

                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    Facts own = whole.load(timebank, needs);
                    return known.stream()
                            .map(other -> whole.load(other, needs))
                            .filter(facts -> needs.keys().stream()
                                    .anyMatch(key -> key instanceof Key.AnswerKey
                                            && own.find(key).isEmpty()
                                            && facts.find(key).isPresent()))
                            .findFirst()
                            .orElse(own);
                }
            };
        }
    }

    /** Names of timebanks that differ in case only are one. */
    static final class IgnoresCase extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                public Facts load(TimebankId timebank, Needs needs) {
                    return whole.load(lower(timebank), needs);
                }

                @Override
                public Applied apply(TimebankId timebank, ChangeSet changes) {
                    return whole.apply(lower(timebank), changes);
                }

                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return whole.ask(lower(timebank), query);
                }

                private TimebankId lower(TimebankId timebank) {
                    return TimebankId.of(timebank.value().toLowerCase(Locale.ROOT));
                }
            };
        }
    }

    /** All balances are read one after the other, not at one moment. */
    static final class ReadsBalancesOneByOne extends StoreContract {
        @Override
        protected TimebankStore emptyStore() {
            return new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    if (query instanceof Query.Activity) {
                        ActivityReport report = (ActivityReport) answer;
                        long sum = 0;
                        for (Member member : Cast.MEMBERS) {
                            Key.AccountKey key = new Key.AccountKey(AccountId.of(member.id()));
                            sum += whole.load(timebank, Needs.of(key))
                                    .find(key)
                                    .map(Account::balance)
                                    .orElse(0L);
                            LockSupport.parkNanos(A_WHILE);
                        }
                        return new ActivityReport(
                                report.byKind(),
                                report.byCategory(),
                                report.byMonth(),
                                report.withoutPriorApproval(),
                                report.activePersons(),
                                report.activeOrganisations(),
                                sum);
                    }
                    return answer;
                }
            };
        }
    }
}
