package org.timebank.member;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.timebank.command.CalendarDay;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * Somebody who left comes back, to the same account and the same balance.
 *
 * <p>Refused with {@code unknown-member}; with {@code already-a-member} when the member has not left, or the day is not
 * after the last day of the latest membership; with {@code future-date}.
 *
 * @param key under which the answer is remembered
 * @param member who comes back
 * @param from the first day of the new membership, in the community's time zone
 */
public record ReturnToTimebank(
        @NotNull IdempotencyKey key,
        @NotNull MemberRef member,
        @NotNull @CalendarDay LocalDate from) implements Command<MemberId> {

    public static ReturnToTimebank of(String key, MemberRef member, LocalDate from) {
        return new ReturnToTimebank(IdempotencyKey.of(key), member, from);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("return", member.canonicalText(), from)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.BROKER, Role.ADMINISTRATOR);
    }
}
