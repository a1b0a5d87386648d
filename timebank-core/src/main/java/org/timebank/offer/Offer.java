package org.timebank.offer;

import java.time.Instant;
import org.timebank.member.MemberId;

/**
 * What a member can give or needs. Immutable.
 *
 * @param id the offer
 * @param member whose it is
 * @param kind offer or request
 * @param category the code of the activity
 * @param title in the member's own words; the host keeps personal data out of it
 * @param publishedAt since when it stands
 * @param withdrawn whether the member has taken it back
 */
public record Offer(
        OfferId id,
        MemberId member,
        OfferKind kind,
        String category,
        String title,
        Instant publishedAt,
        boolean withdrawn) {

    /** The same offer, taken back. */
    public Offer takenBack() {
        return new Offer(id, member, kind, category, title, publishedAt, true);
    }
}
