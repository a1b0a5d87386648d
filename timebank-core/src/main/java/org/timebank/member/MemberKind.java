package org.timebank.member;

/** What a member is. A member's kind does not change. */
public enum MemberKind {
    /** A human being. */
    PERSON,
    /** An agency, a service, a venue, a business: whatever has an account and is not one person. */
    ORGANISATION
}
