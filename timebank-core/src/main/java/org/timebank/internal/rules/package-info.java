/**
 * Decides what is asked about rules.
 */
@NullMarked
package org.timebank.internal.rules;

import org.jspecify.annotations.NullMarked;
