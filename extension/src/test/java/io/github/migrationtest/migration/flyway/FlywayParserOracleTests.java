package io.github.migrationtest.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.database.sqlite.SQLiteParser;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.mysql.MySQLParser;
import org.flywaydb.database.mysql.mariadb.MariaDBParser;
import org.flywaydb.database.postgresql.PostgreSQLCopyParsedStatement;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same texts through flyway-core's parsers and through ours: the same statements, or both refuse. */
class FlywayParserOracleTests {
    private static final List<String> REFUSED = List.of("refused");

    /** Flyway reads on for ever where the data of a COPY has no end. */
    private static final List<String> ENDLESS = List.of("endless");

    private static final int TEXTS = 5_000;
    private static final int LONGEST = 40;

    /** What changes how the rest of a text is read, on one engine or another, and what it must not be found in. */
    private static final List<String> PIECES = List.of(
            ";",
            ";",
            "\n",
            "\n\n",
            " ",
            " ",
            "\t",
            "\r\n",
            "(",
            ")",
            "'",
            "''",
            "\"",
            "`",
            "$$",
            "$a$",
            "$",
            "\\",
            "\\'",
            "--",
            "-- x",
            "#",
            "/*",
            "*/",
            "/*!50003 ",
            "/*!",
            "/* x */",
            "//",
            "DELIMITER //\n",
            "delimiter ;\n",
            "\nDELIMITER $$\n",
            "BEGIN",
            "begin",
            "END",
            "end",
            "CASE",
            "ATOMIC",
            "NOT",
            "IF",
            "LOOP",
            "END IF",
            "END CASE",
            "REPEAT",
            "WHILE",
            "CREATE",
            "CREATE PROCEDURE p()",
            "CREATE DEFINER=`a`@`b` FUNCTION f()",
            "TRIGGER",
            "EVENT",
            "BEGIN NOT ATOMIC",
            "PRAGMA foreign_keys",
            "VACUUM",
            "CREATE INDEX CONCURRENTLY",
            "ALTER TYPE t ADD VALUE",
            "REINDEX SCHEMA s",
            "COPY t FROM STDIN",
            "COPY s.t (a) FROM stdin",
            "\\.\n",
            "E'",
            "e'a\\'b'",
            "B'1'",
            "U&'x'",
            "N'x'",
            "a.b",
            "a.\"b\"",
            "`a`.`b`",
            "@x",
            "@",
            "1",
            "1a",
            "a1",
            "é",
            "_",
            "x",
            "SELECT",
            "t",
            "NULL",
            "=",
            ",",
            "=END",
            "\u00a0");

