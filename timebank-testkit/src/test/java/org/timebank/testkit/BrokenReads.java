package org.timebank.testkit;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.member.Member;
import org.timebank.report.ActivityReport;
import org.timebank.report.Tally;
import org.timebank.spi.Applied;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Query;

/** Stores that are broken on purpose, each in one way, where they answer questions. */
final class BrokenReads {

    private BrokenReads() {}

    /** Moments have milliseconds. */
    static final class RoundsMoments extends BrokenContract {
        RoundsMoments() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.EventsOf
                            ? BrokenStore.<Event>each(
                                    answer,
                                    e -> new Event(
                                            e.id(),
                                            e.type(),
                                            e.subject(),
                                            e.number(),
                                            e.detail(),
                                            e.recordedAt().truncatedTo(ChronoUnit.MILLIS),
                                            e.recordedBy(),
                                            e.onBehalfOf()))
                            : answer;
                }
            });
        }
    }

    /** Ids are ordered as Java compares them: as two signed halves. */
    static final class OrdersIdsAsSigned extends BrokenContract {
        OrdersIdsAsSigned() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    if (query instanceof Query.AllMembers) {
                        List<Member> members = new ArrayList<>(BrokenStore.<Member>each(answer, m -> m));
                        members.sort(Comparator.comparing(member -> member.id().value()));
                        return members;
                    }
                    return answer;
                }
            });
        }
    }

    /** Legs without prior approval are not counted. */
    static final class Miscounts extends BrokenContract {
        Miscounts() {
            super(() -> new BrokenStore() {
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
            });
        }
    }

    /** A hold is due on its last day already. */
    static final class IsDueTooSoon extends BrokenContract {
        IsDueTooSoon() {
            super(() -> new BrokenStore() {
                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.HoldsDue asked && asked.day().getYear() < 9999
                            ? whole.ask(
                                    timebank, new Query.HoldsDue(asked.day().plusDays(1), asked.after(), asked.limit()))
                            : answer;
                }
            });
        }
    }

    /** The host is told of what has a higher id than the last of which it was told. */
    static final class ReadsOnFromTheLastId extends BrokenContract {
        ReadsOnFromTheLastId() {
            super(() -> new BrokenStore() {
                private final Map<TimebankId, String> last = new ConcurrentHashMap<>();

                @Override
                public Applied apply(TimebankId timebank, ChangeSet c) {
                    c.delivered()
                            .forEach(id -> last.merge(
                                    timebank, id.toString(), (one, other) -> one.compareTo(other) > 0 ? one : other));
                    return whole.apply(timebank, c);
                }

                @Override
                Object answer(TimebankId timebank, Query<?> query, Object answer) {
                    return query instanceof Query.PendingEvents || query instanceof Query.DueEvents
                            ? ((List<?>) answer)
                                    .stream()
                                            .filter(event -> ((Event) event)
                                                            .id()
                                                            .toString()
                                                            .compareTo(last.getOrDefault(timebank, ""))
                                                    > 0)
                                            .toList()
                            : answer;
                }
            });
        }
    }
}
