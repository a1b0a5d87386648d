/**
 * Who acts, and what they may do: {@link org.timebank.access.Actor} and {@link org.timebank.access.AccessPolicy}.
 */
@NullMarked
package org.timebank.access;

import org.jspecify.annotations.NullMarked;
