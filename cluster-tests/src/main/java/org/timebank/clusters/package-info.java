/**
 * What database clusters of any kind are made of, on the loopback address: programs that are started and killed, and the
 * ports on which they listen. See {@link org.timebank.clusters.ServerProcess}.
 */
@NullMarked
package org.timebank.clusters;

import org.jspecify.annotations.NullMarked;
