package io.github.migrationtest.migration.flyway;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a folder's files are named.
 *
 * @param versioned with the version as its first group and the description as its second; the same for {@code undo} and {@code
 *     baseline}
 * @param repeatable with the description as its first group
 * @param callback an event, and perhaps a description
 * @param suffixes in lower case
 */
record FlywayNaming(
        Pattern versioned,
        Pattern undo,
        Pattern baseline,
        Pattern repeatable,
        Pattern callback,
        List<String> suffixes) {

    static FlywayNaming of(FlywaySettings settings) {
        List<String> suffixes = settings.list("sqlMigrationSuffixes");
        if (suffixes.isEmpty()) {
            suffixes = List.of(".sql");
        }
        String separator = Pattern.quote(settings.get("sqlMigrationSeparator").orElse("__"));
        String end = "(?i:" + suffixes.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")";
        // What has no separator has no description.
        String numbered = "(.*?)(?:" + separator + "(.*))?" + end;
        return new FlywayNaming(
                prefixed(settings, "sqlMigrationPrefix", "V", numbered),
                prefixed(settings, "undoSqlMigrationPrefix", "U", numbered),
                prefixed(settings, "baselineMigrationPrefix", "B", numbered),
                prefixed(settings, "repeatableSqlMigrationPrefix", "R", separator + "(.*)" + end),
                Pattern.compile("(?:before|after|createSchema)[A-Za-z]*(?:" + separator + ".*)?" + end),
                suffixes.stream().map(suffix -> suffix.toLowerCase(Locale.ROOT)).toList());
    }

    private static Pattern prefixed(FlywaySettings settings, String name, String otherwise, String rest) {
        return Pattern.compile(Pattern.quote(settings.get(name).orElse(otherwise)) + rest);
    }

    boolean isScript(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return suffixes.stream().anyMatch(lower::endsWith);
    }

    String withoutSuffix(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return suffixes.stream()
                .filter(lower::endsWith)
                .findFirst()
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .orElse(name);
    }
}
