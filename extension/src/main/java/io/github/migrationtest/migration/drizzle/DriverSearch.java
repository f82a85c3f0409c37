package io.github.migrationtest.migration.drizzle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which driver migrates production, as far as the project around a folder says it. */
final class DriverSearch {
    private static final Pattern BETTER_SQLITE3 = Pattern.compile("\"better-sqlite3\"\\s*:");
    private static final Pattern LIBSQL = Pattern.compile("\"@libsql/client\"\\s*:");
    private static final Pattern TURSO = Pattern.compile("\\b(?:driver|dialect)\\s*:\\s*['\"`]turso['\"`]");

    private DriverSearch() {}

    /** The drivers that may be it, the usual first; one if it is known. */
    static List<DrizzleDriver> search(Path folder, String dialect) {
        if (dialect.equals("turso")) {
            return List.of(DrizzleDriver.LIBSQL);
        }
        Optional<DrizzleDriver> found = Optional.empty();
        for (Path directory = folder.toAbsolutePath().normalize(); directory != null && found.isEmpty(); ) {
            found = said(directory);
            directory = Files.exists(directory.resolve(".git")) ? null : directory.getParent();
        }
        return found.map(List::of).orElse(List.of(DrizzleDriver.BETTER_SQLITE3, DrizzleDriver.LIBSQL));
    }

    private static Optional<DrizzleDriver> said(Path directory) {
        if (configs(directory).stream()
                .anyMatch(config -> TURSO.matcher(read(config)).find())) {
            return Optional.of(DrizzleDriver.LIBSQL);
        }
        String manifest = read(directory.resolve("package.json"));
        Set<DrizzleDriver> drivers = EnumSet.noneOf(DrizzleDriver.class);
        if (BETTER_SQLITE3.matcher(manifest).find()) {
            drivers.add(DrizzleDriver.BETTER_SQLITE3);
        }
        if (LIBSQL.matcher(manifest).find()) {
            drivers.add(DrizzleDriver.LIBSQL);
        }
        return drivers.size() == 1 ? drivers.stream().findFirst() : Optional.empty();
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
