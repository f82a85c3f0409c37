package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One spelling for what Drizzle Kit writes as a column's type and what a server makes of it. */
final class IntendedType {
    private static final Pattern PARTS = Pattern.compile("\\s*([^(]*?)\\s*(?:\\((.*)\\))?\\s*([^)]*?)\\s*");
    private static final Map<String, String> POSTGRESQL = Map.ofEntries(
            Map.entry("serial", "integer"),
            Map.entry("bigserial", "bigint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("bool", "boolean"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("bpchar", "character"),
            Map.entry("varbit", "bit varying"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timetz", "time with time zone"));
    private static final Map<String, String> MYSQL = Map.of(
            "boolean", "tinyint",
            "bool", "tinyint",
            "integer", "int",
            "numeric", "decimal",
            "dec", "decimal",
            "real", "double",
            "double precision", "double",
            "serial", "bigint unsigned");
    private static final Set<String> OF_ONE = Set.of("character", "char", "bit", "binary");
    private static final Set<String> WITH_WIDTH = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "year");

    private IntendedType() {}

    /** The type in the spelling that both sides get. */
    static String canonical(DatabaseKind kind, String type) {
        String lower = type.toLowerCase(Locale.ROOT).replace("\"", "");
        return switch (kind) {
            // It holds no text to a length, and no number to its digits.
            case SQLITE -> lower.replaceAll("\\s|\\(.*\\)", "");
            case POSTGRESQL -> postgresql(lower);
            case MYSQL, MARIADB -> mysql(kind, lower);
        };
    }

    private static String postgresql(String type) {
        // The server forgets how many dimensions an array was given.
        String array = type.endsWith("]") ? "[]" : "";
        Matcher parts = PARTS.matcher(type.replaceAll("(\\[\\d*])+$", ""));
        if (!parts.matches()) {
            return type;
        }
        String base = (parts.group(1) + " " + parts.group(3)).strip().replace(" without time zone", "");
        // Where it was found depends on the search path.
        String name = base.substring(base.lastIndexOf('.') + 1);
        String known = POSTGRESQL.getOrDefault(name, name);
        return known + arguments(known, "numeric", parts.group(2) == null ? "" : parts.group(2)) + array;
    }

    private static String mysql(DatabaseKind kind, String type) {
        Matcher parts = PARTS.matcher(type.replaceAll("\\s(character set|collate)\\s.*", ""));
        if (!parts.matches()) {
            return type;
        }
        String base = (parts.group(1) + " " + parts.group(3)).strip();
        String known = MYSQL.getOrDefault(base, base);
        if (known.equals("json") && kind == DatabaseKind.MARIADB) {
            return "longtext";
        }
        String arguments =
                parts.group(2) == null || WITH_WIDTH.contains(known.replace(" unsigned", "")) ? "" : parts.group(2);
        if (known.equals("decimal") && arguments.isEmpty()) {
            return "decimal(10,0)";
        }
        return known + arguments(known, "decimal", arguments);
    }

    private static String arguments(String base, String decimal, String arguments) {
        if (arguments.isEmpty()) {
            return OF_ONE.contains(base) ? "(1)" : "";
        }
        boolean noScale = base.equals(decimal) && !arguments.contains(",");
        return "(" + arguments.replaceAll(",\\s+", ",") + (noScale ? ",0" : "") + ")";
    }
}
