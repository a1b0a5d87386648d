package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.timebank.member.ExternalReference;

/**
 * Keys of things that are looked up together: those that are known, and those that other things bring. The timebank is not
 * among their columns; in statements it always comes first.
 *
 * @param known keys that are known already
 * @param types the columns of a key
 * @param binding gives a key's parameters
 * @param brought keys that are found by looking others up
 */
record Keys<K>(Collection<K> known, List<SqlType> types, Parameters.BindingOf<K> binding, List<Brought<K>> brought) {

    private static final int LARGEST = 256;

    /**
     * Keys that other things bring.
     *
     * @param select the statement that finds them, in its only column; it may have lists of {@code by}
     * @param by the keys of the things that bring them
     * @param binding gives the parameters of a statement that has no lists
     * @param read gives them once the things that bring them have been read
     */
    record Brought<K>(String select, Keys<?> by, Parameters.Binding binding, Reading<K> read) {}

    /** Gives keys, once what brings them was read. */
    @FunctionalInterface
    interface Reading<K> {
        Collection<K> keys() throws SQLException;
    }

    static Keys<UUID> uuids(Collection<UUID> ids) {
        return new Keys<>(ids, List.of(SqlType.ID), Parameters::uuid, List.of());
    }

    static Keys<String> texts(Collection<String> texts) {
        return new Keys<>(texts, List.of(SqlType.TEXT), Parameters::text, List.of());
    }

    static Keys<ExternalReference> references(Collection<ExternalReference> references) {
        return new Keys<>(
                references,
                List.of(SqlType.TEXT, SqlType.TEXT),
                (parameters, reference) -> parameters.text(reference.system()).text(reference.value()),
                List.of());
    }

    static Keys<Integer> numbers(Collection<Integer> numbers) {
        return new Keys<>(numbers, List.of(SqlType.INTEGER), Parameters::number, List.of());
    }

    static Keys<EntryPlace> entries(Collection<EntryPlace> places) {
        return new Keys<>(
                places,
                List.of(SqlType.ID, SqlType.NUMBER),
                (parameters, place) -> parameters.uuid(place.account()).number(place.number()),
                List.of());
    }

    /** With those that other things bring. */
    Keys<K> and(String select, Keys<?> by, Reading<K> read) {
        if (by.isEmpty()) {
            return this;
        }
        return and(new Brought<>(select, by, none -> {}, read));
    }

    /** With those that a statement finds. */
    Keys<K> and(String select, Parameters.Binding parameters, Reading<K> read) {
        return and(new Brought<>(select, uuids(List.of()), parameters, read));
    }

    /** With all of these others. */
    Keys<K> with(Keys<K> others) {
        List<K> allKnown = new ArrayList<>(known);
        allKnown.addAll(others.known);
        List<Brought<K>> allBrought = new ArrayList<>(brought);
        allBrought.addAll(others.brought);
        return new Keys<>(allKnown, types, binding, allBrought);
    }

    private Keys<K> and(Brought<K> others) {
        List<Brought<K>> more = new ArrayList<>(brought);
        more.add(others);
        return new Keys<>(known, types, binding, more);
    }

    /** Whether there are none, whatever is found. */
    boolean isEmpty() {
        return known.isEmpty() && brought.isEmpty();
    }

    /** All of them, now that what brings them was read. */
    Set<K> all() throws SQLException {
        Set<K> all = new LinkedHashSet<>(known);
        for (Brought<K> others : brought) {
            all.addAll(others.read().keys());
        }
        return all;
    }

    /** Keys in lists that a statement can take, filled up to few lengths, so that few statements are prepared. */
    static <K> List<List<K>> chunks(Collection<K> all) {
        List<K> keys = List.copyOf(all);
        List<List<K>> chunks = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += LARGEST) {
            List<K> chunk = new ArrayList<>(keys.subList(from, Math.min(keys.size(), from + LARGEST)));
            while (Integer.bitCount(chunk.size()) != 1) {
                chunk.add(chunk.get(chunk.size() - 1));
            }
            chunks.add(chunk);
        }
        return chunks;
    }

    /**
     * So many rows of placeholders, between parentheses, each of which begins with the timebank: {@code ((?, ?), (?, ?))}.
     * H2 2.5 uses an index for such rows, but reads a whole timebank for {@code timebank_no = ? AND id IN (?, ?)}.
     */
    String placeholders(int rows) {
        String row = "(?" + ", ?".repeat(types.size()) + ")";
        StringJoiner list = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < rows; i++) {
            list.add(row);
        }
        return list.toString();
    }
}
