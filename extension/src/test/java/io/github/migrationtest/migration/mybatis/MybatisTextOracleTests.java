package io.github.migrationtest.migration.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.SqlStatement;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.ibatis.migration.MigrationReader;
import org.apache.ibatis.migration.VariableReplacer;
import org.apache.ibatis.migration.operations.ScriptRunner;
import org.junit.jupiter.api.Test;

/** How texts are taken apart, against MyBatis's own classes on texts that chance writes. */
class MybatisTextOracleTests {
    private static final Map<String, String> VALUES = Map.of("a", "1", "b.c", "two", "}", "brace");
    private static final String[] PIECES = {
        "\n",
        "\n",
        "\r\n",
        "\r",
        "-",
        "--",
        "-- ",
        "/",
        "//",
        "-- //",
        "-- // ",
        "--//@UNDO",
        " -- //@UNDO",
        "\t// // @UNDO",
        "@UN",
        "@UNDO",
        "-- //@UNDO\n",
        "${a}",
        "$${a}",
        "\\${a}",
        "${b.c}",
        "${\\}}",
        "${none}",
        "${",
        "}",
        "$",
        "\\",
        ";",
        " ",
        "\t",
        "create table x",
        "insert",
        "'",
        "ä",
        "@DELIMITER ",
        "-- @DELIMITER $$\n",
        "// @delimiter ;\n",
        "$$"
    };

    @Test
    void takesFilesApartAsTheReaderOfMybatis() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String file = text(random, 1 + random.nextInt(30));

            assertThat(ScriptPart.up(file, new Variables(VALUES)).text())
                    .as(shown(file))
                    .isEqualTo(theirs(file, false));
            assertThat(ScriptPart.undo(file, new Variables(VALUES))
                            .orElse(ScriptPart.NOTHING)
                            .text())
                    .as(shown(file))
                    .isEqualTo(theirs(file, true));
        }
    }

    /** The real reader loses the rest of its 8192 characters at the mark of the undo, and sometimes not what comes behind them. */
    @Test
    void takesLongFilesApartAsTheReaderOfMybatis() throws IOException {
        Random random = new Random(8);
        int tails = 0;
        for (int i = 0; i < 400; i++) {
            String up = "insert into x;\n".repeat(500 + random.nextInt(150));
            String undo = random.nextBoolean() ? "-- //@UNDO\n" : "\n-- //@UNDO\r\n";
            String last = "delete from x where y = 'z'; ".repeat(random.nextInt(90));
            String file = up + undo + (random.nextInt(3) == 0 ? "drop table x;\n" : "") + last;

            String ours = ScriptPart.up(file, new Variables(VALUES)).text();
            assertThat(ours).isEqualTo(theirs(file, false));
            assertThat(ScriptPart.undo(file, new Variables(VALUES))
                            .orElseThrow()
                            .text())
                    .isEqualTo(theirs(file, true));
            tails += ours.contains("delete") ? 1 : 0;
        }
        assertThat(tails).isPositive();
    }

    @Test
    void replacesVariablesAsMybatis() {
        Random random = new Random(9);
        VariableReplacer theirs = new VariableReplacer(VALUES);
        for (int i = 0; i < 50_000; i++) {
            String text = text(random, 1 + random.nextInt(12));

            assertThat(new Variables(VALUES).replacedIn(text)).as(shown(text)).isEqualTo(theirs.replace(text));
        }
    }

    /** The real runner prints each statement that it sends; that none of them is SQL is nothing to it. */
    @Test
    void cutsScriptsAsTheRunnerOfMybatis() throws SQLException {
        Random random = new Random(10);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (int i = 0; i < 5_000; i++) {
                String file = text(random, 1 + random.nextInt(30)).replace("\r", "");
                boolean fullLine = random.nextInt(4) == 0;
                String text = ScriptPart.up(file, new Variables(VALUES)).text();

                Cut cut = Cut.of(ScriptPart.up(file, new Variables(VALUES)), ";", fullLine);
                StringBuilder ours = new StringBuilder();
                cut.statements().stream().map(SqlStatement::sql).forEach(sql -> ours.append(sql)
                        .append('\n'));

                assertThat(ours.toString()).as(shown(text)).isEqualTo(theirStatements(connection, text, fullLine));
            }
        }
    }

    private static String theirStatements(Connection connection, String text, boolean fullLine) {
        StringWriter printed = new StringWriter();
        ScriptRunner runner = new ScriptRunner(connection);
        runner.setLogWriter(new PrintWriter(printed));
        runner.setErrorLogWriter(new PrintWriter(new StringWriter()));
        runner.setFullLineDelimiter(fullLine);
        runner.setAutoCommit(true);
        try {
            runner.runScript(new StringReader(text));
        } catch (RuntimeException e) {
            // What no delimiter ends.
        }
        StringBuilder statements = new StringBuilder();
        for (String line : printed.toString().split("(?<=\n)")) {
            String trimmed = line.trim();
            if (!trimmed.startsWith("--") && !trimmed.startsWith("//")) {
                statements.append(line);
            }
        }
        return statements.toString();
    }

    private static String theirs(String file, boolean undo) throws IOException {
        Properties values = new Properties();
        values.putAll(VALUES);
        StringBuilder text = new StringBuilder();
        try (BufferedReader reader = new BufferedReader(new MigrationReader(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "UTF-8", undo, values))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String shown(String text) {
        return text.replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("%", "%%");
    }
}
