/**
 * Decides what is asked about categories and offers.
 */
@NullMarked
package org.timebank.internal.offer;

import org.jspecify.annotations.NullMarked;
