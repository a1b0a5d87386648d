/**
 * Decides what is asked about members.
 */
@NullMarked
package org.timebank.internal.member;

import org.jspecify.annotations.NullMarked;
