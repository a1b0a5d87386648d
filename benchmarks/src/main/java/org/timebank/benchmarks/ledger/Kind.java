package org.timebank.benchmarks.ledger;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.timebank.benchmarks.form.ByLibrary;
import org.timebank.benchmarks.form.ForeignKeys;
import org.timebank.benchmarks.form.Form;
import org.timebank.benchmarks.form.HandWritten;

/** What is measured: the lines of the table, in its order. */
enum Kind {
    MINIMAL('a'),
    FASTEST('b'),
    TRANSFER('c'),
    EXCHANGE('d'),
    TPCB('e'),
    SINGLE('f'),
    BATCH('f');

    private static final int LINES_AT_ONCE = 100;

    private final char letter;

    Kind(char letter) {
        this.letter = letter;
    }

    /** The kinds of which the letters speak, such as {@code "abc"}. */
    static Set<Kind> ofLetters(String letters) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : values()) {
            if (letters.toLowerCase(Locale.ROOT).indexOf(kind.letter) >= 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** In which ways it is measured. */
    Set<Way> ways() {
        return switch (this) {
            case MINIMAL, TRANSFER -> EnumSet.of(Way.RANDOM, Way.HOT, Way.RANDOM_1MS, Way.HOT_1MS);
            case FASTEST, EXCHANGE, TPCB -> EnumSet.of(Way.RANDOM, Way.HOT);
            case SINGLE, BATCH -> EnumSet.of(Way.RANDOM, Way.ALONE);
        };
    }

    Form form(ForeignKeys foreignKeys) {
        return switch (this) {
            case MINIMAL -> HandWritten.minimal(foreignKeys);
            case FASTEST -> HandWritten.fastest(foreignKeys);
            case TRANSFER -> ByLibrary.transfer();
            case EXCHANGE -> ByLibrary.exchange();
            case TPCB -> HandWritten.tpcB();
            case SINGLE -> ByLibrary.singleImport();
            case BATCH -> ByLibrary.batchImport(LINES_AT_ONCE);
        };
    }
}
