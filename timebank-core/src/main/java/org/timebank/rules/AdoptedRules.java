package org.timebank.rules;

import java.time.Instant;

/**
 * One version of a community's rules. Immutable.
 *
 * @param version counted from 1
 * @param rules what was decided
 * @param adoptedAt when
 * @param adoptedBy the id of the actor who recorded the decision
 */
public record AdoptedRules(int version, CommunityRules rules, Instant adoptedAt, String adoptedBy) {}
