package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the files that a journal lists, and says what is odd about the others. */
final class DrizzleReader {
    private static final String DOWN = ".down.sql";

    private final Path folder;
    private final DrizzleJournal journal;
    private final Map<String, Path> rollbacks;
    private final List<DrizzleMigration> migrations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    DrizzleReader(Path folder, DrizzleJournal journal, Optional<Path> rollbacks) {
        this.folder = folder;
        this.journal = journal;
        this.rollbacks = rollbacks.map(this::rollbacks).orElse(Map.of());
        journal.entries().forEach(this::add);
        warnOfStrays();
    }

    List<DrizzleMigration> migrations() {
        return List.copyOf(migrations);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void add(DrizzleJournal.Entry entry) {
        Path file = folder.resolve(entry.tag() + ".sql");
        if (!Files.isRegularFile(file)) {
            throw new MigrationFolderException(
                    "The journal lists " + entry.tag() + ", but there is no file " + file
                            + ". Restore the file, or remove its entry with `drizzle-kit drop`.",
                    file);
        }
        SqlScript up = DrizzleScript.up(file);
        Optional<SqlScript> down =
                Optional.ofNullable(rollbacks.get(entry.tag())).map(DrizzleScript::down);
        Version version = Version.placed(entry.tag(), migrations.size());
        if (!migrations.isEmpty()) {
            warnOfOrder(migrations.get(migrations.size() - 1), entry);
        }
        migrations.add(new DrizzleMigration(
                new Migration(version, entry.tag(), up, down), entry.when(), DrizzleScript.hash(up.text())));
    }

    private void warnOfOrder(DrizzleMigration before, DrizzleJournal.Entry entry) {
        if (entry.when() <= before.when()) {
            warnings.add("The journal dates " + entry.tag() + " no later than "
                    + before.migration().name()
                    + " before it. A database that already has the one before never gets it, without an error:"
                    + " give it a later `when`.");
        }
    }

    private void warnOfStrays() {
        TreeSet<String> strays = new TreeSet<>(files(folder, ".sql").keySet());
        journal.entries().forEach(entry -> strays.remove(entry.tag()));
        if (!strays.isEmpty()) {
            warnings.add("Not in the journal, so never applied: "
                    + strays.stream().map(tag -> tag + ".sql").collect(Collectors.joining(", ")) + " in " + folder
                    + ". Make migrations with `drizzle-kit generate --custom`, which lists them, or remove the files.");
        }
    }

    private Map<String, Path> rollbacks(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new MigrationFolderException(
                    "There is no rollbacks folder " + directory
                            + ". Name one that has <tag>.down.sql files with `rollbacks`.",
                    directory);
        }
        Map<String, Path> found = files(directory, DOWN);
        List<String> tags =
                journal.entries().stream().map(DrizzleJournal.Entry::tag).toList();
        List<String> strays =
                found.keySet().stream().filter(tag -> !tags.contains(tag)).toList();
        if (!strays.isEmpty()) {
            throw new MigrationFolderException(
                    "The rollbacks folder " + directory + " has "
                            + strays.stream().map(tag -> tag + DOWN).collect(Collectors.joining(", "))
                            + ", which take back no migration of the journal. It lists " + String.join(", ", tags)
                            + ". Name each file after its migration: <tag>.down.sql.",
                    directory);
        }
        return found;
    }

    private static Map<String, Path> files(Path directory, String suffix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix) && Files.isRegularFile(file))
                    .filter(file -> suffix.equals(DOWN)
                            || !file.getFileName().toString().endsWith(DOWN))
                    .collect(Collectors.toMap(
                            file -> {
                                String name = file.getFileName().toString();
                                return name.substring(0, name.length() - suffix.length());
                            },
                            file -> file,
                            (first, second) -> first,
                            TreeMap::new));
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The folder " + directory + " cannot be listed: " + e.getMessage(), directory, 0, e);
        }
    }
}
