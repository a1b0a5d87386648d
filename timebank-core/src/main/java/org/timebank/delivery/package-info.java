/**
 * Tells the host what happened: an {@link org.timebank.delivery.EventReader} hands committed events to the host's {@link
 * org.timebank.delivery.EventHandler}, at least once, and those of one subject in their order.
 *
 * <p>Several instances of an application may each have a reader. A timebank's events are delivered by one at a time, who
 * holds its {@linkplain org.timebank.event.EventLease lease}; no lock is held while the handler works.
 */
@NullMarked
package org.timebank.delivery;

import org.jspecify.annotations.NullMarked;
