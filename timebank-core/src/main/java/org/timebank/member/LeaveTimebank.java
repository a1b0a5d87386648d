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
 * A member leaves. The account stays as it is, so that hours given before that day can still be recorded.
 *
 * <p>Refused with {@code unknown-member}; with {@code not-a-member-then} when the member did not belong on that day or
 * has left already; with {@code future-date}; with {@code not-a-party} when a member wants another to leave; with {@code past-date} when a member
 * wants to have left before today, which would take the cover from what was done since.
 *
 * @param key under which the answer is remembered
 * @param member who leaves
 * @param lastDay the last day of membership, which still counts, in the community's time zone
 */
public record LeaveTimebank(
        @NotNull IdempotencyKey key,
        @NotNull MemberRef member,
        @NotNull @CalendarDay LocalDate lastDay) implements Command<MemberId> {

    public static LeaveTimebank of(String key, MemberRef member, LocalDate lastDay) {
        return new LeaveTimebank(IdempotencyKey.of(key), member, lastDay);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("leave", member.canonicalText(), lastDay)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);
    }
}