    static Stream<Arguments> texts() {
        List<String> texts = List.of(
                "CREATE TABLE t(a int);\nINSERT INTO t VALUES (1);\n",
                "-- head\n/* c */ CREATE TABLE t(a int) -- tail\n;\n-- foot\n",
                "(SELECT 1) UNION (SELECT 2);",
                "SELECT 1) ; SELECT 2;",
                "CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql; SELECT $tag$ ; $$ ; $tag$;",
                "PREPARE p AS SELECT $1; SELECT 2; SELECT '$';",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN 1=1 THEN 2 END; SELECT 3; END; SELECT 4;",
                "COPY t (a, b) FROM STDIN;\n1\t;\n2\t'\n\\.\nSELECT 1;",
                "COPY t FROM STDIN WITH (FORMAT csv);\na,b\n\\.\n",
                "SELECT E'it\\'s; ' || e'\\'' || ';';",
                "CREATE INDEX CONCURRENTLY i ON t(a);\nVACUUM;\nDROP INDEX CONCURRENTLY i;",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t(a); VACUUM FULL t; VACUUM t",
                "ALTER TYPE mood ADD VALUE 'x'; ALTER TYPE s.mood ADD VALUE 'x';",
                "ALTER SYSTEM SET a = 1; CREATE DATABASE d; DISCARD ALL; REINDEX DATABASE d; REINDEX (CONCURRENTLY) SCHEMA s;",
                "DELIMITER //\nCREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND//\nDELIMITER ;\nSELECT 2;",
                "DELIMITER $$\nCREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END$$\nSELECT 1$$",
                "CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; CASE x WHEN 1 THEN SELECT 2; END CASE; END; SELECT 3;",
                "CREATE DEFINER=`root`@`localhost` PROCEDURE p() BEGIN SELECT 1; END; SELECT 3;",
                "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SELECT 1; WHILE a DO SELECT 2; END WHILE; END; SELECT 4;",
                "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END; SELECT 3;",
                "BEGIN NOT ATOMIC SELECT 1; END",
                "SELECT 'it\\'s; ' , \"a\\\"; \", `b;` # c ; '\n; SELECT 5--1;\n",
                "/*!40101 SET NAMES utf8 */;\n/*!50003 CREATE TABLE t(a int); */;/*! no version; */;",
                "/*M!999999\\- enable the sandbox mode */\nSELECT 1;",
                "DELIMITER #\nSELECT 1#\nSELECT 2 # not a comment\n#",
                "DELIMITER too_long_to_be_found\nSELECT 1 too_long_to_be_found\nSELECT 2",
                "SELECT 1 DELIMITER //\n",
                "BEGIN; SELECT 1; COMMIT;",
                "START TRANSACTION;\nSELECT CASE WHEN a THEN b END; COMMIT;",
                "CREATE TABLE t(`end` int, `case` int); SELECT `case` FROM t;",
                "CREATE TABLE q(end INT, `begin` INT);\nUPDATE q SET x=(CASE 1 WHEN 1 THEN 2 END)",
                "SELECT end; SELECT 2;",
                ";;\n;",
                "",
                "-- nothing\n",
                "SELECT /* a /* b */ ; */ 1; SELECT 2; */",
                "SELECT 1\n\n;\n\n\nSELECT\n2");
        return Stream.of(DatabaseKind.values()).flatMap(kind -> texts.stream().map(text -> Arguments.of(kind, text)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("texts")
    void cutsAsFlywayDoes(DatabaseKind kind, String text) {
        assertThat(ours(kind, text)).isEqualTo(flyways(kind, text));
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void cutsTextsOfAnyKindAsFlywayDoes(DatabaseKind kind) {
        Random random = new Random(20_260_720);
        int refused = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            List<String> ours = ours(kind, text);
            if (ours.equals(ENDLESS)) {
                continue;
            }
            List<String> expected = flyways(kind, text);
            refused += expected.equals(REFUSED) ? 1 : 0;

            assertThat(ours).as("text %d: <%s>", i, text).isEqualTo(expected);
        }
        assertThat(refused).as("texts of both kinds").isBetween(1, TEXTS - 1);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(LONGEST); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.append("\n\\.\n//\n").toString();
    }

    private static List<String> ours(DatabaseKind kind, String text) {
        try {
            List<String> statements = new ArrayList<>();
            for (FlywayStatement statement : new FlywayParser(FlywayGrammar.of(kind), true, text).parse()) {
                statements.add(described(
                        statement.statement().line(),
                        statement.statement().sql(),
                        statement.transactional(),
                        String.valueOf(statement.statement().data().orElse(null))));
            }
            return statements;
        } catch (FlywayParser.NotParsed e) {
            return String.valueOf(e.getMessage()).contains("behind the data of a COPY") ? ENDLESS : REFUSED;
        }
    }

    private static List<String> flyways(DatabaseKind kind, String text) {
        ClassicConfiguration configuration = new ClassicConfiguration();
        configuration.setPlaceholderReplacement(false);
        ParsingContext context = new ParsingContext();
        Parser parser =
                switch (kind) {
                    case SQLITE -> new SQLiteParser(configuration, context);
                    case POSTGRESQL -> new PostgreSQLParser(configuration, context);
                    case MYSQL -> new MySQLParser(configuration, context);
                    case MARIADB -> new MariaDBParser(configuration, context);
                };
        List<String> statements = new ArrayList<>();
        try (SqlStatementIterator found = parser.parse(new StringResource(text))) {
            for (SqlStatement statement = found.next(); statement != null; statement = found.next()) {
                statements.add(described(
                        statement.getLineNumber(),
                        code(kind, statement.getSql()),
                        statement.canExecuteInTransaction(),
                        copyData(statement)));
            }
            return statements;
        } catch (FlywayException e) {
            return REFUSED;
        }
    }

    private static String described(int line, String sql, boolean transactional, String copyData) {
        return line + "|" + sql + "|" + transactional + "|" + copyData;
    }

    /** Flyway sends the comments in front of a statement with it, we do not. */
    private static String code(DatabaseKind kind, String sql) {
        FlywayLexer lexer = new FlywayLexer(FlywayGrammar.of(kind), sql);
        int start = 0;
        while (true) {
            FlywayToken token = lexer.next().orElse(null);
            if (token != null && !token.isEmpty()) {
                start = token.start();
                break;
            }
        }
        return sql.substring(start);
    }

    private static String copyData(SqlStatement statement) {
        if (!(statement instanceof PostgreSQLCopyParsedStatement)) {
            return "null";
        }
        try {
            var data = PostgreSQLCopyParsedStatement.class.getDeclaredField("copyData");
            data.setAccessible(true);
            return String.valueOf(data.get(statement));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
