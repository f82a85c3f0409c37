package io.github.migrationtest.schema;

import java.util.Locale;

/** What else a schema may hold beside tables, views and triggers. */
public enum ObjectType {
    SCHEMA,
    EXTENSION,
    ENUM_TYPE,
    COMPOSITE_TYPE,
    RANGE_TYPE,
    DOMAIN,
    COLLATION,
    SEQUENCE,
    /** Its name ends in the types of its arguments: {@code area(integer, integer)}. */
    FUNCTION,
    PROCEDURE,
    /** MariaDB's, in its Oracle mode. */
    PACKAGE,
    PACKAGE_BODY,
    AGGREGATE,
    /** Its name ends in the types of its operands: {@code <->(point, line)}, {@code none} where there is no left one. */
    OPERATOR,
    /** Its name is what it makes of what: {@code celsius to fahrenheit}. */
    CAST,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_CONFIGURATION,
    FOREIGN_SERVER,
    PUBLICATION,
    EVENT_TRIGGER,
    EVENT,
    /** Of a table. */
    EXCLUSION_CONSTRAINT,
    /** Of a table: a row-level security policy. */
    POLICY,
    /** Of a table or view. */
    RULE,
    /** Of a table: extended statistics. */
    STATISTICS;

    /** What it is called in messages: {@code enum type}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
