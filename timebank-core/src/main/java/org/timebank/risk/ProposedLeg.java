package org.timebank.risk;

import java.time.LocalDate;
import org.timebank.member.Member;
import org.timebank.offer.Category;

/**
 * One leg of what is proposed, with the facts that a check may look at. Immutable.
 *
 * @param provider who gives the time
 * @param recipient who receives the help
 * @param category the activity
 * @param date the day, in the community's time zone
 * @param minutes the time, before rounding
 */
public record ProposedLeg(Member provider, Member recipient, Category category, LocalDate date, long minutes) {}
