/**
 * The way in: {@link org.timebank.TimebankEngine}, one per application, and {@link org.timebank.Timebank}, a handle that
 * knows whose timebank it is and who acts.
 */
@NullMarked
package org.timebank;

import org.jspecify.annotations.NullMarked;
