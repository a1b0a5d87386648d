package org.timebank.testkit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.timebank.command.TimebankId;
import org.timebank.credit.Chain;
import org.timebank.credit.Entry;
import org.timebank.credit.Seal;
import org.timebank.credit.StatementLine;
import org.timebank.spi.Query;

/** Stores that are broken on purpose, each in one way, where they answer questions about the ledger. */
final class BrokenStatements {

    private BrokenStatements() {}

    /** Statements are numbered from 0. */
    static final class CountsFromZero extends BrokenContract {
        CountsFromZero() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.StatementOf
                            ? BrokenStore.<StatementLine>each(
                                    answer,
                                    line -> new StatementLine(
                                            line.number() - 1,
                                            line.header(),
                                            line.line(),
                                            line.minutes(),
                                            line.balance(),
                                            line.credited(),
                                            line.head()))
                            : answer;
                }
            });
        }
    }

    /** Each head is that of its entry alone. */
    static final class DoesNotChain extends BrokenContract {
        DoesNotChain() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.StatementOf asked
                            ? BrokenStore.<StatementLine>each(
                                    answer,
                                    line -> new StatementLine(
                                            line.number(),
                                            line.header(),
                                            line.line(),
                                            line.minutes(),
                                            line.balance(),
                                            line.credited(),
                                            Chain.entry(
                                                    line.header(),
                                                    line.line(),
                                                    new Entry(asked.account(), line.minutes()))))
                            : answer;
                }
            });
        }
    }

    /** The last day of a period is not counted. */
    static final class LeavesOutTheLastDay extends BrokenContract {
        LeavesOutTheLastDay() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.TotalsByReason asked
                            ? whole.ask(
                                    timebank,
                                    new Query.TotalsByReason(
                                            asked.from(), asked.to().minusDays(1)))
                            : answer;
                }
            });
        }
    }

    /** A page backwards begins with the last line of the page before. */
    static final class RepeatsALine extends BrokenContract {
        RepeatsALine() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.StatementBackOf asked && asked.before() < Long.MAX_VALUE
                            ? whole.ask(
                                    timebank,
                                    new Query.StatementBackOf(asked.account(), asked.before() + 1, asked.limit()))
                            : answer;
                }
            });
        }
    }

    /** A past balance is that of the day on which it became known. */
    static final class GoesByTheDayOfRecording extends BrokenContract {
        GoesByTheDayOfRecording() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.BalanceOn asked
                            ? whole
                                    .ask(timebank, new Query.StatementOf(asked.account(), 0, Query.LARGEST_PAGE))
                                    .stream()
                                    .filter(line -> !LocalDate.ofInstant(
                                                    line.header().recordedAt(), ZoneOffset.UTC)
                                            .isAfter(asked.occurredOn()))
                                    .mapToLong(StatementLine::minutes)
                                    .sum()
                            : answer;
                }
            });
        }
    }

    /** Of the terms, the latest is all that is kept. */
    static final class ForgetsOldTerms extends BrokenContract {
        ForgetsOldTerms() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.TermsOf && answer instanceof List<?> all && !all.isEmpty()
                            ? List.of(all.get(all.size() - 1))
                            : answer;
                }
            });
        }
    }

    /** An entry is said to be under the last seal over its account. */
    static final class TellsOfTheLastSeal extends BrokenContract {
        TellsOfTheLastSeal() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    Object last = answer;
                    if (query instanceof Query.SealOf asked) {
                        for (long entry = asked.entry(); entry <= asked.entry() + 9; entry++) {
                            Optional<Seal> later = whole.ask(timebank, new Query.SealOf(asked.account(), entry));
                            last = later.isPresent() ? later : last;
                        }
                    }
                    return last;
                }
            });
        }
    }
}
