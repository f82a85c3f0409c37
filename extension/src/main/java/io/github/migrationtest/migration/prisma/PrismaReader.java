package io.github.migrationtest.migration.prisma;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the folders of migrations in the order of their names, as the schema engine lists them. */
final class PrismaReader {
    static final String LOCK = "migration_lock.toml";
    private static final Pattern PROVIDER = Pattern.compile("(?m)^\\s*provider\\s*=\\s*\"([^\"]*)\"");

    private final FolderSettings settings;
    private final Path folder;

    PrismaReader(FolderSettings settings) {
        this.settings = settings;
        this.folder = settings.folder();
    }

    /** The engine that the lock names. */
    Optional<DatabaseKind> kind() {
        Path lock = folder.resolve(LOCK);
        if (!Files.isRegularFile(lock)) {
            return Optional.empty();
        }
        String text = ScriptFiles.read(lock);
        Matcher provider = PROVIDER.matcher(text);
        if (!provider.find()) {
            throw new MigrationFolderException(
                    "The file " + lock
                            + " names no provider. Prisma writes provider = \"postgresql\" there; restore it.",
                    lock);
        }
        return Optional.of(
                switch (provider.group(1)) {
                    case "sqlite" -> DatabaseKind.SQLITE;
                    case "postgresql", "postgres" -> DatabaseKind.POSTGRESQL;
                    case "mysql" ->
                        settings.kind().filter(DatabaseKind.MARIADB::equals).orElse(DatabaseKind.MYSQL);
                    default ->
                        throw new MigrationFolderException(
                                "The migrations of " + folder + " are for " + provider.group(1)
                                        + ", of which no test database can be made. Known are sqlite, postgresql and mysql.",
                                lock,
                                (int) text.substring(0, provider.start(1))
                                        .lines()
                                        .count(),
                                null);
                });
    }

    List<PrismaMigration> read(DatabaseKind kind) {
        List<PrismaMigration> migrations = new ArrayList<>();
        for (Path directory : ScriptFiles.in(folder)) {
            if (Files.isDirectory(directory)) {
                migrations.add(migration(directory, migrations.size(), kind));
            }
        }
        if (migrations.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + folder
                            + " has no migration of Prisma. `prisma migrate dev` makes <date>_<name>/migration.sql"
                            + " in it.",
                    folder);
        }
        return List.copyOf(migrations);
    }

    private PrismaMigration migration(Path directory, int place, DatabaseKind kind) {
        String name = String.valueOf(directory.getFileName());
        Path file = directory.resolve("migration.sql");
        if (!Files.isRegularFile(file)) {
            throw new MigrationFolderException(
                    "Could not find the migration file at " + file
                            + ". Prisma starts nothing then (P3015): delete the folder, or restore the file.",
                    file);
        }
        String text = ScriptFiles.read(file);
        return new PrismaMigration(
                new Migration(
                        Version.placed(name, place),
                        name,
                        script(file, text, kind, name + "/migration.sql"),
                        down(directory, name, kind)),
                text);
    }

    private Optional<SqlScript> down(Path directory, String name, DatabaseKind kind) {
        Path beside = directory.resolve("down.sql");
        Optional<Path> elsewhere = settings.rollbacks().map(rollbacks -> rollbacks.resolve(name + ".down.sql"));
        return Files.isRegularFile(beside)
                ? Optional.of(script(beside, ScriptFiles.read(beside), kind, name + "/down.sql"))
                : elsewhere
                        .filter(Files::isRegularFile)
                        .map(file -> script(file, ScriptFiles.read(file), kind, name + ".down.sql"));
    }

    private SqlScript script(Path file, String text, DatabaseKind kind, String name) {
        SqlScript split = SqlScript.split(kind, file, settings.options().replacedIn(text));
        return new SqlScript(name, split.path(), split.text(), split.statements());
    }
}
