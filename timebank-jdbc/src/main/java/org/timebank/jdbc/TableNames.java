package org.timebank.jdbc;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Timebank's tables stand, and what is put before their names. Immutable.
 *
 * <p>Usually they stand in the schema of the connection, under the names of the scripts. With a schema, they are found there
 * whatever the connection's own is; it must exist. With a prefix, the names of all tables, indexes and constraints begin
 * with it, so that several installations can stand in one schema: {@code tb_} makes {@code tb_timebank_member}.
 *
 * <p>Names are written without quotation marks: H2 keeps them in upper case, PostgreSQL in lower case, MariaDB as they are.
 *
 * @param schema the schema, which in MariaDB is a database, or nothing for that of the connection: up to 63 letters, digits
 *     and underscores, a letter first
 * @param prefix what all names begin with, or nothing: up to 16 lower-case letters, digits and underscores, a letter first
 */
public record TableNames(String schema, String prefix) {

    /** With it, the longest name of the scripts is as long as PostgreSQL lets a name be: 63 bytes. MariaDB: 64. */
    static final int LONGEST_PREFIX = 16;

    private static final Pattern SCHEMA = Pattern.compile("(?:[A-Za-z][A-Za-z0-9_]{0,62})?");

    private static final Pattern PREFIX = Pattern.compile("(?:[a-z][a-z0-9_]{0," + (LONGEST_PREFIX - 1) + "})?");

    /**
     * What is no name (comments, literals), or a name (2) and the words before it (1) that say that it cannot carry a schema:
     * indexes and constraints are of their table's, but for an index that is dropped without naming the table. The column
     * timebank_no is no name in this sense, nor is what follows a dot.
     */
    private static final Pattern NAME = Pattern.compile("""
            --[^\\n]* | /\\*.*?\\*/ | '[^']*'
            | ( \\b (?i: CONSTRAINT | KEY | (?<! DROP\\s ) INDEX ) \\s+ (?i: IF \\s+ (?: NOT \\s+ )? EXISTS \\s+ )? \\(?
                | \\b (?i: DROP \\s INDEX \\s+ (?: IF \\s+ EXISTS \\s+ )? ) (?= \\w+ \\s+ (?i:ON) \\b ) )?
              (?<! [\\w.@:"`] ) ( timebank (?: _ (?! no\\b ) \\w+ )? ) \\b
            """, Pattern.COMMENTS | Pattern.DOTALL);

    /** The names of the scripts, in the schema of the connection. Below the patterns, by which it is checked. */
    public static final TableNames DEFAULT = new TableNames("", "");

    /**
     * Refuses what the databases would not take as a name.
     *
     * @throws IllegalArgumentException if the schema or the prefix is too long or has other characters
     */
    public TableNames {
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("The name of a schema has up to 63 letters, digits and underscores,"
                    + " and begins with a letter; this is \"" + schema + '"');
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("A prefix has up to " + LONGEST_PREFIX
                    + " lower-case letters, digits and underscores, and begins with a letter; this is \"" + prefix
                    + '"');
        }
    }

    /** These names in a schema, which in MariaDB is a database. */
    public TableNames inSchema(String name) {
        return new TableNames(name, prefix);
    }

    /** These names behind a prefix. Most readable with an underscore at its end. */
    public TableNames prefixed(String before) {
        return new TableNames(schema, before);
    }

    /**
     * SQL that was written with the names of the scripts, with these names. The name of a table is expected to stand for a
     * table wherever it is not that of an index or a constraint; an alias must not begin with {@code timebank}.
     */
    String in(String sql) {
        return equals(DEFAULT) ? sql : NAME.matcher(sql).replaceAll(this::named);
    }

    private String named(MatchResult found) {
        if (found.group(2) == null) {
            return Matcher.quoteReplacement(found.group());
        }
        String name = prefix + found.group(2);
        if (found.group(1) != null) {
            return found.group(1) + name;
        }
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
