package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

class SchemaDifferencesTest {

    @OnEveryEngine
    void whatDiffersIsNamed(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database);
        schema.create();
        change(
                database,
                "DROP TABLE timebank_late_entry",
                "ALTER TABLE timebank_member ADD COLUMN nickname INT",
                "ALTER TABLE timebank_event DROP COLUMN on_behalf_of",
                "ALTER TABLE timebank_offer DROP CONSTRAINT timebank_offer_kind",
                "ALTER TABLE timebank_category ADD CONSTRAINT timebank_ours CHECK (version > 0)",
                "CREATE UNIQUE INDEX timebank_labels ON timebank_category (timebank_no, label)");
        change(database, inTheWordsOf(engine));

        assertThat(schema.validate()).containsExactlyInAnyOrderElementsOf(named(engine));
    }

    @OnEveryEngine
    void whereThereAreNoTablesThatIsSaidFirst(Engine engine) {
        assertThat(TimebankSchema.of(engine.empty()).validate())
                .startsWith("The tables are not created yet; TimebankSchema.create() does that.");
    }

    private static List<String> named(Engine engine) {
        boolean mariadb = engine == Engine.MARIADB;
        List<String> named = new ArrayList<>(
                List.of(
                        "Table timebank_late_entry is missing.",
                        "Table timebank_member: column nickname should not be there.",
                        "Table timebank_event: column on_behalf_of, " + (mariadb ? "binary(16)" : "uuid")
                                + ", is missing.",
                        "Table timebank_offer: check constraint timebank_offer_kind is missing.",
                        "Table timebank_category: check constraint timebank_ours should not be there.",
                        "Table timebank_category: unique (timebank_no, label) should not be there.",
                        "Table timebank_category: column version is bigint not null; it should be "
                                + (mariadb ? "int not null." : "integer not null."),
                        "Table timebank_category: column needs_approval is "
                                + (mariadb
                                        ? "tinyint; it should be tinyint not null."
                                        : "boolean; it should be boolean not null."),
                        "Table timebank_reversal: primary key, (timebank_no, transaction_id), is missing.",
                        "Table timebank: unique (id) is missing.",
                        "Table timebank_event: index "
                                + (engine == Engine.POSTGRESQL
                                        ? "(timebank_no, id) where pending"
                                        : "(timebank_no, pending, id)")
                                + " is missing.",
                        "Table timebank_exchange_leg: foreign key (timebank_no, exchange_id) to timebank_exchange is missing."));
        if (engine == Engine.H2) {
            // H2 makes an index for each foreign key, and drops it with it.
            named.add("Table timebank_exchange_leg: index (timebank_no, exchange_id) is missing.");
        }
        return named;
    }

    private static String[] inTheWordsOf(Engine engine) {
        return switch (engine) {
            case MARIADB ->
                new String[] {
                    "ALTER TABLE timebank_category MODIFY version BIGINT NOT NULL",
                    "ALTER TABLE timebank_category MODIFY needs_approval BOOLEAN",
                    "ALTER TABLE timebank_reversal DROP PRIMARY KEY",
                    "DROP INDEX timebank_by_id ON timebank",
                    "DROP INDEX timebank_event_pending ON timebank_event",
                    "ALTER TABLE timebank_exchange_leg DROP FOREIGN KEY timebank_exchange_leg_of_exchange"
                };
            case H2, POSTGRESQL ->
                new String[] {
                    "ALTER TABLE timebank_category ALTER COLUMN version SET DATA TYPE BIGINT",
                    "ALTER TABLE timebank_category ALTER COLUMN needs_approval DROP NOT NULL",
                    "ALTER TABLE timebank_reversal DROP "
                            + (engine == Engine.H2 ? "PRIMARY KEY" : "CONSTRAINT timebank_reversal_pkey"),
                    "ALTER TABLE timebank DROP CONSTRAINT timebank_by_id",
                    "DROP INDEX timebank_event_pending",
                    "ALTER TABLE timebank_exchange_leg DROP CONSTRAINT timebank_exchange_leg_of_exchange"
                };
        };
    }

    @OnEveryEngine
    void whatDoesNoHarmIsNoDifference(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database);
        schema.create();
        change(
                database,
                "CREATE TABLE timebank_report (name VARCHAR(10))",
                "CREATE INDEX by_kind ON timebank_offer (timebank_no, kind)");

        assertThat(schema.validate()).isEmpty();
    }

    @OnEveryEngine
    void whatDiffersIsToldWithTheNamesThatTablesHave(Engine engine) throws SQLException {
        DataSource database = engine.empty();
        TimebankSchema schema = TimebankSchema.of(database, TableNames.DEFAULT.prefixed("tb_"));
        schema.create();
        change(database, "ALTER TABLE tb_timebank_offer DROP CONSTRAINT tb_timebank_offer_kind");

        assertThat(schema.validate())
                .isEqualTo(List.of("Table tb_timebank_offer: check constraint tb_timebank_offer_kind is missing."));
    }

    private static void change(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
