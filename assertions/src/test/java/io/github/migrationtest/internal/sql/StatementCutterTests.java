package io.github.migrationtest.internal.sql;

import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementCutterTests {

    @Test
    void keepsTheBodiesOfSqliteTriggersWhole() {
        String trigger = "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT 3; END";

        assertThat(cut(SQLITE, trigger + ";\nSELECT 1")).containsExactly(trigger, "SELECT 1");
        assertThat(cut(SQLITE, "BEGIN; SELECT 1; END;")).containsExactly("BEGIN", "SELECT 1", "END");
    }

    @Test
    void keepsTheBodiesOfPostgresqlRoutinesAndRulesWhole() {
        String routine =
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 2 END; SELECT $$;$$; END";
        String rule = "CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM b; DELETE FROM c)";

        assertThat(cut(POSTGRESQL, routine + ";" + rule + "; SELECT 1")).containsExactly(routine, rule, "SELECT 1");
        assertThat(cut(POSTGRESQL, "BEGIN; SELECT E'\\';' ; COMMIT"))
                .containsExactly("BEGIN", "SELECT E'\\';'", "COMMIT");
    }

    @Test
    void keepsTheBodiesOfMysqlRoutinesWhole() {
        String routine =
                "CREATE DEFINER = `a`@`b` PROCEDURE p(x INT) l: BEGIN DECLARE y INT; IF x THEN BEGIN SET y = IF(x, 1, 2);"
                        + " END; ELSE SET y = CASE x WHEN 1 THEN IF(x, 1, 2) END; END IF; REPEAT SET y = REPEAT('1', 2); UNTIL y END"
                        + " REPEAT; CASE x WHEN 1 THEN SELECT a.end, @end; END CASE; END l";

        assertThat(cut(MYSQL, routine + ";\nSELECT 1")).containsExactly(routine, "SELECT 1");
        assertThat(cut(MYSQL, "BEGIN; SELECT CASE a WHEN 1 THEN 2 END; COMMIT;"))
                .containsExactly("BEGIN", "SELECT CASE a WHEN 1 THEN 2 END", "COMMIT");
        assertThat(cut(MYSQL, "DROP PROCEDURE IF EXISTS p; CREATE TABLE begin (end INT); SELECT 1"))
                .containsExactly("DROP PROCEDURE IF EXISTS p", "CREATE TABLE begin (end INT)", "SELECT 1");
    }

    @Test
    void keepsTheBlocksOfMariadbWhole() {
        String block = "BEGIN NOT ATOMIC SELECT 1; FOR i IN 1..3 DO SELECT i; END FOR; END";
        String condition = "IF 1 THEN SELECT 1; SELECT 2; END IF";

        assertThat(cut(MARIADB, block + ";" + condition + "; SELECT 3")).containsExactly(block, condition, "SELECT 3");
        assertThat(cut(MYSQL, "IF 1 THEN SELECT 1; END IF")).hasSize(2);
    }

    @Test
    void takesNoNoticeOfWhatHoldsOnlyComments() {
        assertThat(cut(MYSQL, "# a;\n;/* b; */; SELECT 1 -- c\n;")).containsExactly("SELECT 1");
    }

    @Test
    void readsOnWithAnotherMode() {
        String text = "SELECT 'a\\';' ; SELECT \"b\\\"; SELECT 'c\\'; d";
        StatementCutter cutter = new StatementCutter(MYSQL, text);

        assertThat(cutter.next(SqlMode.DEFAULT).orElseThrow().sql(text)).isEqualTo("SELECT 'a\\';'");
        assertThat(cutter.next(SqlMode.of("ANSI_QUOTES")).orElseThrow().sql(text))
                .isEqualTo("SELECT \"b\\\"");
        assertThat(cutter.next(SqlMode.of("ANSI,NO_BACKSLASH_ESCAPES"))
                        .orElseThrow()
                        .sql(text))
                .isEqualTo("SELECT 'c\\'");
        assertThat(cutter.next(SqlMode.DEFAULT).orElseThrow().semicolon()).isEqualTo(-1);
        assertThat(cutter.next(SqlMode.DEFAULT)).isEmpty();
    }

    private static List<String> cut(DatabaseKind kind, String text) {
        return StatementCutter.statements(kind, text).stream()
                .map(cut -> cut.sql(text))
                .toList();
    }
}
