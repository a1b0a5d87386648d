package org.timebank;

import org.timebank.access.Actor;
import org.timebank.command.TimebankId;
import org.timebank.spi.TimebankStore;

/** Code that the javadoc shows; here it is compiled. */
final class TimebankEngineSnippets {

    private TimebankEngineSnippets() {}

    static Timebank anEngineAndAHandle(TimebankStore store) {
        // @start region="engine"
        TimebankEngine engine = TimebankEngine.builder(store).build();
        Timebank bank = engine.timebank(TimebankId.of("look-ahead")).actingAs(Actor.broker("crm-user-17"));
        // @end
        return bank;
    }
}
