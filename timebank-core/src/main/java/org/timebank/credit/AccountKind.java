package org.timebank.credit;

/** What an account is for. A member has one account; of each other kind a timebank has one, from its founding on. */
public enum AccountKind {
    /** A member's: what was given, less what was received. */
    MEMBER,
    /** The community pot: members give to it, and it pays on behalf of members. */
    POT,
    /** Where credits come from that nobody gave: below zero by what is out in the community. */
    ISSUANCE,
    /** What printed time-credit notes in circulation are worth. */
    NOTES,
    /** What has expired. */
    EXPIRED,
    /** What is owed to and by other timebanks. */
    CLEARING,
    /** What is not explained yet, such as the other side of balances that were brought along from elsewhere. */
    SUSPENSE
}
