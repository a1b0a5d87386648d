package org.timebank.jdbc;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a page by id begins, as a condition {@code id %s ?}. What it is ordered by begins with the first column of an index,
 * although of that one value is asked for: otherwise H2 2.5 reads all rows of the timebank, and sorts them.
 *
 * @param comparison how ids of the page compare with the id
 * @param id where the page begins
 */
record Page(String comparison, UUID id) {

    private static final UUID SMALLEST = new UUID(0, 0);

    /** The page after an id; the first page if there is none. */
    static Page after(Optional<UUID> last) {
        return last.map(id -> new Page(">", id)).orElseGet(() -> new Page(">=", SMALLEST));
    }
}
