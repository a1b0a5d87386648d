/**
 * What every command carries and what every command answers.
 *
 * <p>A {@link org.timebank.command.Command} is addressed to one timebank and is answered with an
 * {@link org.timebank.command.Outcome}: done with a result, or refused with reasons. A refusal is a value; the
 * exceptions here are for misuse and for races that could not be settled.
 */
@NullMarked
package org.timebank.command;

import org.jspecify.annotations.NullMarked;
