package io.github.migrationtest.internal.sql;

import static io.github.migrationtest.internal.sql.SqlToken.Type.COMMENT;
import static io.github.migrationtest.internal.sql.SqlToken.Type.NUMBER;
import static io.github.migrationtest.internal.sql.SqlToken.Type.QUOTED_NAME;
import static io.github.migrationtest.internal.sql.SqlToken.Type.SEMICOLON;
import static io.github.migrationtest.internal.sql.SqlToken.Type.STRING;
import static io.github.migrationtest.internal.sql.SqlToken.Type.SYMBOL;
import static io.github.migrationtest.internal.sql.SqlToken.Type.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTests {

    @Test
    void cutsSqliteAsSqliteDoes() {
        List<SqlToken> tokens = SqlLexer.tokens(
                DatabaseKind.SQLITE, "a$1 'it''s;' \"x\"\"y\" `b``` [c d] x'00'->>1.5e-3 -- e\n/* f; */; ä");

        assertThat(tokens)
                .extracting(SqlToken::type, SqlToken::text)
                .containsExactly(
                        tuple(WORD, "a$1"),
                        tuple(STRING, "'it''s;'"),
                        tuple(QUOTED_NAME, "\"x\"\"y\""),
                        tuple(QUOTED_NAME, "`b```"),
                        tuple(QUOTED_NAME, "[c d]"),
                        tuple(STRING, "x'00'"),
                        tuple(SYMBOL, "->>"),
                        tuple(NUMBER, "1.5e-3"),
                        tuple(COMMENT, "-- e"),
                        tuple(COMMENT, "/* f; */"),
                        tuple(SEMICOLON, ";"),
                        tuple(WORD, "ä"));
        assertThat(tokens).extracting(SqlToken::name).contains("it's;", "x\"y", "b`", "c d", "x'00'");
    }

    @Test
    void takesTheBreakpointsOfDrizzleForComments() {
        assertThat(SqlLexer.code(DatabaseKind.SQLITE, "drop table a;--> statement-breakpoint\ndrop table b"))
                .extracting(SqlToken::text)
                .containsExactly("drop", "table", "a", ";", "drop", "table", "b");
    }

    @Test
    void countsLinesInsideTokensToo() {
        assertThat(SqlLexer.tokens(DatabaseKind.SQLITE, "a\r\n'b\nc' /* d\n */\n\ne"))
                .extracting(SqlToken::line)
                .containsExactly(1, 2, 3, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "`a", "[a", "/* a", "select 'a; b"})
    void endsTextThatNeverClosesWithTheScript(String sql) {
        List<SqlToken> tokens = SqlLexer.tokens(DatabaseKind.SQLITE, sql);

        assertThat(tokens.get(tokens.size() - 1).end()).isEqualTo(sql.length());
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void losesNothingButBlanks(DatabaseKind kind) {
        String sql = "\uFEFFselect a::int, $$b$$, \"c\" || 'd\\'' ; [1] # $1 :e @f ?2 --g\n !~ {} \u00a0";

        String joined = String.join(
                "", SqlLexer.tokens(kind, sql).stream().map(SqlToken::text).toList());

        assertThat(joined.replaceAll("[ \n]", "")).isEqualTo(sql.replaceAll("[ \n\uFEFF]", ""));
    }
}
