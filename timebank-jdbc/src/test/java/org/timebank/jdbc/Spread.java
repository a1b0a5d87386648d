package org.timebank.jdbc;

import java.util.stream.IntStream;

/** How entries are spread over days, counted from the first. */
enum Spread {
    EVENLY {
        @Override
        long day(int entry, int entries) {
            return (long) entry * FIVE_YEARS / entries;
        }
    },
    ONE_A_DAY {
        @Override
        long day(int entry, int entries) {
            return entry;
        }
    },
    ALL_ON_ONE_DAY {
        @Override
        long day(int entry, int entries) {
            return 0;
        }
    },
    THE_LAST_FAR_OFF {
        @Override
        long day(int entry, int entries) {
            return entry == entries - 1 ? FAR : EVENLY.day(entry, entries);
        }
    },
    THE_FIRST_FAR_BEFORE {
        @Override
        long day(int entry, int entries) {
            return entry == 0 ? 0 : FAR + EVENLY.day(entry, entries);
        }
    },
    HALF_OF_THEM_IMPORTED {
        @Override
        long day(int entry, int entries) {
            return entry < entries / 2 ? 0 : EVENLY.day(entry, entries);
        }
    },
    WITH_GROWING_GAPS {
        @Override
        long day(int entry, int entries) {
            return Math.round(Math.pow(FAR, (double) entry / entries));
        }
    },
    WITH_SHRINKING_GAPS {
        @Override
        long day(int entry, int entries) {
            return FAR - WITH_GROWING_GAPS.day(entries - 1 - entry, entries);
        }
    };

    private static final int FIVE_YEARS = 5 * 365;
    /** In days; all are in the years that databases know. */
    private static final long FAR = 2_000_000;

    /** The day of an entry, counted from 0. */
    abstract long day(int entry, int entries);

    /** The days of so many entries. */
    long[] days(int entries) {
        return IntStream.range(0, entries)
                .mapToLong(entry -> day(entry, entries))
                .toArray();
    }
}
