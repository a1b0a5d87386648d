package org.timebank.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Databases whose tables take anything: without their checks, and with some columns that take more. */
final class Unchecked {

    /** A table, a check of it, with the column whose names it lists if it lists any, a domain, and a column that gets one. */
    private static final Pattern WORDS = Pattern.compile("(?:CREATE TABLE IF NOT EXISTS|ALTER TABLE) (?<table>\\w+)"
            + "|CREATE DOMAIN (?<domain>\\w+)[^;]*?CONSTRAINT (?<limit>\\w+) CHECK (?:\\((?<listed>VALUE) IN \\('|.)"
            + "|CONSTRAINT (?<check>\\w+) CHECK (?:\\((?<named>\\w+) IN \\('|.)"
            + "|ALTER COLUMN (?<column>\\w+) TYPE (?<type>\\w+)");

    private static final Map<Engine, DataSource> DATABASES = new ConcurrentHashMap<>();

    private Unchecked() {}

    /** What the scripts of an engine say of checks. */
    private static final class Checks {
        private final List<String> drops = new ArrayList<>();
        private final Set<String> domainsOfNames = new LinkedHashSet<>();
        private final Set<String> columnsOfNames = new LinkedHashSet<>();

        Checks(Engine engine) {
            SchemaScript.of(Dialect.valueOf(engine.name()), TableNames.DEFAULT).forEach(script -> read(script.sql()));
        }

        private void read(String sql) {
            String table = "";
            Matcher found = WORDS.matcher(sql);
            while (found.find()) {
                if (found.group("table") != null) {
                    table = found.group("table");
                } else if (found.group("domain") != null) {
                    drops.add("ALTER DOMAIN " + found.group("domain") + " DROP CONSTRAINT " + found.group("limit"));
                    if (found.group("listed") != null) {
                        domainsOfNames.add(found.group("domain"));
                    }
                } else if (found.group("check") != null) {
                    drops.add("ALTER TABLE " + table + " DROP CONSTRAINT IF EXISTS " + found.group("check"));
                    note(table, found.group("named"));
                } else if (domainsOfNames.contains(found.group("type"))) {
                    note(table, found.group("column"));
                }
            }
        }

        private void note(String table, @Nullable String column) {
            if (column != null) {
                columnsOfNames.add(table + "." + column);
            }
        }
    }

    /** The columns that hold one of certain names, with their tables, as the schema's checks list them. */
    static Set<String> columnsOfNames(Engine engine) {
        return new Checks(engine).columnsOfNames;
    }

    static DataSource database(Engine engine) {
        return DATABASES.computeIfAbsent(engine, Unchecked::created);
    }

    private static DataSource created(Engine engine) {
        DataSource database = engine.created();
        Stream<String> checks = new Checks(engine).drops.stream();
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
