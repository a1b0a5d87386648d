package org.timebank.credit;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.timebank.command.CalendarMoment;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Role;
import org.timebank.member.MemberId;

/**
 * Moves what has grown older than the community's rules allow from members' accounts to the account of what has expired.
 * Answers how much, member by member. {@link Credits#runDue} finds the members and gives this command.
 *
 * <p>Credits are lots by age, spent first in, first out: a lot is as old as the moment at which it was recorded, and every
 * debit takes from the oldest lot that is left, and so does what is held, which does not expire. So what is due is what was
 * credited before the moment, less all debits ever, less what is held, if that is positive. Given again, nothing is due any
 * more.
 *
 * <p>Refused with {@code no-expiry}, and with {@code credits-still-valid} for a moment at which the rules let nothing expire
 * yet; member by member with {@code unknown-member}; and, as a whole, with {@code account-closed} while the account of what has
 * expired is closed and with {@code balance-too-large}. Closed accounts of members, on which nothing stands, are passed over.
 *
 * @param key under which the answer is remembered
 * @param creditedBefore what was recorded before this moment expires
 * @param members whose accounts, at most {@value Credits#LARGEST_BATCH}, each once
 */
public record ExpireCredits(
        @NotNull IdempotencyKey key,
        @NotNull @CalendarMoment Instant creditedBefore,
        @NotEmpty @Size(max = Credits.LARGEST_BATCH) List<@NotNull MemberId> members)
        implements Command<List<Long>> {

    // What is null or holds null is left to the constraints, which tell everything at once.
    public ExpireCredits {
        members = members == null ? members : Collections.unmodifiableList(new ArrayList<>(members));
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("expire-credits", creditedBefore, CanonicalText.of(members))));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.ADMINISTRATOR);
    }
}
