package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableNamesTest {

    private static final TableNames OWN = TableNames.DEFAULT.inSchema("care").prefixed("tb_");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT timebank_no FROM timebank WHERE id = ?         | SELECT timebank_no FROM care.tb_timebank WHERE id = ?
            FROM timebank_event e WHERE e.timebank_no = ?         | FROM care.tb_timebank_event e WHERE e.timebank_no = ?
            INSERT INTO timebank_answer (timebank_no, result)     | INSERT INTO care.tb_timebank_answer (timebank_no, result)
            UPDATE timebank_hold SET version = timebank_hold.version + 1 | UPDATE care.tb_timebank_hold SET version = care.tb_timebank_hold.version + 1
            (SELECT 1 FROM timebank_account)                      | (SELECT 1 FROM care.tb_timebank_account)
            CREATE TABLE IF NOT EXISTS timebank_seal (            | CREATE TABLE IF NOT EXISTS care.tb_timebank_seal (
            CONSTRAINT timebank_by_id UNIQUE (id)                 | CONSTRAINT tb_timebank_by_id UNIQUE (id)
            CONSTRAINT timebank_x FOREIGN KEY (timebank_no) REFERENCES timebank (timebank_no) | CONSTRAINT tb_timebank_x FOREIGN KEY (timebank_no) REFERENCES care.tb_timebank (timebank_no)
            CREATE UNIQUE INDEX IF NOT EXISTS timebank_x ON timebank_y (a) | CREATE UNIQUE INDEX IF NOT EXISTS tb_timebank_x ON care.tb_timebank_y (a)
            DROP INDEX IF EXISTS timebank_x                       | DROP INDEX IF EXISTS care.tb_timebank_x
            DROP INDEX IF EXISTS timebank_x ON timebank_y         | DROP INDEX IF EXISTS tb_timebank_x ON care.tb_timebank_y
            ALTER TABLE timebank_y DROP CONSTRAINT IF EXISTS timebank_x | ALTER TABLE care.tb_timebank_y DROP CONSTRAINT IF EXISTS tb_timebank_x
            ALTER TABLE timebank_y DROP FOREIGN KEY IF EXISTS timebank_x | ALTER TABLE care.tb_timebank_y DROP FOREIGN KEY IF EXISTS tb_timebank_x
            FROM timebank_y FORCE INDEX (timebank_x)              | FROM care.tb_timebank_y FORCE INDEX (tb_timebank_x)
            ON CONFLICT ON CONSTRAINT timebank_x DO NOTHING       | ON CONFLICT ON CONSTRAINT tb_timebank_x DO NOTHING
            SELECT 'timebank', 'it''s a timebank' FROM timebank   | SELECT 'timebank', 'it''s a timebank' FROM care.tb_timebank
            /* of timebank's */ SELECT 1 FROM timebank            | /* of timebank's */ SELECT 1 FROM care.tb_timebank
            SELECT my_timebank, $1 FROM other.timebank            | SELECT my_timebank, $1 FROM other.timebank
            """)
    void namesTakeThePlaceOfThoseOfTheScripts(String sql, String named) {
        assertThat(OWN.in(sql)).isEqualTo(named);
        assertThat(TableNames.DEFAULT.in(sql)).isSameAs(sql);
    }

    @Test
    void commentsEndWithTheirLine() {
        assertThat(OWN.in("-- a timebank's\nSELECT 1 FROM timebank -- of timebank"))
                .isEqualTo("-- a timebank's\nSELECT 1 FROM care.tb_timebank -- of timebank");
    }

    @Test
    void aPrefixAloneAndASchemaAloneWillDo() {
        assertThat(TableNames.DEFAULT.prefixed("tb_").in("FROM timebank_member"))
                .isEqualTo("FROM tb_timebank_member");
        assertThat(TableNames.DEFAULT.inSchema("Care_2").in("FROM timebank_member"))
                .isEqualTo("FROM Care_2.timebank_member");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TB_", "1_", "_", "tb-", "tb.", "a; DROP TABLE x", "ä_", "seventeen_letters"})
    void aPrefixThatNoDatabaseWouldTakeIsRefused(String prefix) {
        assertThatThrownBy(() -> TableNames.DEFAULT.prefixed(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A prefix has up to 16 lower-case letters, digits and underscores, and begins with a letter;"
                                + " this is \"" + prefix + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "_", "my-care", "care.tb", "care\n", "\"care\"", "ä"})
    void aSchemaThatNoDatabaseWouldTakeIsRefused(String schema) {
        assertThatThrownBy(() -> TableNames.DEFAULT.inSchema(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The name of a schema has up to 63 letters, digits and underscores");
        assertThatThrownBy(() -> TableNames.DEFAULT.inSchema("a".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withTheLongestPrefixNoNameIsTooLong() {
        TableNames longest = TableNames.DEFAULT.prefixed("p".repeat(TableNames.LONGEST_PREFIX));
        assertThat(Arrays.stream(Dialect.values())
                        .flatMap(dialect -> SchemaScript.of(dialect, longest).stream())
                        .flatMap(script -> Pattern.compile("\\bp+timebank\\w*")
                                .matcher(script.sql())
                                .results()))
                .hasSizeGreaterThan(300)
                .allSatisfy(name -> assertThat(name.group()).hasSizeLessThanOrEqualTo(63));
    }
}
