package io.github.migrationtest.internal.sql;

import java.util.Map;
import java.util.Optional;

/** Functions of MySQL and MariaDB that go by several names: the one of each that servers keep. */
final class MysqlFunctions {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("lcase", "lower"),
            Map.entry("ucase", "upper"),
            Map.entry("substring", "substr"),
            Map.entry("mid", "substr"),
            Map.entry("character_length", "char_length"),
            Map.entry("octet_length", "length"),
            Map.entry("day", "dayofmonth"),
            Map.entry("power", "pow"),
            Map.entry("ceil", "ceiling"),
            Map.entry("sha1", "sha"),
            Map.entry("now", "current_timestamp"),
            Map.entry("localtime", "current_timestamp"),
            Map.entry("localtimestamp", "current_timestamp"),
            Map.entry("curdate", "current_date"),
            Map.entry("curtime", "current_time"),
            Map.entry("schema", "database"),
            Map.entry("session_user", "user"),
            Map.entry("system_user", "user"));

    /** What may stand without brackets, and how it is kept. */
    private static final Map<String, String> WITHOUT_BRACKETS = Map.of(
            "current_timestamp", "current_timestamp",
            "localtime", "current_timestamp",
            "localtimestamp", "current_timestamp",
            "current_date", "current_date",
            "current_time", "current_time",
            "utc_timestamp", "utc_timestamp()",
            "utc_date", "utc_date()",
            "utc_time", "utc_time()",
            "current_user", "current_user()",
            "current_role", "current_role()");

    private MysqlFunctions() {}

    static String name(String word) {
        return NAMES.getOrDefault(word, word);
    }

    static Optional<String> withoutBrackets(String word) {
        return Optional.ofNullable(WITHOUT_BRACKETS.get(word));
    }
}
