/**
 * Answers what is asked about credits.
 */
@NullMarked
package org.timebank.internal.credit;

import org.jspecify.annotations.NullMarked;
