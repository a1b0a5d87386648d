/**
 * The contract of {@link org.timebank.spi.TimebankStore}, for those who write a store: extend {@link
 * org.timebank.testkit.StoreContract}, say how an empty store is made, and run the class as a test.
 *
 * <p>Each test and each property names its {@link org.timebank.testkit.Rule}; {@code docs/storage-contract.md} lists
 * them. The rules are grouped as in that document, one interface a group.
 */
@NullMarked
package org.timebank.testkit;

import org.jspecify.annotations.NullMarked;
