/**
 * Asks the risk checks, and keeps what they answered.
 */
@NullMarked
package org.timebank.internal.risk;

import org.jspecify.annotations.NullMarked;
