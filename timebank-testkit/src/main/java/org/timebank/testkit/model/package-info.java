/**
 * What the contract compares a store with: a small {@link org.timebank.testkit.model.Model} of a timebank, the laws of its
 * {@link org.timebank.testkit.model.Books}, and what {@link org.timebank.testkit.model.Steps} are tried on both. Plain
 * functions and values; nothing here knows a test engine but the generators.
 */
@NullMarked
package org.timebank.testkit.model;

import org.jspecify.annotations.NullMarked;
