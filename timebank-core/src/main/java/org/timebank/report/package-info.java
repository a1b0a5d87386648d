/**
 * Totals over a timebank's exchanges and accounts.
 */
@NullMarked
package org.timebank.report;

import org.jspecify.annotations.NullMarked;
