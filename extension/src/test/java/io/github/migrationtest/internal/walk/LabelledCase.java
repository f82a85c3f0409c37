package io.github.migrationtest.internal.walk;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of the corpus: migrations, and what must be found of them.
 *
 * <p>It lies in {@code faulty} or {@code right}, and there in the folder of its database. {@code before.sql} makes the schema and the
 * rows, {@code change.sql} is the migration, {@code back.sql} its way back where it has one; golang-migrate runs them. What is about
 * another tool has that tool's own folder, {@code migrations}, instead; and what is about two engines has a script for each, {@code
 * sqlite.sql} and {@code mysql.sql}, of which the one that is not the case's own is walked through first. Beside them may be:
 *
 * <ul>
 *   <li>{@code case.properties}: {@code tool}, {@code runtime}, {@code options}, {@code rollbacks}, {@code baseline} as {@code
 *       @MigrationTest} has them; {@code since}, behind which migrations are held to the rules; {@code folder}, where in the case
 *       the migrations lie; {@code rows}, how many generated ones each empty table gets
 *   <li>{@code production.sql}: what a copy of a real SQLite database is made by
 *   <li>{@code applied}: the folder of migrations that a copy of a real SQLite database was migrated with, as it was then
 *   <li>{@code found.txt}: what must be found, a line each: the check, what it is about, and {@code warning} where it is one
 * </ul>
 */
record LabelledCase(Path folder, boolean faulty, DatabaseKind kind, Properties properties, Set<String> expected) {

    static Stream<LabelledCase> in(Path corpus) {
        try (Stream<Path> folders = Files.walk(corpus, 3)) {
            List<LabelledCase> cases = folders.filter(
                            folder -> corpus.relativize(folder).getNameCount() == 3)
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> of(corpus.relativize(folder), folder))
                    .toList();
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledCase of(Path name, Path folder) {
        return new LabelledCase(
                folder,
                name.startsWith("faulty"),
                DatabaseKind.valueOf(name.getName(1).toString().toUpperCase(Locale.ROOT)),
                properties(folder.resolve("case.properties")),
                lines(folder.resolve("found.txt")));
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private static Set<String> lines(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> !line.isBlank())
                            .collect(Collectors.toCollection(TreeSet::new))
                    : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.getProperty(name));
    }

    Optional<Path> file(String name) {
        return Optional.of(folder.resolve(name)).filter(Files::exists);
    }

    /** What makes the schema of one engine, in a case that is about two. */
    Optional<Path> scriptOf(DatabaseKind engine) {
        return file(engine.name().toLowerCase(Locale.ROOT) + ".sql");
    }

    /** The engine that this one has to agree with. */
    Optional<DatabaseKind> otherKind() {
        return Arrays.stream(DatabaseKind.values())
                .filter(other -> other != kind && scriptOf(other).isPresent())
                .findFirst();
    }

    /** The same on another engine. */
    LabelledCase on(DatabaseKind other) {
        return new LabelledCase(folder, faulty, other, properties, expected);
    }

    /** What a finding is in {@code found.txt}. */
    static String line(Finding finding) {
        return finding.check()
                + finding.object().map(object -> " " + object).orElse("")
                + (finding.severity() == Finding.Severity.WARNING ? " warning" : "");
    }

    /** The check that a line of {@code found.txt} is about. */
    static String check(String line) {
        return line.split(" ", 2)[0];
    }

    @Override
    public String toString() {
        int names = folder.getNameCount();
        return folder.getName(names - 2) + " " + folder.getName(names - 1);
    }
}
