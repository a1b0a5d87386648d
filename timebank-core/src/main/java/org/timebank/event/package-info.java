/**
 * What happened, for the host: events are stored in the same transaction as the change they tell of. They carry ids and
 * codes, no personal data.
 */
@NullMarked
package org.timebank.event;

import org.jspecify.annotations.NullMarked;
