package org.timebank.rules;

import java.util.Optional;
import org.timebank.command.Outcome;

/** The community's rules. */
public interface Rules {

    /** Adopts rules; see {@link AdoptRules}. */
    Outcome<Integer> adopt(AdoptRules command);

    /** The rules that hold; empty while the timebank has not been founded. */
    Optional<AdoptedRules> current();
}
