package org.timebank.examples.quickstart;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** What standard output can show. */
final class Terminal {

    private Terminal() {}

    /**
     * Whether somebody looks at it while it is written. Java 22 to 24 say so of every output, which costs no more than a
     * file with carriage returns in it.
     */
    @SuppressWarnings("SystemConsoleNull") // Java 17 has no other way to ask
    static boolean isPresent() {
        return System.console() != null;
    }

    /** Whether it shows characters beyond the platform's own, such as blocks. */
    static boolean showsUnicode() {
        // The first is known since Java 19; Java 17 has the second on a terminal, and always the third.
        return Optional.ofNullable(System.getProperty("stdout.encoding"))
                .or(() -> Optional.ofNullable(System.getProperty("sun.stdout.encoding")))
                .or(() -> Optional.ofNullable(System.getProperty("native.encoding")))
                .map(Terminal::isUnicode)
                .orElseGet(() -> isUnicode(Charset.defaultCharset().name()));
    }

    static boolean isUnicode(String charset) {
        String name = charset.toUpperCase(Locale.ROOT);
        return name.startsWith("UTF") || name.equals("GB18030");
    }
}
