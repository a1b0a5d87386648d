package org.timebank.command;

/** In what capacity somebody acts. One person may have several roles; a command states which of them may give it. */
public enum Role {
    /** Acts for an account of their own or, as an organisation's administrator, for the organisation's. */
    MEMBER,
    /** Matches members and approves exchanges. */
    BROKER,
    /** Decides what is referred because somebody could come to harm. */
    SAFEGUARDING_LEAD,
    /** Sets the community's rules and categories. */
    ADMINISTRATOR,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Reads totals and what is on offer, changes nothing. */
    RESEARCHER
}
