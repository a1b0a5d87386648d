/**
 * Checks before members meet, and the record of what they found.
 *
 * <p>A {@link org.timebank.risk.RiskCheck} is a pure function from a {@link org.timebank.risk.Proposal} to {@link
 * org.timebank.risk.Finding}s. Findings are joined into the mildest {@link org.timebank.risk.RiskDecision} that none of
 * them forbids, and kept as an {@link org.timebank.risk.Assessment}. No check rejects a person: it says what is missing.
 */
@NullMarked
package org.timebank.risk;

import org.jspecify.annotations.NullMarked;
