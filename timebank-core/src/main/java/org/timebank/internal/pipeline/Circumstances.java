package org.timebank.internal.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.timebank.access.Actor;
import org.timebank.command.Role;
import org.timebank.command.TimebankId;
import org.timebank.event.Event;
import org.timebank.event.EventType;
import org.timebank.member.MemberId;
import org.timebank.rules.AdoptedRules;
import org.timebank.rules.CommunityRules;

/**
 * Everything around a decision that is neither facts nor command: a decision reads no clock and draws no ids.
 *
 * @param timebank which timebank
 * @param now the moment, with microseconds
 * @param adopted the rules that hold; their version is 0 and the rules are those about to be adopted while a timebank is
 *     being founded
 * @param actor who acts
 * @param own the member that the actor is, or administers, in their own capacity
 * @param onBehalfOf the member for whom the actor acts, if not in their own capacity
 * @param commandId from which all ids follow that this command gives
 */
public record Circumstances(
        TimebankId timebank,
        Instant now,
        AdoptedRules adopted,
        Actor actor,
        Optional<MemberId> own,
        Optional<MemberId> onBehalfOf,
        UUID commandId) {

    private static final int FIRST_EVENT = 0x8000;
    private static final long USED_BITS = 0xFFFFL;

    public CommunityRules rules() {
        return adopted.rules();
    }

    /** The community's day. */
    public LocalDate today() {
        return rules().dayOf(now);
    }

    /** One of the ids that belong to this command. */
    public UUID id(IdUse use) {
        return numbered(use.number);
    }

    /** An event about a thing whose version becomes {@code number}. */
    public Event event(EventType type, UUID subject, int number, String detail) {
        return event(0, type, subject, number, detail);
    }

    /**
     * One of several events.
     *
     * @param index which one, counted from 0, less than 32,768
     */
    public Event event(int index, EventType type, UUID subject, int number, String detail) {
        return new Event(numbered(FIRST_EVENT + index), type, subject, number, detail, now, actor.id(), onBehalfOf);
    }

    public boolean isBroker() {
        return actor.roles().contains(Role.BROKER);
    }

    /** The member for whom the actor acts: the one on whose behalf, else their own; empty for those who act for nobody. */
    public Optional<MemberId> party() {
        return onBehalfOf.or(() -> own);
    }

    /** Whether the actor is that member, acts for that member, or may act for any. */
    public boolean actsFor(MemberId member) {
        return party().map(member::equals).orElseGet(actor::mayActOnBehalf);
    }

    private UUID numbered(int number) {
        return new UUID(
                commandId.getMostSignificantBits(),
                commandId.getLeastSignificantBits() & ~USED_BITS | number & USED_BITS);
    }

    /** What an id is for. */
    public enum IdUse {
        MEMBER(0),
        OFFER(1),
        EXCHANGE(2),
        TRANSACTION(3),
        ASSESSMENT(4),
        HOLD(5);

        private final int number;

        IdUse(int number) {
            this.number = number;
        }
    }
}
