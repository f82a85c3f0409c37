package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    void countsColumnsInCharacters() {
        // A byte order mark is none, a tab and a surrogate pair are one, a carriage return ends no line.
        assertThat(
                        split(
                                "\uFEFFSELECT 1;\tSELECT '\uD83D\uDE80'; SELECT 3;\r SELECT 4;\r\n\t/* \u00E9\n\u00E9 */ SELECT 5"))
                .extracting(SqlStatement::line, SqlStatement::column)
                .containsExactly(tuple(1, 1), tuple(1, 11), tuple(1, 23), tuple(1, 34), tuple(3, 6));
    }

    @Test
    void keepsTheRowsOfACopyApart() {
        String text = "COPY t (a)\nFROM stdin; SELECT 1;\na;'b\n\\.\nSELECT 2; copy u from stdin;\nc";

        assertThat(SqlScript.split(DatabaseKind.POSTGRESQL, Path.of("a.sql"), text, ScriptSyntax.PSQL)
                        .statements())
                .containsExactly(
                        new SqlStatement(1, 1, 1, "COPY t (a)\nFROM stdin", Optional.of("a;'b\n")),
                        new SqlStatement(2, 2, 13, "SELECT 1"),
                        new SqlStatement(3, 5, 1, "SELECT 2"),
                        new SqlStatement(4, 5, 11, "copy u from stdin", Optional.of("c")));
    }

    @Test
    void cutsAtTheDelimiterOfTheMoment() {
        String text = "SELECT 1;\n  delimiter //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;\nSELECT 2";

        assertThat(SqlScript.split(DatabaseKind.MYSQL, Path.of("a.sql"), text, ScriptSyntax.MYSQL_CLIENT)
                        .statements())
                .containsExactly(
                        new SqlStatement(1, 1, 1, "SELECT 1"),
                        new SqlStatement(2, 3, 1, "CREATE PROCEDURE p() BEGIN SELECT 1; END"),
                        new SqlStatement(3, 5, 1, "SELECT 2"));
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
