package org.timebank.member;

/** How a command names a member: by the library's own {@link MemberId}, or by the host's {@link ExternalReference}. */
public sealed interface MemberRef permits MemberId, ExternalReference {

    /** The name as it stands in the canonical content of commands: no two names have the same. */
    String canonicalText();
}
