package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.timebank.member.MemberId;
import org.timebank.offer.Offer;
import org.timebank.offer.OfferId;
import org.timebank.offer.OfferKind;
import org.timebank.spi.Query;
import org.timebank.spi.Versioned;

/** The table timebank_offer, which holds requests as well. */
final class OfferTable {

    private static final String SELECT = """
            SELECT id, member_id, kind, category, title, published_at, withdrawn, version
            FROM timebank_offer
            WHERE (timebank_no, id) IN %s
            """;

    /** The members whose offers these are. */
    static final String MEMBERS = """
            SELECT member_id
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
            INSERT INTO timebank_offer (member_id, kind, category, title, published_at, withdrawn, version, timebank_no,
                id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE timebank_offer
            SET member_id = ?, kind = ?, category = ?, title = ?, published_at = ?, withdrawn = ?, version = ?
            WHERE timebank_no = ?
            AND id = ?
            AND version = ?
            """;

    private OfferTable() {}

    /** Notes the offers with these ids. */
    static void find(Session session, Keys<UUID> ids, Map<UUID, Versioned<Offer>> offers) throws SQLException {
        session.lookUp(SELECT, ids, row -> {
            Offer offer = offer(row);
            offers.put(offer.id().value(), new Versioned<>(offer, row.integer("version")));
        });
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

    static void save(Session session, List<Saved<Offer>> offers) throws SQLException {
        session.replace(
                UPDATE, Saved.changed(offers), (p, saved) -> bind(p, saved).number(saved.before()));
        session.change(INSERT, Saved.added(offers), OfferTable::bind);
    }

    private static Parameters bind(Parameters p, Saved<Offer> saved) throws SQLException {
        Offer offer = saved.value();
        return p.uuid(offer.member().value())
                .name(offer.kind())
                .text(offer.category())
                .text(offer.title())
                .moment(offer.publishedAt())
                .truth(offer.withdrawn())
                .number(saved.after())
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
