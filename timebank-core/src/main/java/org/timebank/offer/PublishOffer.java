package org.timebank.offer;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.timebank.command.CanonicalText;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Plain;
import org.timebank.command.Role;
import org.timebank.member.MemberRef;

/**
 * A member says what they can give or need.
 *
 * <p>Refused with {@code unknown-member}; {@code not-a-member-then} when the member does not belong today; {@code
 * unknown-category}; {@code not-a-party} when a member publishes for another.
 *
 * @param key under which the answer is remembered
 * @param member whose offer or request it is
 * @param kind offer or request
 * @param category the code of the activity
 * @param title in the member's own words, 1 to 200 characters
 */
public record PublishOffer(
        @NotNull IdempotencyKey key,
        @NotNull MemberRef member,
        @NotNull OfferKind kind,
        @NotNull String category,
        @NotNull @Plain(longest = 200) String title)
        implements Command<OfferId> {

    public static PublishOffer of(String key, MemberRef member, OfferKind kind, String category, String title) {
        return new PublishOffer(IdempotencyKey.of(key), member, kind, category, title);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(key, CanonicalText.of("publish-offer", member.canonicalText(), kind, category, title)));
    }

    @Override
    public Set<Role> permittedRoles() {
        return Set.of(Role.MEMBER, Role.BROKER, Role.ADMINISTRATOR);
    }
}
