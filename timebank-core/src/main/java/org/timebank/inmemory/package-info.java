/** A store in memory: for tests, for prototypes, for small simulations. What it holds ends with the process. */
@NullMarked
package org.timebank.inmemory;

import org.jspecify.annotations.NullMarked;
