/**
 * Decides what is asked about exchanges.
 */
@NullMarked
package org.timebank.internal.exchange;

import org.jspecify.annotations.NullMarked;
