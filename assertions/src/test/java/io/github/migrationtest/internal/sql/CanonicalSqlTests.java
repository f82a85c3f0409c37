package io.github.migrationtest.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalSqlTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "((`Price`>0))                   | price > 0",
                "(a)+(b)                         | (a) + (b)",
                "(a, b)                          | (a, b)",
                "LOWER ( [E Mail] )=='X'         | lower(\"e mail\") = 'X'",
                "\"order\" IN(1,-2 , + 3)        | \"order\" in (1, -2, +3)",
                "a-1                             | a - 1",
                "a - -1                          | a - -1",
                "`true` is TRUE                  | \"true\" is true",
                "x'AB' != 0XFF                   | x'ab' <> 0xff",
                "t.\"A\" /* why */ like 'it''s'  | t.a like 'it''s'",
                "count(*) over (order by a)      | count(*) over (order by a)",
                "\"sum\"(a)                      | sum(a)",
                "data->>'$.A'                    | data ->> '$.A'"
            })
    void spellsAnExpressionInOneWay(String written, String expected) {
        String canonical = CanonicalSql.expression(DatabaseKind.SQLITE, written);

        assertThat(canonical).isEqualTo(expected);
        assertThat(CanonicalSql.expression(DatabaseKind.SQLITE, canonical)).isEqualTo(canonical);
    }

    @Test
    void keepsWordsInDoubleQuotesThatAreNoNames() {
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.SQLITE, "\"Kind\" = \"Big\" or t.\"Big\" = `Other`");

        assertThat(CanonicalSql.expression(tokens, "kind"::equals)).isEqualTo("kind = \"Big\" or t.big = other");
    }

    @Test
    void renamesWhereverTheNameStandsButNotInTexts() {
        assertThat(CanonicalSql.renamed(
                        DatabaseKind.SQLITE, "mail <> 'mail' and t.mail > lower(mails)", "Mail", "E-Mail"))
                .isEqualTo("\"e-mail\" <> 'mail' and t.\"e-mail\" > lower(mails)");
    }
}
