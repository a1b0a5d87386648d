package org.timebank.testkit.given;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.timebank.credit.AccountId;
import org.timebank.credit.AccountTerms;
import org.timebank.credit.TransactionHeader;

/** One to five versions of the terms of Ann's account, which is closed by some and opened by others. */
public final class AnyTerms implements ArbitrarySupplier<List<AccountTerms>> {

    @Override
    public Arbitrary<List<AccountTerms>> get() {
        AccountId account = AccountId.of(Cast.ANN.id());
        Arbitrary<AccountTerms> terms = Combinators.combine(
                        Values.limits().optional(),
                        Arbitraries.of(true, false),
                        Values.moments(),
                        Texts.plain(100),
                        Texts.plain(TransactionHeader.LONGEST_EXPLANATION))
                .as((own, closed, at, by, why) -> new AccountTerms(account, own, closed, at, by, why));
        return terms.list().ofMinSize(1).ofMaxSize(5);
    }
}
