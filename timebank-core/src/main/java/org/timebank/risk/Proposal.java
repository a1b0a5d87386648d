package org.timebank.risk;

import java.util.List;

/**
 * What checks are asked about. Immutable.
 *
 * @param stage how far it has come
 * @param legs at least one
 * @param approved whether a broker has approved it, beforehand
 */
public record Proposal(Stage stage, List<ProposedLeg> legs, boolean approved) {

    public Proposal {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("A proposal has at least one leg");
        }
    }
}
