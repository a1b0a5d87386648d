/**
 * Clients that give commands side by side while something fails, a memory of every answer outside the database, and the
 * audit that compares the two afterwards. {@link org.timebank.failures.load.Load} begins it, {@link
 * org.timebank.failures.load.Audit} says what came of it. Nothing here knows what a database is, or how it fails.
 */
@NullMarked
package org.timebank.failures.load;

import org.jspecify.annotations.NullMarked;
