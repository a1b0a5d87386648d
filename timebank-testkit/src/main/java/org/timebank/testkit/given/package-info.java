/**
 * What tests are given: {@link org.timebank.testkit.given.Cast}, who is in every timebank of the tests, plain examples of
 * all that a store keeps ({@link org.timebank.testkit.given.Things}, {@link org.timebank.testkit.given.LedgerThings}), and
 * generators for each kind of thing. They need no store and no engine of tests, but jqwik for generating.
 */
@NullMarked
package org.timebank.testkit.given;

import org.jspecify.annotations.NullMarked;
