package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Databases whose tables take anything: without their checks, and with some columns that take more. */
final class Unchecked {

    private static final Pattern TABLE_OR_CHECK =
            Pattern.compile("CREATE TABLE IF NOT EXISTS (\\w+)|CONSTRAINT (\\w+) CHECK (?:\\((\\w+) IN \\(')?");

    private static final Map<Engine, DataSource> DATABASES = new ConcurrentHashMap<>();

    private Unchecked() {}

    /**
     * A check of the schema.
     *
     * @param column the column whose names it lists, with its table; empty if it lists none
     */
    private record Check(String table, String constraint, String column) {

        static List<Check> of(Engine engine) {
            List<Check> checks = new ArrayList<>();
            for (SchemaScript script : SchemaScript.of(Dialect.valueOf(engine.name()), TableNames.DEFAULT)) {
                String table = "";
                Matcher found = TABLE_OR_CHECK.matcher(script.sql());
                while (found.find()) {
                    if (found.group(1) != null) {
                        table = found.group(1);
                    } else {
                        String column = found.group(3) == null ? "" : table + "." + found.group(3);
                        checks.add(new Check(table, found.group(2), column));
                    }
                }
            }
            return checks;
        }
    }

    /** The columns that hold one of certain names, with their tables, as the schema's checks list them. */
    static List<String> columnsOfNames(Engine engine) {
        return Check.of(engine).stream()
                .map(Check::column)
                .filter(column -> !column.isEmpty())
                .toList();
    }

    static DataSource database(Engine engine) {
        return DATABASES.computeIfAbsent(engine, Unchecked::created);
    }

    private static DataSource created(Engine engine) {
        DataSource database = engine.created();
        Stream<String> checks = Check.of(engine).stream()
                .map(check -> "ALTER TABLE " + check.table() + " DROP CONSTRAINT " + check.constraint());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String change : Stream.concat(checks, wider(engine).stream()).toList()) {
                statement.execute(change);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    /** Digests of any length, and titles and moments that are missing. */
    private static List<String> wider(Engine engine) {
        return switch (engine) {
            case H2 ->
                List.of(
                        "ALTER TABLE timebank_account ALTER COLUMN head VARBINARY(64)",
                        "ALTER TABLE timebank_answer ALTER COLUMN fingerprint VARBINARY(64)",
                        "ALTER TABLE timebank_offer ALTER COLUMN title DROP NOT NULL",
                        "ALTER TABLE timebank_event ALTER COLUMN recorded_at DROP NOT NULL");
            case POSTGRESQL ->
                List.of(
                        "ALTER TABLE timebank_offer ALTER COLUMN title DROP NOT NULL",
                        "ALTER TABLE timebank_event ALTER COLUMN recorded_at DROP NOT NULL");
            case MARIADB ->
                List.of(
                        "ALTER TABLE timebank_account MODIFY head VARBINARY(64)",
                        "ALTER TABLE timebank_answer MODIFY fingerprint VARBINARY(64)",
                        "ALTER TABLE timebank_offer MODIFY title MEDIUMTEXT NULL",
                        "ALTER TABLE timebank_event MODIFY recorded_at DATETIME(6) NULL");
        };
    }
}
