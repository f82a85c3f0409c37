package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.ToolOptions;
import io.github.migrationtest.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the files that a journal lists, and says what is odd about the others. */
final class DrizzleReader {
    private final Path folder;
    private final DrizzleJournal journal;
    private final DatabaseKind kind;
    private final ToolOptions options;
    private final Map<String, Path> rollbacks;
    private final List<DrizzleMigration> migrations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    DrizzleReader(FolderSettings settings, DrizzleJournal journal, DatabaseKind kind) {
        this.folder = settings.folder();
        this.journal = journal;
        this.kind = kind;
        this.options = settings.options();
        List<String> tags =
                journal.entries().stream().map(DrizzleJournal.Entry::tag).toList();
        this.rollbacks = settings.rollbacks()
                .map(directory -> RollbackFiles.in(directory, tags, "the journal"))
                .orElse(Map.of());
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
        SqlScript up = DrizzleScript.up(kind, file, options);
        Path beside = folder.resolve(entry.tag() + RollbackFiles.DOWN);
        Optional<SqlScript> down = Optional.ofNullable(rollbacks.get(entry.tag()))
                .or(() -> Optional.of(beside).filter(Files::isRegularFile))
                .map(script -> DrizzleScript.down(kind, script, options));
        Version version = Version.placed(entry.tag(), migrations.size());
        if (!migrations.isEmpty()) {
            warnOfOrder(migrations.get(migrations.size() - 1), entry);
        }
        migrations.add(new DrizzleMigration(
                new Migration(version, entry.tag(), up, down),
                entry.when(),
                DrizzleScript.hash(file),
                snapshot(entry.tag())));
    }

    /** Snapshots are named after the prefix, which is all before the first {@code _}. */
    private Path snapshot(String tag) {
        return folder.resolve("meta").resolve(tag.substring(0, Math.max(0, tag.indexOf('_'))) + "_snapshot.json");
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
        TreeSet<String> strays = new TreeSet<>();
        for (Path file : ScriptFiles.in(folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(".sql") && !name.endsWith(RollbackFiles.DOWN) && Files.isRegularFile(file)) {
                strays.add(name.substring(0, name.length() - ".sql".length()));
            }
        }
        journal.entries().forEach(entry -> strays.remove(entry.tag()));
        if (!strays.isEmpty()) {
            warnings.add("Not in the journal, so never applied: "
                    + strays.stream().map(tag -> tag + ".sql").collect(Collectors.joining(", ")) + " in " + folder
                    + ". Make migrations with `drizzle-kit generate --custom`, which lists them, or remove the files.");
        }
    }
}
