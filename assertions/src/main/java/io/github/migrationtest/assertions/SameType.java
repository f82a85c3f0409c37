package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether two names of a type are one: {@code varchar(80)} is what PostgreSQL calls {@code character varying(80)}. */
final class SameType {
    private static final Map<String, String> POSTGRESQL = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int8", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("bpchar", "character"),
            Map.entry("decimal", "numeric"),
            Map.entry("float", "double precision"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("varbit", "bit varying"),
            Map.entry("time", "time * without time zone"),
            Map.entry("timetz", "time * with time zone"),
            Map.entry("timestamp", "timestamp * without time zone"),
            Map.entry("timestamptz", "timestamp * with time zone"));

    private static final Map<String, String> MYSQL = Map.of(
            "integer", "int",
            "bool", "tinyint(1)",
            "boolean", "tinyint(1)",
            "dec", "decimal",
            "numeric", "decimal",
            "double precision", "double",
            "character varying", "varchar",
            "character", "char");

    /** The name, what stands in brackets behind it, and the rest: {@code timestamp}, {@code (3)}, {@code with time zone[]}. */
    private static final Pattern PARTS =
            Pattern.compile("(.*?)(\\([^)]*\\))?((?: with(?:out)? time zone| unsigned| zerofill)*)((?:\\[])*)");

    /** How wide MySQL shows a number says nothing of what it holds. */
    private static final Pattern DISPLAY_WIDTH = Pattern.compile("^(smallint|mediumint|int|bigint)\\(\\d+\\)");

    private SameType() {}

    static boolean same(DatabaseKind kind, String one, String other) {
        return switch (kind) {
            case SQLITE -> SameSql.same(kind, one, other);
            case POSTGRESQL -> canonical(one, POSTGRESQL).equals(canonical(other, POSTGRESQL));
            case MYSQL, MARIADB -> canonical(one, MYSQL).equals(canonical(other, MYSQL));
        };
    }

    private static String canonical(String type, Map<String, String> aliases) {
        String plain = type.strip().replaceAll("\\s*,\\s*", ",").replaceAll("\\s+", " ");
        int values = plain.indexOf('\'');
        // The labels of MySQL's enum and set are texts.
        String lower = values < 0
                ? plain.toLowerCase(Locale.ROOT)
                : plain.substring(0, values).toLowerCase(Locale.ROOT) + plain.substring(values);
        Matcher parts = PARTS.matcher(lower.replace(" (", "("));
        if (values >= 0 || !parts.matches()) {
            return lower;
        }
        String name = parts.group(1);
        String modifier = parts.group(2) == null ? "" : parts.group(2);
        String rest = parts.group(3);
        String alias = aliases.getOrDefault(name, name);
        boolean saysZone = alias.contains("*") && !rest.isEmpty();
        String whole = alias.contains("*") && !saysZone
                ? alias.replace(" *", modifier)
                : (saysZone ? name : alias) + modifier + rest;
        return DISPLAY_WIDTH.matcher(whole).replaceAll("$1") + parts.group(4);
    }
}
