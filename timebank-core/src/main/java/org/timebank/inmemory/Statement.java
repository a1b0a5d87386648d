package org.timebank.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.timebank.credit.StatementLine;

/** The entries of one account. */
final class Statement {

    private final List<StatementLine> lines = new ArrayList<>();
    /** For each line, the latest moment at which it or one before it was recorded: clocks may differ, so lines may too. */
    private final List<Instant> known = new ArrayList<>();

    private final NavigableMap<LocalDate, Long> byDay = new TreeMap<>();

    void add(StatementLine line) {
        Instant at = line.header().recordedAt();
        Instant before = known.isEmpty() ? at : known.get(known.size() - 1);
        lines.add(line);
        known.add(before.isAfter(at) ? before : at);
        byDay.merge(line.header().occurredOn(), line.minutes(), Math::addExact);
    }

    List<StatementLine> after(long number, int limit) {
        int from = (int) Math.min(number, lines.size());
        return List.copyOf(lines.subList(from, Math.min(lines.size(), from + limit)));
    }

    List<StatementLine> before(long number, int limit) {
        int to = (int) Math.max(0, Math.min(number - 1, lines.size()));
        List<StatementLine> page = new ArrayList<>(lines.subList(Math.max(0, to - limit), to));
        Collections.reverse(page);
        return page;
    }

    /** The last line of the longest beginning that was recorded by then. */
    Optional<StatementLine> at(Instant recordedBy) {
        int first = 0;
        int beyond = lines.size();
        while (first < beyond) {
            int middle = (first + beyond) >>> 1;
            if (known.get(middle).isAfter(recordedBy)) {
                beyond = middle;
            } else {
                first = middle + 1;
            }
        }
        return first == 0 ? Optional.empty() : Optional.of(lines.get(first - 1));
    }

    long balanceOn(LocalDate day) {
        return byDay.headMap(day, true).values().stream().reduce(0L, Math::addExact);
    }
}
