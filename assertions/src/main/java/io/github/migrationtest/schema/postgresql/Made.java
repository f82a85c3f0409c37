package io.github.migrationtest.schema.postgresql;

/**
 * What a database has only where somebody made one: most have few of these kinds, and those that are not there need not be asked for.
 * Objects of the server's own have numbers below 16384 (FirstNormalObjectId in access/transam.h).
 */
enum Made {
    ENUM_TYPE("pg_type where typtype = 'e' and oid"),
    COMPOSITE_TYPE("pg_class where relkind = 'c' and oid"),
    DOMAIN("pg_type where typtype = 'd' and oid"),
    RANGE_TYPE("pg_type where typtype = 'r' and oid"),
    ROUTINE("pg_proc where oid"),
    AGGREGATE("pg_aggregate where aggfnoid::oid"),
    OPERATOR("pg_operator where oid"),
    CAST("pg_cast where oid"),
    COLLATION("pg_collation where oid"),
    TEXT_SEARCH_DICTIONARY("pg_ts_dict where oid"),
    TEXT_SEARCH_CONFIGURATION("pg_ts_config where oid"),
    FOREIGN_SERVER("pg_foreign_server where oid"),
    POLICY("pg_policy where oid"),
    RULE("pg_rewrite where rulename <> '_RETURN' and oid"),
    STATISTICS("pg_statistic_ext where oid"),
    PUBLICATION("pg_publication where oid"),
    EVENT_TRIGGER("pg_event_trigger where oid"),
    TRIGGER("pg_trigger where oid");

    private final String catalog;

    Made(String catalog) {
        this.catalog = catalog;
    }

    /** Gives a row with its name if there is one. */
    String query() {
        return "select '" + name() + "' as kind where exists (select from " + catalog + " >= 16384)";
    }
}
