package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.timebank.offer.Category;
import org.timebank.spi.Change;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Versioned;

/** The table timebank_category. */
final class CategoryTable {

    private static final String SELECT = """
            SELECT code, label, needs_approval, version
            FROM timebank_category
            WHERE (timebank_no, code) IN %s
            """;

    private static final String ALL = """
            SELECT code, label, needs_approval
            FROM timebank_category
            WHERE timebank_no = ?
            """;

    private static final String INSERT = """
            INSERT INTO timebank_category (label, needs_approval, timebank_no, code, version)
            VALUES (?, ?, ?, ?, 1)
            """;

    private static final String UPDATE = """
            UPDATE timebank_category
            SET label = ?, needs_approval = ?, version = version + 1
            WHERE timebank_no = ?
            AND code = ?
            AND version = ?
            """;

    private CategoryTable() {}

    static void load(Session session, Collection<String> codes, Facts.Builder facts) throws SQLException {
        session.forEach(
                SELECT,
                Keys.texts(codes),
                row -> facts.put(
                        new Key.CategoryKey(row.text("code")), new Versioned<>(category(row), row.integer("version"))));
    }

    /** By code, in the order of its UTF-16 units, which is not that of every engine's collation. */
    static List<Category> all(Session session) throws SQLException {
        return session.query(ALL, Parameters::timebank, CategoryTable::category).stream()
                .sorted(Comparator.comparing(Category::code))
                .toList();
    }

    static void save(Session session, Change<?> change, Category category) throws SQLException {
        if (change.expectedVersion() == 0) {
            session.update(INSERT, p -> bind(p, category));
        } else {
            session.replace(UPDATE, p -> bind(p, category).number(change.expectedVersion()));
        }
    }

    private static Parameters bind(Parameters p, Category category) throws SQLException {
        return p.text(category.label())
                .truth(category.needsApproval())
                .timebank()
                .text(category.code());
    }

    private static Category category(Row row) throws SQLException {
        return new Category(row.text("code"), row.text("label"), row.truth("needs_approval"));
    }
}
