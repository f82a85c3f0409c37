package io.github.migrationtest.internal.sql;

import java.util.Map;
import java.util.Set;

/** The names of PostgreSQL's types, as {@code format_type} writes them. */
final class PostgresqlType {
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int8", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("float", "double precision"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("varbit", "bit varying"));
    private static final Set<String> TEXTS = Set.of("text", "character varying", "bpchar");
    private static final Set<String> NUMBERS =
            Set.of("integer", "smallint", "bigint", "numeric", "real", "double precision");

    private PostgresqlType() {}

    /** One name for each type. */
    static String canonical(String name) {
        return ALIASES.getOrDefault(name, name);
    }

    /** Whether a cast of a string to it says nothing: all that are texts without a limit. */
    static boolean isText(String type) {
        return TEXTS.contains(type);
    }

    static boolean isNumber(String type) {
        return NUMBERS.contains(type);
    }

    /** The type without length, precision and scale. */
    static String withoutModifier(String type) {
        int open = type.indexOf('(');
        int close = type.indexOf(')');
        return open < 0 || close < open ? type : type.substring(0, open) + type.substring(close + 1);
    }
}
