package io.github.migrationtest.schema.postgresql;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a database has only where somebody made one: most have few of these kinds, and those that are not there need not be asked for.
 * Objects of the server's own have numbers below 16384 (FirstNormalObjectId in access/transam.h).
 *
 * <p>Each object that somebody made depends on another, at the least on its schema (catalog {@code pg_depend}), so that one look there
 * tells of most kinds; some may be said to be there that are not. A cast may be between types of the server's own and a publication of
 * all tables: neither depends on anything.
 */
enum Made {
    ENUM_TYPE("pg_type e"),
    DOMAIN("pg_type d"),
    RANGE_TYPE("pg_type r"),
    ROUTINE("pg_proc"),
    AGGREGATE("pg_proc"),
    OPERATOR("pg_operator"),
    CAST("pg_cast"),
    COLLATION("pg_collation"),
    TEXT_SEARCH_DICTIONARY("pg_ts_dict"),
    TEXT_SEARCH_CONFIGURATION("pg_ts_config"),
    FOREIGN_SERVER("pg_foreign_server"),
    POLICY("pg_policy"),
    RULE("pg_rewrite"),
    STATISTICS("pg_statistic_ext"),
    PUBLICATION("pg_publication"),
    EVENT_TRIGGER("pg_event_trigger"),
    TRIGGER("pg_trigger"),
    GRANT_ON_RELATION("pg_class relacl"),
    GRANT_ON_COLUMN("pg_attribute attacl"),
    GRANT_ON_ROUTINE("pg_proc proacl"),
    GRANT_ON_TYPE("pg_type typacl");

    /** Gives the names of kinds, some of which may be those of none here. */
    static final String QUERY = Stream.of(
                    "select c.relname as kind from pg_class c where c.oid in (select classid from pg_depend where objid >= 16384)",
                    "select distinct 'pg_type ' || typtype::text from pg_type where typtype in ('e', 'd', 'r') and oid >= 16384",
                    some("pg_cast", "oid", ""),
                    some("pg_publication", "oid", ""),
                    some("pg_class", "oid", "relacl"),
                    some("pg_attribute", "attrelid", "attacl"),
                    some("pg_proc", "oid", "proacl"),
                    some("pg_type", "oid", "typacl"))
            .collect(Collectors.joining(" union all "));

    private final String kind;

    Made(String kind) {
        this.kind = kind;
    }

    private static String some(String catalog, String oid, String given) {
        return "select '" + catalog + (given.isEmpty() ? "" : " " + given) + "' where exists (select from " + catalog
                + " where " + oid + " >= 16384" + (given.isEmpty() ? "" : " and " + given + " is not null") + ")";
    }

    boolean isAmong(Set<String> kinds) {
        return kinds.contains(kind);
    }
}
