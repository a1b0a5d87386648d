package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.timebank.offer.Category;
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
            INSERT INTO timebank_category (label, needs_approval, version, timebank_no, code)
            VALUES (?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE timebank_category
            SET label = ?, needs_approval = ?, version = ?
            WHERE timebank_no = ?
            AND code = ?
            AND version = ?
            """;

    private CategoryTable() {}

    static void load(Session session, Keys<String> codes, Facts.Builder facts) throws SQLException {
        session.lookUp(
                SELECT,
                codes,
                row -> facts.put(
                        new Key.CategoryKey(row.text("code")), new Versioned<>(category(row), row.integer("version"))));
    }

    /** By code, in the order of its UTF-16 units, which is not that of every engine's collation. */
    static List<Category> all(Session session) throws SQLException {
        return session.query(ALL, Parameters::timebank, CategoryTable::category).stream()
                .sorted(Comparator.comparing(Category::code))
                .toList();
    }

    static void save(Session session, List<Saved<Category>> categories) throws SQLException {
        session.replace(
                UPDATE, Saved.changed(categories), (p, saved) -> bind(p, saved).number(saved.before()));
        session.change(INSERT, Saved.added(categories), CategoryTable::bind);
    }

    private static Parameters bind(Parameters p, Saved<Category> saved) throws SQLException {
        Category category = saved.value();
        return p.text(category.label())
                .truth(category.needsApproval())
                .number(saved.after())
                .timebank()
                .text(category.code());
    }

    private static Category category(Row row) throws SQLException {
        return new Category(row.text("code"), row.text("label"), row.truth("needs_approval"));
    }
}
