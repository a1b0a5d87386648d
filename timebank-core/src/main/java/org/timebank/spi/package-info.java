/**
 * The storage port, for those who write a store: {@link org.timebank.spi.TimebankStore} has four methods.
 *
 * <p>{@code load} answers {@link org.timebank.spi.Facts} for {@link org.timebank.spi.Needs}, {@code apply} writes a {@link
 * org.timebank.spi.ChangeSet} as a whole or not at all, {@code ask} answers a {@link org.timebank.spi.Query}, and
 * {@code timebanks} names those that the store has. A new kind of thing adds a {@link org.timebank.spi.Key}; the port does not grow.
 */
@NullMarked
package org.timebank.spi;

import org.jspecify.annotations.NullMarked;
