package org.timebank.internal.rules;

import java.util.Optional;
import org.timebank.command.Outcome;
import org.timebank.internal.pipeline.Caller;
import org.timebank.internal.pipeline.Pipeline;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.Rules;
import org.timebank.spi.Key;

/** {@link Rules} for one caller. */
public record RulesNoun(Pipeline pipeline, Caller caller) implements Rules {

    @Override
    public Outcome<Integer> adopt(AdoptRules command) {
        return pipeline.submit(caller, command);
    }

    @Override
    public Optional<AdoptedRules> current() {
        return pipeline.find(caller.timebank(), new Key.RulesKey());
    }
}
