package io.github.migrationtest.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlSqlTests {

    /** On the left what somebody writes, on the right what {@code pg_get_expr} gives back of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "deleted_at is null | (deleted_at IS NULL)",
                "a > 0 and (b < 5 or c = 1) | ((a > 0) AND ((b < 5) OR (c = 1)))",
                "n between 1 and 5 | ((n >= 1) AND (n <= 5))",
                "n not between 1 and 5 | ((n < 1) OR (n > 5))",
                "a != -1 | (a <> '-1'::integer)",
                "name like 'a%' and n between 1 and 2 | ((name ~~ 'a%'::text) AND ((n >= 1) AND (n <= 2)))",
                "name not ilike 'a%' | (name !~~* 'a%'::text)",
                "name in ('a', 'b') | (name = ANY (ARRAY['a'::text, 'b'::text]))",
                "name not in ('a', 'b') | (name <> ALL (ARRAY['a'::text, 'b'::text]))",
                "name in ('a') | (name = 'a'::text)",
                "CURRENT_TIMESTAMP | now()",
                "cast(a as int8) | (a)::bigint",
                "Coalesce(a, 0) % 2 = 0 | ((COALESCE(a, 0) % 2) = 0)",
                "not a isnull | (NOT (a IS NULL))",
                "a is not distinct from b | (NOT (a IS DISTINCT FROM b))",
                "\"name\" = 'it''s' | (name = 'it''s'::text)",
                "interval '1 day' | '1 day'::interval",
                "at at time zone 'utc' | (at AT TIME ZONE 'utc'::text)",
                "(a + 2) * 3 > 1 | (((a + 2) * 3) > 1)",
                "trim(b) = '' | (TRIM(BOTH FROM b) = ''::text)",
            })
    void takesTheServersTextForWhatSomebodyWrote(String written, String kept) {
        assertThat(CanonicalSql.expression(DatabaseKind.POSTGRESQL, written))
                .isEqualTo(CanonicalSql.expression(DatabaseKind.POSTGRESQL, kept));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a::text = '5' | a = '5'",
                "a = 'x'::varchar(1) | a = 'x'",
                "a - (b - c) > 0 | a - b - c > 0",
                "(a or b) and c | a or b and c",
                "\"user\" = 'x' | user = 'x'",
                "\"A\" = 1 | a = 1",
                "not (a = 1 and b = 1) | not a = 1 and b = 1",
                "-(5::bigint) = a | (-5)::bigint = a",
                "(a).b = 1 | a.b = 1",
                "not (a is null) | (not a) is null",
            })
    void keepsApartWhatAStatementCouldTellApart(String one, String other) {
        assertThat(CanonicalSql.expression(DatabaseKind.POSTGRESQL, one))
                .isNotEqualTo(CanonicalSql.expression(DatabaseKind.POSTGRESQL, other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select $a$ x", "select $a$", "select e'", "select b'", "select 'x", "select '"})
    void takesABodyThatEndsInATextAsItIs(String body) {
        assertThat(PostgresqlSql.body(body)).isEqualTo(body);
    }

    @Test
    void leavesOutCastsToTheTypeOfTheColumnBeside() {
        Map<String, String> types =
                Map.of("status", "character varying(10)", "amount", "numeric(10,2)", "day", "date", "n", "integer");

        assertThat(PostgresqlSql.expression(
                        "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
                        types))
                .isEqualTo("status in ('a', 'b')");
        assertThat(PostgresqlSql.expression("(amount >= (0)::numeric)", types)).isEqualTo("amount >= 0");
        assertThat(PostgresqlSql.expression("(day > '2020-01-01'::timestamp without time zone)", types))
                .isEqualTo("day > '2020-01-01'::timestamp without time zone");
        assertThat(PostgresqlSql.expression("(n = '5'::bigint)", types)).isEqualTo("n = 5::bigint");
    }

    @Test
    void leavesOutTheCastOfADefaultToItsColumnsType() {
        assertThat(PostgresqlSql.defaultValue("'{}'::jsonb", "jsonb")).isEqualTo("'{}'");
        assertThat(PostgresqlSql.defaultValue("'{}'::json", "jsonb")).isEqualTo("'{}'::json");
        assertThat(PostgresqlSql.defaultValue("NULL::character varying", "character varying(5)"))
                .isEqualTo("null");
        assertThat(PostgresqlSql.defaultValue("'-1'::integer", "bigint")).isEqualTo("-1");
    }
}
