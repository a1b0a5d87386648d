package org.timebank.member;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.timebank.command.CalendarDay;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;

/**
 * A person or an organisation joins and is given an account, with the welcome grant of the community's rules in it.
 *
 * <p>Refused with {@code reference-taken} when somebody else has one of the references, with {@code future-date}, and, for the
 * grant, with {@code over-credit-limit}, {@code over-debit-limit} where issuance has a floor of its own, {@code
 * account-closed} while issuance is closed, and {@code balance-too-large}.
 * Who left and comes back is the same member: see {@link ReturnToTimebank}.
 *
 * @param key under which the answer is remembered
 * @param kind person or organisation
 * @param from the first day of membership, in the community's time zone; may lie in the past
 * @param references the host's own ids, at most ten
 */
public record JoinTimebank(
        @NotNull IdempotencyKey key,
        @NotNull MemberKind kind,
        @NotNull @CalendarDay LocalDate from,
        @NotNull @Size(max = 10) Set<@NotNull @Storable ExternalReference> references)
        implements Command<MemberId> {

    // What is null or holds null is left to the constraints, which tell everything at once.
    public JoinTimebank {
        references = references == null ? references : Collections.unmodifiableSet(new LinkedHashSet<>(references));
    }

    /** Joins under one of the host's ids. */
    public static JoinTimebank of(String key, MemberKind kind, LocalDate from, ExternalReference reference) {
        return new JoinTimebank(IdempotencyKey.of(key), kind, from, Set.of(reference));
    }

    @Override
    public List<Part> parts() {
        Set<String> names =
                references.stream().map(r -> r.canonicalText()).collect(Collectors.toCollection(TreeSet::new));
        return List.of(new Part(key, CanonicalText.of("join", kind, from, CanonicalText.of(List.copyOf(names)))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.BROKER, Role.ADMINISTRATOR);
    }
}
