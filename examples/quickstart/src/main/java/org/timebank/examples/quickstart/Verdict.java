package org.timebank.examples.quickstart;

import java.util.OptionalLong;

/**
 * What became of a line of the log.
 *
 * @param code {@code posted}, or why it was not: the reader's reason or the library's
 * @param minutes what the provider was credited; empty unless posted
 */
record Verdict(String code, OptionalLong minutes) {

    static final Verdict MALFORMED_ROW = notPosted("malformed-row");
    static final Verdict INVALID_DATE = notPosted("invalid-date");
    static final Verdict INVALID_TIME = notPosted("invalid-time");
    static final Verdict REPLAY = notPosted("replay");
    static final Verdict SESSION_REFUSED = notPosted("session-refused");

    static Verdict posted(long minutes) {
        return new Verdict("posted", OptionalLong.of(minutes));
    }

    static Verdict notPosted(String code) {
        return new Verdict(code, OptionalLong.empty());
    }

    boolean isPosted() {
        return minutes.isPresent();
    }
}
