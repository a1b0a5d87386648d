/**
 * A care system that keeps visits, and gives time credits for them in the same transaction: with {@link
 * org.timebank.examples.host.PlainJdbc plain JDBC}, and in {@link org.timebank.examples.host.InSpring Spring's} transactions.
 */
@NullMarked
package org.timebank.examples.host;

import org.jspecify.annotations.NullMarked;
