package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code <14 digits>_<name>/migration.sql} folders (drizzle-orm 1.0, {@code migrator.ts}). */
final class FolderReader {
    private static final String SCRIPT = "migration.sql";
    private static final String SNAPSHOT = "snapshot.json";
    private static final Pattern TIME =
            Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2}).*", Pattern.DOTALL);

    private FolderReader() {}

    /** Whether a folder has migrations of this layout; others too have {@code migration.sql} in folders, but no snapshot there. */
    static boolean recognises(Path folder) {
        return Files.isDirectory(folder) && folders(folder).stream().anyMatch(FolderReader::isOfDrizzle);
    }

    private static boolean isOfDrizzle(Path migration) {
        return TIME.matcher(name(migration)).matches() && Files.isRegularFile(migration.resolve(SNAPSHOT));
    }

    /** The sub-directories that hold a script, in the order in which the migrator applies them. */
    private static List<Path> folders(Path folder) {
        return ScriptFiles.in(folder).stream()
                .filter(entry -> Files.exists(entry.resolve(SCRIPT)))
                .sorted((one, other) -> LocaleOrder.INSTANCE.compare(name(one), name(other)))
                .toList();
    }

    /** The dialect that a snapshot says; empty if there is none. */
    static String dialect(Path folder) {
        return folders(folder).stream()
                .map(migration -> migration.resolve(SNAPSHOT))
                .filter(Files::isRegularFile)
                .flatMap(snapshot -> SnapshotHead.read(snapshot).stream())
                .map(SnapshotHead::dialect)
                .findFirst()
                .orElse("");
    }

    static List<DrizzleMigration> read(FolderSettings settings, DatabaseKind kind) {
        refuseJournal(settings.folder());
        List<Path> folders = folders(settings.folder());
        List<String> names = folders.stream().map(FolderReader::name).toList();
        Map<String, Path> rollbacks = settings.rollbacks()
                .map(directory -> RollbackFiles.in(directory, names, "the folder"))
                .orElse(Map.of());
        List<DrizzleMigration> migrations = new ArrayList<>();
        for (Path migration : folders) {
            String name = name(migration);
            Path file = migration.resolve(SCRIPT);
            SqlScript up = DrizzleScript.up(kind, file, settings.options());
            Path beside = migration.resolve("down.sql");
            Optional<SqlScript> down = Optional.ofNullable(rollbacks.get(name))
                    .or(() -> Optional.of(beside).filter(Files::isRegularFile))
                    .map(script -> DrizzleScript.down(kind, script, settings.options()));
            Version version = Version.placed(name, migrations.size());
            migrations.add(new DrizzleMigration(
                    new Migration(version, name, named(name, up), down.map(script -> named(name, script))),
                    when(migration),
                    DrizzleScript.hash(file),
                    migration.resolve(SNAPSHOT)));
        }
        return migrations;
    }

    /** All files have the same name, so messages say the folder's too. */
    private static SqlScript named(String folder, SqlScript script) {
        return script.name().endsWith(".down.sql")
                ? script
                : new SqlScript(folder + "/" + script.name(), script.path(), script.text(), script.statements());
    }

    private static void refuseJournal(Path folder) {
        if (Files.exists(DrizzleJournal.in(folder))) {
            throw new MigrationFolderException(
                    "The Drizzle folder " + folder + " has folders of Drizzle Kit 1.0 and the journal of an older one,"
                            + " meta/_journal.json. drizzle-orm 1.0 refuses that: \"We detected that you have old drizzle-kit"
                            + " migration folders. You must upgrade drizzle-kit and run \"drizzle-kit up\"\". Run it, or remove"
                            + " what is left of the older layout.",
                    DrizzleJournal.in(folder));
        }
    }

    private static long when(Path migration) {
        Matcher time = TIME.matcher(name(migration));
        if (time.matches()) {
            try {
                return LocalDateTime.of(
                                part(time, 1),
                                part(time, 2),
                                part(time, 3),
                                part(time, 4),
                                part(time, 5),
                                part(time, 6))
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
            } catch (DateTimeException e) {
                throw undated(migration);
            }
        }
        throw undated(migration);
    }

    private static MigrationFolderException undated(Path migration) {
        return new MigrationFolderException(
                "The name of " + migration
                        + " does not begin with a time of 14 digits (yyyyMMddHHmmss), which drizzle-orm"
                        + " records as the migration's created_at. Give the folder the name that drizzle-kit would give it,"
                        + " such as 20250220153045_add_users.",
                migration);
    }

    private static int part(Matcher time, int group) {
        return Integer.parseInt(time.group(group));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
