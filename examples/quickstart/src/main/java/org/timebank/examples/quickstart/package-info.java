/**
 * Reads a broker's log of a year into a timebank, and reports on it. {@link
 * org.timebank.examples.quickstart.Quickstart} is the program; {@link org.timebank.examples.quickstart.Importer} is where
 * a line becomes a command, and {@link org.timebank.examples.quickstart.Founding} where the timebank is set up.
 */
@NullMarked
package org.timebank.examples.quickstart;

import org.jspecify.annotations.NullMarked;
