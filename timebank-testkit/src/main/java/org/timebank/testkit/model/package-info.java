/**
 * What the contract compares a store with: a small {@link org.timebank.testkit.model.Model} of a timebank, the laws of its
 * {@link org.timebank.testkit.model.Books}, and a {@link org.timebank.testkit.model.Play} in which {@link
 * org.timebank.testkit.model.Steps} are tried on both, one by one and in batches. Plain functions and values; nothing here
 * knows a test engine but the generators.
 *
 * <p>The model says what the rules come to (the {@code …Rulings}) and keeps what was done (a {@code Person}, a {@code Deal},
 * a {@code Purse}, what is {@code Posted} and {@code SetAside}); the {@code …Commands} and {@code Askers} make commands from
 * it; the {@code Comparison} looks whether the timebank is like it.
 */
@NullMarked
package org.timebank.testkit.model;

import org.jspecify.annotations.NullMarked;
