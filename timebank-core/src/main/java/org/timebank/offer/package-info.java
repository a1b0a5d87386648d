/**
 * What members can give and what they need: categories of activity, offers and requests.
 */
@NullMarked
package org.timebank.offer;

import org.jspecify.annotations.NullMarked;
