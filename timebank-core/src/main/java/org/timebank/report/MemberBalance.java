package org.timebank.report;

import org.timebank.member.Member;

/**
 * A member and what stands on their account. Immutable.
 *
 * @param member the member, left or not
 * @param balance in minutes
 * @param entries how many entries the account has
 */
public record MemberBalance(Member member, long balance, long entries) {}
