/** MariaDB servers that keep one database together; see {@link org.timebank.clusters.galera.GaleraCluster}. */
@NullMarked
package org.timebank.clusters.galera;

import org.jspecify.annotations.NullMarked;
