package org.timebank.testkit.given;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.offer.Category;

/** Categories. */
public final class AnyCategory implements ArbitrarySupplier<Category> {
    @Override
    public Arbitrary<Category> get() {
        return Combinators.combine(
                        Texts.plain(Category.LONGEST_CODE),
                        Texts.plain(Category.LONGEST_LABEL),
                        Arbitraries.of(true, false))
                .as(Category::new)
                .filter(category ->
                        Cast.CATEGORIES.stream().noneMatch(c -> c.code().equals(category.code())));
    }
}
