package io.github.migrationtest.internal.sql;

import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static io.github.migrationtest.internal.sql.SqlToken.Type.COMMENT;
import static io.github.migrationtest.internal.sql.SqlToken.Type.NUMBER;
import static io.github.migrationtest.internal.sql.SqlToken.Type.QUOTED_NAME;
import static io.github.migrationtest.internal.sql.SqlToken.Type.SEMICOLON;
import static io.github.migrationtest.internal.sql.SqlToken.Type.STRING;
import static io.github.migrationtest.internal.sql.SqlToken.Type.SYMBOL;
import static io.github.migrationtest.internal.sql.SqlToken.Type.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlLexerTests {

    @Test
    void tellsWordsNamesStringsAndNumbersApart() {
        assertThat(SqlLexer.tokens(SQLITE, "SELECT \"a\", `b`, [c d], 'it''s', x'00', 1.5e-3, .5 FROM t;"))
                .extracting(SqlToken::type, SqlToken::text)
                .containsExactly(
                        tuple(WORD, "SELECT"),
                        tuple(QUOTED_NAME, "\"a\""),
                        tuple(SYMBOL, ","),
                        tuple(QUOTED_NAME, "`b`"),
                        tuple(SYMBOL, ","),
                        tuple(QUOTED_NAME, "[c d]"),
                        tuple(SYMBOL, ","),
                        tuple(STRING, "'it''s'"),
                        tuple(SYMBOL, ","),
                        tuple(STRING, "x'00'"),
                        tuple(SYMBOL, ","),
                        tuple(NUMBER, "1.5e-3"),
                        tuple(SYMBOL, ","),
                        tuple(NUMBER, ".5"),
                        tuple(WORD, "FROM"),
                        tuple(WORD, "t"),
                        tuple(SEMICOLON, ";"));
    }

    @Test
    void endsACommentAtTheEndOfItsLine() {
        assertThat(SqlLexer.tokens(SQLITE, "a -- ; 'x\nb"))
                .extracting(SqlToken::type, SqlToken::text, SqlToken::line)
                .containsExactly(tuple(WORD, "a", 1), tuple(COMMENT, "-- ; 'x", 1), tuple(WORD, "b", 2));
    }

    @Test
    void takesTheBreakpointsOfDrizzleForComments() {
        assertThat(SqlLexer.code(SQLITE, "drop table a;--> statement-breakpoint\ndrop table b"))
                .extracting(SqlToken::text)
                .containsExactly("drop", "table", "a", ";", "drop", "table", "b");
    }

    @Test
    void nestsBlockCommentsOnPostgresqlOnly() {
        assertThat(texts(SQLITE, "/* a /* b */ c")).containsExactly("/* a /* b */", "c");
        assertThat(texts(POSTGRESQL, "/* a /* b */ c */ d")).containsExactly("/* a /* b */ c */", "d");
    }

    @Test
    void takesAnUnclosedQuoteUpToTheEnd() {
        assertThat(texts(SQLITE, "a 'b ; c")).containsExactly("a", "'b ; c");
        assertThat(texts(SQLITE, "a [b ; c")).containsExactly("a", "[b ; c");
        assertThat(texts(SQLITE, "a /* b")).containsExactly("a", "/* b");
    }

    @Test
    void countsLinesThroughStringsAndComments() {
        assertThat(SqlLexer.code(SQLITE, "'a\nb' /* \r\n\n */ c"))
                .extracting(SqlToken::line)
                .containsExactly(1, 4);
    }

    @Test
    void keepsDollarQuotedTextsOfPostgresqlWhole() {
        assertThat(texts(POSTGRESQL, "AS $fn$ a; $$ b $fn$;")).containsExactly("AS", "$fn$ a; $$ b $fn$", ";");
    }

    @Test
    void readsTheDashesAndBackslashesOfMysqlAsMysqlDoes() {
        assertThat(texts(MYSQL, "5--1 # c\n'a\\'b' -- d"))
                .containsExactly("5", "-", "-", "1", "# c", "'a\\'b'", "-- d");
    }

    @Test
    void readsTheCodeInExecutableCommentsOfMysql() {
        assertThat(texts(MYSQL, "/*!50003 a; 'b' */ /* c */ /*! d */ e */ f"))
                .containsExactly("/*!50003", "a", ";", "'b'", "*/", "/* c */", "/*!", "d", "*/", "e", "*", "/", "f");
        assertThat(texts(MARIADB, "/*M!100100 a */ b")).containsExactly("/*M!100100", "a", "*/", "b");
        assertThat(texts(MYSQL, "/*M! a */ b")).containsExactly("/*M! a */", "b");
        assertThat(texts(SQLITE, "/*! a */ b")).containsExactly("/*! a */", "b");
    }

    @Test
    void readsNamesAsSqliteDoes() {
        assertThat(SqlLexer.tokens(SQLITE, "\"a\"\"b\" `c``d` [e] été $v"))
                .extracting(SqlToken::name)
                .containsExactly("a\"b", "c`d", "e", "été", "$", "v");
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(texts(SQLITE, "\uFEFFSELECT")).containsExactly("SELECT");
    }

    @Test
    void leavesNothingOutButWhiteSpace() {
        String sql = "CREATE TABLE t(a DEFAULT (1 <> 2), b -> '$.c'); -- end\n/* x */";

        List<SqlToken> tokens = SqlLexer.tokens(SQLITE, sql);

        StringBuilder between = new StringBuilder();
        int end = 0;
        for (SqlToken token : tokens) {
            between.append(sql.substring(end, token.start()));
            assertThat(sql.substring(token.start(), token.end())).isEqualTo(token.text());
            end = token.end();
        }
        assertThat(between.append(sql.substring(end)).toString()).isBlank();
    }

    private static List<String> texts(DatabaseKind kind, String sql) {
        return SqlLexer.tokens(kind, sql).stream().map(SqlToken::text).toList();
    }
}
