package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.timebank.member.MemberId;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.spi.Change;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

/** The table timebank_offer, which holds requests as well. */
final class OfferTable {

    private static final String SELECT = """
            SELECT id, member_id, kind, category, title, published_at, withdrawn, version
            FROM timebank_offer
            WHERE (timebank_no, id) IN %s
            """;

    private static final String OPEN = """
            SELECT id, member_id, kind, category, title, published_at, withdrawn, version
            FROM timebank_offer
            WHERE timebank_no = ?
            AND category = ?
            AND kind = ?
            AND withdrawn = FALSE
            AND id %s ?
            ORDER BY timebank_no, category, id
            LIMIT ?
            """;

    private static final String INSERT = """
            INSERT INTO timebank_offer (member_id, kind, category, title, published_at, withdrawn, timebank_no, id, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
            """;

    private static final String UPDATE = """
            UPDATE timebank_offer
            SET member_id = ?, kind = ?, category = ?, title = ?, published_at = ?, withdrawn = ?, version = version + 1
            WHERE timebank_no = ?
            AND id = ?
            AND version = ?
            """;

    private OfferTable() {}

    static List<Versioned<Offer>> find(Session session, Collection<UUID> ids) throws SQLException {
        List<Versioned<Offer>> offers = new ArrayList<>();
        session.forEach(
                SELECT, Keys.uuids(ids), row -> offers.add(new Versioned<>(offer(row), row.integer("version"))));
        return offers;
    }

    static List<Offer> open(Session session, Query.OpenOffers asked) throws SQLException {
        Page page = Page.after(asked.after().map(OfferId::value));
        return session.query(
                OPEN.formatted(page.comparison()),
                p -> p.timebank()
                        .text(asked.category())
                        .name(asked.kind())
                        .uuid(page.id())
                        .number(asked.limit()),
                OfferTable::offer);
    }

    static void save(Session session, Change<?> change, Offer offer) throws SQLException {
        if (change.expectedVersion() == 0) {
            session.update(INSERT, p -> bind(p, offer));
        } else {
            session.replace(UPDATE, p -> bind(p, offer).number(change.expectedVersion()));
        }
    }

    private static Parameters bind(Parameters p, Offer offer) throws SQLException {
        return p.uuid(offer.member().value())
                .name(offer.kind())
                .text(offer.category())
                .text(offer.title())
                .moment(offer.publishedAt())
                .truth(offer.withdrawn())
                .timebank()
                .uuid(offer.id().value());
    }

    private static Offer offer(Row row) throws SQLException {
        return new Offer(
                new OfferId(row.uuid("id")),
                MemberId.of(row.uuid("member_id")),
                row.name(OfferKind.class, "kind"),
                row.text("category"),
                row.text("title"),
                row.moment("published_at"),
                row.truth("withdrawn"));
    }
}
