package org.timebank.testkit.given;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import org.timebank.exchange.Exchange;

/** Up to eight exchanges with different ids, transactions and holds. */
public final class AnyExchanges implements ArbitrarySupplier<List<Exchange>> {

    @Override
    public Arbitrary<List<Exchange>> get() {
        return new AnyExchange()
                .get()
                .list()
                .ofMaxSize(8)
                .uniqueElements(Exchange::id)
                .uniqueElements(
                        exchange -> exchange.transaction().<Object>map(id -> id).orElse(exchange.id()))
                .uniqueElements(
                        exchange -> exchange.hold().<Object>map(id -> id).orElse(exchange.id()));
    }
}
