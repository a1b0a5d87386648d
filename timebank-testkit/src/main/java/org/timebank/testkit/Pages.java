package org.timebank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lists that come in pages. */
final class Pages {

    private Pages() {}

    /** Reads page after page, each after the last one of the page before, until one is not full. */
    static <T, A> List<T> walk(Function<T, A> cursor, int limit, Function<Optional<A>, List<T>> pages) {
        List<T> all = new ArrayList<>();
        Optional<A> last = Optional.empty();
        while (true) {
            List<T> page = pages.apply(last);
            assertThat(page.size()).as("lines of a page").isLessThanOrEqualTo(limit);
            all.addAll(page);
            if (page.size() < limit) {
                return all;
            }
            Optional<A> next = Optional.of(cursor.apply(page.get(limit - 1)));
            // Or a store that does not move on would be walked for ever.
            assertThat(next)
                    .as("the last one of a page is beyond the page before")
                    .isNotEqualTo(last);
            last = next;
        }
    }

    /** Ids are ordered as their text is. */
    static <T> Comparator<T> by(Function<T, ?> id) {
        return Comparator.comparing(thing -> id.apply(thing).toString());
    }
}
