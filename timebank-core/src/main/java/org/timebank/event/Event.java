package org.timebank.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.timebank.credit.AccountId;
import org.timebank.member.MemberId;

/**
 * Something that happened to one thing in a timebank. Immutable.
 *
 * @param id the event, time-ordered
 * @param type what happened
 * @param subject to what: the id of an exchange, a member, an offer, a hold, a ledger transaction; of a refused exchange,
 *     its risk assessment; of a category, {@link #subjectOfCategory}; of an account's terms, {@link #subjectOfTerms}; of the
 *     rules, {@link #RULES}; of the seals, {@link #SEALS}
 * @param number the event's number among those of its subject, counted from 1 without gaps
 * @param detail a code, an id or a day that says more, such as the member who agreed; never free text; may be empty
 * @param recordedAt when the timebank learned of it
 * @param recordedBy the id of the actor
 * @param onBehalfOf for which member the actor did it, if not in their own capacity
 */
public record Event(
        UUID id,
        EventType type,
        UUID subject,
        int number,
        String detail,
        Instant recordedAt,
        String recordedBy,
        Optional<MemberId> onBehalfOf) {

    /** The subject of what happens to the community's rules. */
    public static final UUID RULES = new UUID(0, 0);

    /** The subject of what seals the ledger. */
    public static final UUID SEALS = new UUID(0, 1);

    /** The subject of what happens to an account's terms: a name-based UUID (RFC 9562, version 3) of {@code terms } and its id. */
    public static UUID subjectOfTerms(AccountId account) {
        return UUID.nameUUIDFromBytes(("terms " + account).getBytes(StandardCharsets.UTF_8));
    }

    /** The subject of what happens to a category: a name-based UUID (RFC 9562, version 3) of its code. */
    public static UUID subjectOfCategory(String code) {
        return UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8));
    }
}
