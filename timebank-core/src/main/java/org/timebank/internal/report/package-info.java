/**
 * Answers what is asked about totals.
 */
@NullMarked
package org.timebank.internal.report;

import org.jspecify.annotations.NullMarked;
