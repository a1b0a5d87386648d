package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.timebank.spi.StoreException;

/**
 * What is stored and cannot be read as anything: somebody altered it, or a version of this library wrote it that knows more
 * names. Messages say where it is. What it is they say of names alone, as anything else may be a person's.
 */
final class Unreadable {

    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,40}");

    private Unreadable() {}

    /** A column holds a name that there is not. */
    static StoreException name(String place, String name) {
        return new StoreException(place + " holds a name that this version does not know"
                + (NAME.matcher(name).matches() ? ": " + name : ""));
    }

    /** A column holds something else than such columns do. */
    static StoreException value(String place) {
        return new StoreException(place + " holds what is none of its values");
    }

    /** A column holds nothing, and never should. */
    static StoreException nothing(String place) {
        return new StoreException(place + " holds nothing");
    }

    /** Columns hold values that do not go together. */
    static StoreException together(String place, RuntimeException cause) {
        return new StoreException(place + " holds what cannot be, taken together", cause);
    }

    /**
     * A thing, made of all rows that tell of it.
     *
     * @param table the first of its tables
     */
    static <T> T unless(String table, UUID id, Supplier<T> making) {
        return unless(table + " (id " + id + ")", making);
    }

    /** Reads. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws SQLException;
    }

    /**
     * What is read, unless what is stored does not fit together across tables, such as an account that says how many entries it
     * has, of which there is none.
     *
     * @param asked what is asked for: the kinds of it are told where the tables are not known
     */
    static <T> T unlessAltered(Collection<?> asked, Reading<T> reading) throws SQLException {
        try {
            return reading.read();
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            String kinds = asked.stream()
                    .map(one -> one.getClass().getSimpleName())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new StoreException("What is stored of " + kinds + " cannot be, taken together", e);
        }
    }

    /** A thing, made of all rows that tell of it. */
    static <T> T unless(String place, Supplier<T> making) {
        try {
            return making.get();
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw together(place, e);
        }
    }
}
