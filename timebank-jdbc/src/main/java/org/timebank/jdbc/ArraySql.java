package org.timebank.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statements for one thing, written as statements for many: PostgreSQL takes the values of each placeholder as an array. So
 * the text does not depend on how many there are, and the statement is prepared once.
 */
final class ArraySql {

    private static final Map<String, KeyedSql> KEYED = new ConcurrentHashMap<>();

    /** Up to so many keys are few. */
    private static final int FEW = 8;

    private static final Map<String, String> OVER_ROWS = new ConcurrentHashMap<>();
    private static final Map<String, String> REPLACING = new ConcurrentHashMap<>();
    private static final Map<String, String> REQUIRING = new ConcurrentHashMap<>();

    private ArraySql() {}

    /** A change of one thing, for as many as there are. */
    static String overRows(String sql, List<SqlType> types) {
        return OVER_ROWS.computeIfAbsent(sql, one -> rewritten(one, types));
    }

    private static String rewritten(String sql, List<SqlType> types) {
        StringBuilder arrays = new StringBuilder();
        StringBuilder columns = new StringBuilder();
        String many = sql.strip();
        for (int i = 0; i < types.size(); i++) {
            arrays.append(i == 0 ? "" : ", ")
                    .append("?::")
                    .append(types.get(i).postgres())
                    .append("[]");
            columns.append(i == 0 ? "" : ", ").append('c').append(i + 1);
            many = many.replaceFirst("\\?", "many.c" + (i + 1));
        }
        String rows = "unnest(" + arrays + ") AS many (" + columns + ")";
        if (many.startsWith("INSERT")) {
            return many.replaceFirst("VALUES \\(([^)]*)\\)", "SELECT $1\nFROM " + rows);
        }
        String joining = many.startsWith("DELETE") ? "USING " : "FROM ";
        return many.replaceFirst("WHERE ", joining + rows + "\nWHERE ");
    }

    /**
     * A change that has to find as many things as its last parameter says. If it does not it fails, with a division by zero:
     * nothing else takes back, without a further round trip, what has been sent along with it.
     */
    static String replacing(String sql) {
        return REPLACING.computeIfAbsent(sql, one -> """
            WITH replaced AS (
            %s
            RETURNING 1)
            SELECT 1 / CASE WHEN COUNT(*) = ? THEN 1 ELSE 0 END
            FROM replaced
            """.formatted(one.strip()));
    }

    /** A statement that fails as well, unless the question in it is answered with the truth. */
    static String requiring(String sql) {
        return REQUIRING.computeIfAbsent(sql, one -> "SELECT 1 / CASE WHEN (\n" + one.strip() + ") THEN 1 ELSE 0 END");
    }

    /** A statement with its keys, those that others bring looked up by the statement itself. */
    static <K> Piece lookUp(String sql, Keys<K> keys, int timebank, Row.Noting noting) throws SQLException {
        List<Piece.Argument> arguments = new ArrayList<>();
        return new Piece(withKeys(sql, keys, timebank, arguments), arguments, noting);
    }

    /** The text of a statement with its keys, of which it adds the arguments. */
    static <K> String withKeys(String sql, Keys<K> keys, int timebank, List<Piece.Argument> arguments)
            throws SQLException {
        KeyedSql keyed = KEYED.computeIfAbsent(sql, KeyedSql::of);
        if (keys.brought().isEmpty() && keys.known().size() <= FEW) {
            return few(keyed, keys, timebank, arguments);
        }
        StringBuilder text = new StringBuilder(2 * sql.length());
        for (KeyedSql.ByKeys list : keyed.lists()) {
            text.append(list.before()).append(list.timebank()).append(" = ? AND ");
            arguments.add(Piece.one(SqlType.INTEGER, timebank));
            if (isPage(keys)) {
                text.append(list.columns()).append(" IN (");
                brought(text, keys.brought().get(0), timebank, arguments);
            } else if (keys.types().size() == 1) {
                text.append(list.columns()).append(" = ANY (");
                array(text, keys, timebank, arguments);
            } else {
                text.append('(').append(list.columns()).append(") IN (SELECT * FROM ");
                rows(text, keys, timebank, arguments);
            }
            text.append(')');
        }
        return text.append(keyed.rest()).toString();
    }

    /** PostgreSQL 18 knows how many rows a query with a limit has, and takes an array for one of ten. */
    private static boolean isPage(Keys<?> keys) {
        return keys.known().isEmpty()
                && keys.brought().size() == 1
                && keys.brought().get(0).by().isEmpty();
    }

    /**
     * Few keys are written one by one, so that PostgreSQL knows how few they are. It takes an array for one of ten, reads a
     * table of a thousand rows as a whole for that, and remembers to do so while it grows.
     */
    private static <K> String few(KeyedSql keyed, Keys<K> keys, int timebank, List<Piece.Argument> arguments)
            throws SQLException {
        for (int list = 0; list < keyed.lists().size(); list++) {
            arguments.add(Piece.one(SqlType.INTEGER, timebank));
            for (K key : keys.known()) {
                arguments.addAll(Piece.arguments(timebank, p -> keys.binding().bind(p, key)));
            }
        }
        return keyed.withPlaceholders(keys.known().size(), keys.types().size());
    }

    private static <K> void rows(StringBuilder text, Keys<K> keys, int timebank, List<Piece.Argument> arguments)
            throws SQLException {
        text.append("unnest(");
        for (int i = 0; i < keys.types().size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("?::")
                    .append(keys.types().get(i).postgres())
                    .append("[]");
        }
        text.append(')');
        arguments.addAll(known(keys, timebank));
    }

    private static <K> void array(StringBuilder text, Keys<K> keys, int timebank, List<Piece.Argument> arguments)
            throws SQLException {
        String known = "?::" + keys.types().get(0).postgres() + "[]";
        if (keys.brought().isEmpty()) {
            text.append(known);
            arguments.addAll(known(keys, timebank));
            return;
        }
        text.append("ARRAY(");
        if (!keys.known().isEmpty()) {
            text.append("SELECT unnest(").append(known).append(")\nUNION ALL ");
            arguments.addAll(known(keys, timebank));
        }
        String union = "";
        for (Keys.Brought<K> others : keys.brought()) {
            text.append(union);
            brought(text, others, timebank, arguments);
            union = "\nUNION ALL ";
        }
        text.append(')');
    }

    private static void brought(
            StringBuilder text, Keys.Brought<?> others, int timebank, List<Piece.Argument> arguments)
            throws SQLException {
        if (others.by().isEmpty()) {
            text.append('(').append(others.select().strip()).append(')');
            arguments.addAll(Piece.arguments(timebank, others.binding()));
        } else {
            text.append('(')
                    .append(withKeys(others.select().strip(), others.by(), timebank, arguments))
                    .append(')');
        }
    }

    private static <K> List<Piece.Argument> known(Keys<K> keys, int timebank) throws SQLException {
        Piece.Columns columns = new Piece.Columns(timebank);
        for (K key : keys.known()) {
            columns.row();
            keys.binding().bind(columns, key);
        }
        return columns.arrays();
    }
}
