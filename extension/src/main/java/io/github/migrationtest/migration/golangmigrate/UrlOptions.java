package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The options as they are written, read as golang-migrate's drivers read them. */
record UrlOptions(FolderSettings settings) {
    private static final Set<String> KNOWN = Set.of(
            "x-migrations-table",
            "x-migrations-table-quoted",
            "x-no-tx-wrap",
            "x-multi-statement",
            "x-multi-statement-max-size",
            "x-statement-timeout",
            "x-no-lock",
            "x-lock-strategy",
            "x-lock-table");
    private static final Set<String> TRUE = Set.of("1", "t", "true");
    private static final Set<String> FALSE = Set.of("0", "f", "false");

    static UrlOptions of(FolderSettings settings) {
        for (String name : settings.options().options().keySet()) {
            if (!KNOWN.contains(name)) {
                throw new MigrationFolderException(
                        "\"" + name + "\" is no option of golang-migrate that changes what a rehearsal does. Known are "
                                + String.join(", ", new TreeSet<>(KNOWN)) + ".",
                        settings.folder());
            }
        }
        return new UrlOptions(settings);
    }

    String text(String name, String otherwise) {
        String value = settings.options().options().getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /** {@code strconv.ParseBool}. */
    boolean isSet(String name) {
        String value = text(name, "false");
        String lower = value.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            throw wrong(name, value, "is neither true nor false. golang-migrate takes true and false.");
        }
        return TRUE.contains(lower);
    }

    /** {@code strconv.Atoi}. */
    int number(String name) {
        String value = text(name, "0");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw wrong(name, value, "is no whole number, as golang-migrate wants it.");
        }
    }

    Optional<Duration> timeout() {
        int milliseconds = number("x-statement-timeout");
        if (milliseconds < 0) {
            throw wrong(
                    "x-statement-timeout",
                    Integer.toString(milliseconds),
                    "is over before a statement begins: golang-migrate runs none then. Say how many milliseconds it"
                            + " may take.");
        }
        return milliseconds == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(milliseconds));
    }

    Optional<String> lockTable() {
        String strategy = text("x-lock-strategy", "advisory");
        return switch (strategy) {
            case "advisory" -> Optional.empty();
            case "table" -> Optional.of(text("x-lock-table", "schema_lock"));
            default ->
                throw wrong(
                        "x-lock-strategy", strategy, "is no strategy of golang-migrate. It has advisory and table.");
        };
    }

    private MigrationFolderException wrong(String name, String value, String what) {
        return new MigrationFolderException("options = \"" + name + "=" + value + "\" " + what, settings.folder());
    }
}
