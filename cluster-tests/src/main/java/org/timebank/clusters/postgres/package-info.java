/** PostgreSQL servers of which one takes the place of another; see {@link org.timebank.clusters.postgres.SynchronousPair}. */
@NullMarked
package org.timebank.clusters.postgres;

import org.jspecify.annotations.NullMarked;
