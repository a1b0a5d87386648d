/**
 * Exchanges: time that members give each other, from proposal to settlement.
 *
 * <p>The noun is {@link org.timebank.exchange.Exchanges}, the central value {@link org.timebank.exchange.Exchange}. An
 * exchange has one or more legs, each from a provider to a recipient.
 */
@NullMarked
package org.timebank.exchange;

import org.jspecify.annotations.NullMarked;
