/**
 * Members: people and organisations, when they belonged, and the names that the host has for them.
 *
 * <p>The noun is {@link org.timebank.member.Members}; a command names a member by a {@link
 * org.timebank.member.MemberRef}, which is either the library's own id or the host's.
 */
@NullMarked
package org.timebank.member;

import org.jspecify.annotations.NullMarked;
