package org.timebank.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.timebank.offer.Category;

/** However many changes follow each other, facts know the latest of each thing, and older facts stay as they were. */
class FactsProperties {

    @Property
    void facts_are_a_map_that_is_never_changed(
            @ForAll @Size(max = 80) List<@Size(max = 4) List<@IntRange(max = 20) Integer>> changes) {
        List<Facts> facts = new ArrayList<>(List.of(Facts.builder().build()));
        List<Map<Integer, Integer>> expected = new ArrayList<>(List.of(Map.of()));
        for (List<Integer> change : changes) {
            Map<Integer, Integer> next = new HashMap<>(expected.get(expected.size() - 1));
            ChangeSet.Builder set = ChangeSet.builder();
            for (int code : change) {
                set.put(key(code), next.getOrDefault(code, 0), new Category("c" + code, "name", next.size() % 2 == 0));
                next.merge(code, 1, Integer::sum);
            }
            facts.add(facts.get(facts.size() - 1).after(set.build()));
            expected.add(next);
        }

        for (int i = 0; i < facts.size(); i++) {
            for (int code = 0; code <= 20; code++) {
                assertThat(facts.get(i).version(key(code)))
                        .isEqualTo(expected.get(i).getOrDefault(code, 0));
            }
        }
    }

    private static Key.CategoryKey key(int code) {
        return new Key.CategoryKey("c" + code);
    }
}
