package org.timebank.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.timebank.member.ExternalReference;

/**
 * Keys of things that are looked up together, as an SQL list of rows that begin with the timebank: {@code ((?, ?), (?,
 * ?))}. H2 2.5 uses an index for such rows, but reads a whole timebank for {@code timebank_no = ? AND id IN (?, ?)}.
 *
 * @param all the keys
 * @param columns how many columns each has, the timebank included
 * @param binding gives a key's parameters, without the timebank
 */
record Keys<K>(Collection<K> all, int columns, Parameters.BindingOf<K> binding) {

    private static final int LARGEST = 256;

    static Keys<UUID> uuids(Collection<UUID> ids) {
        return new Keys<>(ids, 2, Parameters::uuid);
    }

    static Keys<String> texts(Collection<String> texts) {
        return new Keys<>(texts, 2, Parameters::text);
    }

    static Keys<ExternalReference> references(Collection<ExternalReference> references) {
        return new Keys<>(
                references,
                3,
                (parameters, reference) -> parameters.text(reference.system()).text(reference.value()));
    }

    static Keys<Integer> numbers(Collection<Integer> numbers) {
        return new Keys<>(numbers, 2, Parameters::number);
    }

    static Keys<EntryPlace> entries(Collection<EntryPlace> places) {
        return new Keys<>(
                places,
                3,
                (parameters, place) -> parameters.uuid(place.account()).number(place.number()));
    }

    /** The keys in lists that a statement can take, filled up to few lengths, so that few statements are prepared. */
    List<List<K>> chunks() {
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

    /** As many rows of placeholders, between parentheses. */
    String placeholders(int rows) {
        String row = "(?" + ", ?".repeat(columns - 1) + ")";
        StringJoiner list = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < rows; i++) {
            list.add(row);
        }
        return list.toString();
    }
}
