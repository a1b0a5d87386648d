/**
 * What happened, for the host: events are stored in the same transaction as the change they tell of. They carry ids, codes
 * and days, no personal data. {@code org.timebank.delivery} tells the host of them.
 */
@NullMarked
package org.timebank.event;

import org.jspecify.annotations.NullMarked;
