/** A PostgreSQL server with its default durability, and a proxy that puts it further away. */
@NullMarked
package org.timebank.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
