package io.github.migrationtest.internal.sql;

import java.util.Set;

/** Names as PostgreSQL writes them: in quotes only where they would be something else without. */
public final class PostgresqlNames {
    /** All keywords but those that are names everywhere ({@code pg_get_keywords()}, all categories but U), of version 18. */
    private static final Set<String> KEYWORDS = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both"
                            + " case cast char character check coalesce collate collation column concurrently"
                            + " constraint create cross current_catalog current_date current_role current_schema"
                            + " current_time current_timestamp current_user dec decimal default deferrable desc"
                            + " distinct do else end except exists extract false fetch float for foreign freeze from"
                            + " full grant greatest group grouping having ilike in initially inner inout int integer"
                            + " intersect interval into is isnull join json json_array json_arrayagg json_exists"
                            + " json_object json_objectagg json_query json_scalar json_serialize json_table json_value"
                            + " lateral leading least left like limit localtime localtimestamp merge_action national"
                            + " natural nchar none normalize not notnull null nullif numeric offset on only or order"
                            + " out outer overlaps overlay placing position precision primary real references"
                            + " returning right row select session_user setof similar smallint some substring"
                            + " symmetric system_user table tablesample then time timestamp to trailing treat trim"
                            + " true union unique user using values varchar variadic verbose when where window with"
                            + " xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi"
                            + " xmlroot xmlserialize xmltable")
                    .split(" "));

    private PostgresqlNames() {}

    /** The name as SQL takes it. */
    public static String quoted(String name) {
        return isPlain(name) && !KEYWORDS.contains(name) ? name : Names.quoted(name);
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty() || !isLetter(name.charAt(0))) {
            return false;
        }
        return name.chars().allMatch(c -> isLetter((char) c) || c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c == '_' || c > 0x7f;
    }
}
