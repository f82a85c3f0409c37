package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredColumn.Content;
import io.github.migrationtest.internal.sql.Names;

/**
 * The one text of a value of each type, such that a type that keeps the value keeps the text: {@code int}, {@code bigint},
 * {@code numeric} and {@code double precision}, {@code varchar} and {@code text}, {@code json} and {@code jsonb}.
 */
final class PostgresqlValues {

    private PostgresqlValues() {}

    /**
     * A column; one of a domain is of the domain's base.
     *
     * @param collation under which values of other bytes can be equal; else empty
     */
    static StoredColumn column(String name, String type, boolean builtIn, boolean generated, String collation) {
        String quoted = Names.quoted(name);
        return new StoredColumn(
                name,
                quoted,
                builtIn ? text(quoted, type) : quoted + "::text",
                builtIn ? content(type) : Content.OTHER,
                !builtIn && type.equals("citext") ? type : collation,
                generated);
    }

    private static Content content(String type) {
        return switch (type) {
            case "int2", "int4", "int8", "numeric" -> Content.NUMBER;
            case "bytea" -> Content.BYTES;
            case "text", "varchar", "bpchar" -> Content.TEXT;
            default -> Content.OTHER;
        };
    }

    private static String text(String column, String type) {
        return switch (type) {
            case "text" -> column;
            case "numeric" -> number(column);
            case "money" -> number(column + "::numeric");
            // Its own shortest digits are those of a double precision of another value.
            case "float4" -> fraction(column + "::float8");
            case "float8" -> fraction(column);
            case "bool" -> "case when " + column + " then '1' when not " + column + " then '0' end";
            case "timestamptz" -> "(" + column + " at time zone 'UTC')::text";
            case "date" -> date(column);
            case "json" -> json(column);
            // In hexadecimal digits the longest would exceed what a text may have.
            case "bytea" -> "md5(" + column + ")";
            default -> column + "::text";
        };
    }

    private static String number(String column) {
        return "trim_scale(" + column + ")::text";
    }

    /** Without an exponent, which a float has from 15 digits on; the cast itself would keep 15 digits only. */
    private static String fraction(String column) {
        return "case when abs(%1$s) >= 1e-4 and abs(%1$s) < 1e15 then (%1$s)::text when %1$s = 0 then '0' else %2$s end"
                .formatted(column, number("(" + column + ")::text::numeric"));
    }

    /** As the timestamp that begins the day; after the last day that has one, all the same. */
    private static String date(String column) {
        return "case when %1$s >= '0001-01-01' and %1$s < 'infinity' then %1$s::text || ' 00:00:00' else %1$s::timestamp::text end"
                .formatted(column);
    }

    /** As jsonb has it, but where that has no such character, or might not be made: of "0,0," at most 16,777,216 elements can. */
    private static String json(String column) {
        return "case when octet_length(%1$s::text) > 30000000 or strpos(%1$s::text, E'\\\\u0000') > 0 then %1$s::text else %1$s::jsonb::text end"
                .formatted(column);
    }

    /** What a text spells, as the column that it becomes has it: a day, a uuid in small letters, a number without zeros at its end. */
    static StoredColumn spelledAs(StoredColumn column, Content content) {
        String text = "(" + column.text() + ") collate \"C\"";
        return column.withText(
                content == Content.NUMBER
                        ? "case when %1$s ~ '^-?[0-9]{1,99}[.][0-9]{1,99}$' then trim_scale((%1$s)::numeric)::text else %1$s end"
                                .formatted(text)
                        : "case when %1$s ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then %1$s || ' 00:00:00' when %1$s ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then lower(%1$s) else %1$s end"
                                .formatted(text));
    }
}
