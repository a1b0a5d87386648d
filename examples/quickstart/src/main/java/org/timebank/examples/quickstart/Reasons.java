package org.timebank.examples.quickstart;

import java.util.Map;

/** What the reasons for which a line is not posted mean, in a few words. */
final class Reasons {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("malformed-row", "fewer than seven fields, or unmatched quotes"),
            Map.entry("invalid-date", "no date of the calendar, such as 2026-09-30"),
            Map.entry("invalid-time", "no time such as 1.5, 1:30, 1h30m, 2h or 45 min, or none at all"),
            Map.entry("replay", "answered before, so that nothing happens"),
            Map.entry("idempotency-conflict", "its entry number was used before for something else"),
            Map.entry("implausible-time", "longer than is plausible"),
            Map.entry("future-date", "has not been done yet"),
            Map.entry("unknown-category", "no such category"),
            Map.entry("unknown-member", "nobody of that name"),
            Map.entry("same-member", "gave to themselves"),
            Map.entry("not-a-member-then", "before joining or after leaving"),
            Map.entry("over-debit-limit", "would take a person below minus ten hours"),
            Map.entry("session-refused", "good itself, but another of its session is not"));

    private Reasons() {}

    /** The meaning; empty text for a code that only the library's own documentation explains. */
    static String of(String code) {
        return WORDS.getOrDefault(code, "");
    }
}
