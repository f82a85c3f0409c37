package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTests {

    @Test
    void numbersStatementsAndKnowsTheirLines() {
        String text = """
                -- first
                CREATE TABLE a (
                  id INTEGER
                );
                INSERT INTO a VALUES (1); INSERT INTO a
                VALUES (2);

                /* last */ DROP TABLE a
                -- end
                """;

        assertThat(split(text))
                .extracting(SqlStatement::number, SqlStatement::line, SqlStatement::sql)
                .containsExactly(
                        tuple(1, 2, "CREATE TABLE a (\n  id INTEGER\n)"),
                        tuple(2, 5, "INSERT INTO a VALUES (1)"),
                        tuple(3, 5, "INSERT INTO a\nVALUES (2)"),
                        tuple(4, 8, "DROP TABLE a"));
    }

    @Test
    void doesNotCutInsideStringsCommentsAndNames() {
        assertThat(split("SELECT 'a;''b', \"c;\", `d;`, [e;] -- f;\n /* g; */ FROM t; SELECT 2"))
                .extracting(SqlStatement::sql)
                .containsExactly("SELECT 'a;''b', \"c;\", `d;`, [e;] -- f;\n /* g; */ FROM t", "SELECT 2");
    }

    @Test
    void keepsATriggerWhole() {
        String trigger = """
                CREATE TEMP TRIGGER t AFTER UPDATE ON a WHEN CASE WHEN new.x THEN 1 ELSE 0 END BEGIN
                  UPDATE a SET x = CASE WHEN x > 1 THEN CASE x WHEN 2 THEN 'END;' END ELSE 0 END;
                  SELECT "end" FROM b; -- END;
                  DELETE FROM c;
                END""";

        assertThat(split(trigger + "; SELECT 1;")).extracting(SqlStatement::sql).containsExactly(trigger, "SELECT 1");
    }

    @Test
    void endsTransactionsAtTheirSemicolons() {
        assertThat(split("BEGIN TRANSACTION; CREATE TABLE a (id); END; SELECT CASE 1 WHEN 1 THEN 2 END; COMMIT"))
                .extracting(SqlStatement::sql)
                .containsExactly(
                        "BEGIN TRANSACTION", "CREATE TABLE a (id)", "END", "SELECT CASE 1 WHEN 1 THEN 2 END", "COMMIT");
    }

    @Test
    void findsNoStatementInCommentsAndLoneSemicolons() {
        assertThat(split(";; -- nothing\n/* ; */ ;")).isEmpty();
        assertThat(split("")).isEmpty();
    }

    @Test
    void leavesAnUnfinishedTriggerToTheDatabase() {
        assertThat(split("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2;"))
                .hasSize(1);
    }

    private static List<SqlStatement> split(String text) {
        return SqlScript.split(Path.of("V1__a.sql"), text).statements();
    }
}
