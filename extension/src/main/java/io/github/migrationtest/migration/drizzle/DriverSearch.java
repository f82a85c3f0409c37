package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which driver migrates production, as far as the project around a folder says it. */
final class DriverSearch {
    private static final Map<DrizzleDriver, Pattern> PACKAGES = new EnumMap<>(Map.of(
            DrizzleDriver.BETTER_SQLITE3, Pattern.compile("\"better-sqlite3\"\\s*:"),
            DrizzleDriver.LIBSQL, Pattern.compile("\"@libsql/client\"\\s*:"),
            DrizzleDriver.NODE_POSTGRES, Pattern.compile("\"pg\"\\s*:"),
            DrizzleDriver.POSTGRES_JS, Pattern.compile("\"postgres\"\\s*:")));
    private static final Pattern TURSO = Pattern.compile("\\b(?:driver|dialect)\\s*:\\s*['\"`]turso['\"`]");

    private DriverSearch() {}

    /** The drivers that may be it, the usual first; one if it is known. */
    static List<DrizzleDriver> search(Path folder, String dialect, DatabaseKind kind) {
        if (dialect.equals("turso")) {
            return List.of(DrizzleDriver.LIBSQL);
        }
        Optional<DrizzleDriver> found = Optional.empty();
        for (Path directory = folder.toAbsolutePath().normalize(); directory != null && found.isEmpty(); ) {
            found = said(directory, kind);
            directory = Files.exists(directory.resolve(".git")) ? null : directory.getParent();
        }
        // The drivers of one server send the same; only SQLite's differ, and sqlite-jdbc is nobody's unless it is
        // named.
        return found.map(List::of)
                .orElse(
                        kind == DatabaseKind.SQLITE
                                ? List.of(DrizzleDriver.BETTER_SQLITE3, DrizzleDriver.LIBSQL)
                                : List.of(DrizzleDriver.of(kind).get(0)));
    }

    private static Optional<DrizzleDriver> said(Path directory, DatabaseKind kind) {
        if (kind == DatabaseKind.SQLITE
                && configs(directory).stream()
                        .anyMatch(config -> TURSO.matcher(read(config)).find())) {
            return Optional.of(DrizzleDriver.LIBSQL);
        }
        String manifest = read(directory.resolve("package.json"));
        List<DrizzleDriver> drivers = DrizzleDriver.of(kind).stream()
                .filter(driver -> PACKAGES.containsKey(driver)
                        && PACKAGES.get(driver).matcher(manifest).find())
                .toList();
        return drivers.size() == 1 ? Optional.of(drivers.get(0)) : Optional.empty();
    }

    private static List<Path> configs(Path directory) {
        return Stream.of("ts", "js", "mjs", "cjs", "mts", "cts", "json")
                .map(extension -> directory.resolve("drizzle.config." + extension))
                .toList();
    }

    /** The text of a file of the project; what cannot be read says nothing. */
    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
