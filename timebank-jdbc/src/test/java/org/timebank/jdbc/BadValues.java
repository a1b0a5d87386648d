package org.timebank.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What people, other systems and attackers put into fields. */
final class BadValues {

    /** Texts that no store keeps: they are refused wherever they stand. */
    static final List<String> NEVER_STORED = List.of(
            "",
            "\u0000",
            "a\u0000b",
            "\ud83d",
            "a\ude00b",
            "\ude00\ud83d",
            "x".repeat(10_000_000),
            "a\nb",
            "a\r\nb",
            "a\tb",
            "a\u001bb",
            "a\u007fb",
            "a\u0085b");

    /** Texts that are stored as they are. None has a colon, which no name of a system has; all are of at most 40 characters. */
    static final List<String> STORED = List.of(
            "Zoë",
            "Zoe\u0308",
            "a\u0334\u0335\u0336\u0337\u0338z",
            "😀",
            "🇩🇪🇫🇷",
            "👩‍👩‍👧‍👦",
            "\ud840\udc00\ud87e\udc1d",
            "\uffff\ufffe\ue000",
            "שלום עולם",
            "\u200fשלום\u200e (1)",
            "مرحبا بالعالم",
            "\u202eevil\u202c",
            "\u2066isolate\u2069",
            "\u200b\ufeffzero",
            " leading",
            "trailing ",
            " ",
            "\u00a0",
            "'; DROP TABLE timebank_member; --",
            "\" OR 1=1",
            "' OR '1'='1",
            "'",
            "\"",
            "`",
            "''",
            "\\",
            "\\'",
            "\\u0000",
            "%",
            "_",
            "$1",
            "$$",
            "?",
            "{fn x}",
            "{d '2026-01-01'}",
            "{call x()}",
            "?{oj",
            "/* */",
            "--",
            "#",
            ";",
            "|",
            "{a,\"b\",NULL}",
            "NULL",
            "null",
            "%s%n");

    /** Days that no store keeps. */
    static final List<LocalDate> DAYS_NEVER_STORED = List.of(
            LocalDate.MIN,
            LocalDate.of(-1, 12, 31),
            LocalDate.of(0, 1, 1),
            LocalDate.of(0, 12, 31),
            LocalDate.of(10_000, 1, 1),
            LocalDate.MAX);

    /** Days at the ends of time, in the days that the Gregorian calendar left out, and on the leap day. */
    static final List<LocalDate> DAYS = List.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(1582, 10, 4),
            LocalDate.of(1582, 10, 5),
            LocalDate.of(1582, 10, 14),
            LocalDate.of(1582, 10, 15),
            LocalDate.of(1969, 12, 31),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(9999, 12, 31));

    /** Moments that no store keeps. */
    static final List<Instant> MOMENTS_NEVER_STORED = List.of(
            Instant.MIN,
            Instant.parse("-0001-01-01T00:00:00Z"),
            Instant.parse("0000-12-31T23:59:59Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("9999-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.MAX);

    /** Moments at the ends of time. */
    static final List<Instant> MOMENTS = List.of(
            Instant.EPOCH, Instant.parse("2026-03-29T01:30:00.123456Z"), Instant.parse("9998-12-31T23:59:59.999999Z"));

    private BadValues() {}
}
