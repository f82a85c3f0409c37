package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.UnreadScript;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.Version;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists the files as the command line does ({@code pkg/migration/list.go}). */
final class SupabaseReader {
    private static final Pattern NAME = Pattern.compile("(?d)([0-9]+)_(.*)\\.sql");
    /** Anywhere in a name. */
    private static final Pattern OLD_INIT = Pattern.compile("([0-9]{14})_init\\.sql");

    private static final long FIRST_DATE_THAT_COUNTS = 20211209000000L;

    private final FolderSettings settings;
    private final List<Migration> migrations = new ArrayList<>();
    private final Set<String> versions = new HashSet<>();
    private final Set<Migration> twins = new HashSet<>();
    private final Map<Migration, MigrationFolderException> unread = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    SupabaseReader(FolderSettings settings) {
        this.settings = settings;
        List<Path> entries = ScriptFiles.in(settings.folder());
        for (Path entry : entries) {
            // A link to a folder is none, and cannot be read.
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                add(entry, entry.equals(entries.get(0)));
            }
        }
        if (migrations.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + settings.folder()
                            + " has no migration of Supabase. Name them <date>_<name>.sql: `supabase migration new` does.",
                    settings.folder());
        }
    }

    static List<Path> named(Path folder) {
        return ScriptFiles.in(folder).stream()
                .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
                .toList();
    }

    List<Migration> migrations() {
        return List.copyOf(migrations);
    }

    /** Those whose version another one has that comes before. */
    Set<Migration> twins() {
        return Set.copyOf(twins);
    }

    /** Those whose file cannot be read, and why. */
    Map<Migration, MigrationFolderException> unread() {
        return Map.copyOf(unread);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void add(Path file, boolean first) {
        String fileName = String.valueOf(file.getFileName());
        Matcher old = OLD_INIT.matcher(fileName);
        if (first && old.find() && Long.parseLong(old.group(1)) < FIRST_DATE_THAT_COUNTS) {
            warnings.add("Supabase never applies " + fileName
                    + ", which is an init of before 2021-12-09. Give it another name if it should run.");
            return;
        }
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            warnings.add("Supabase never applies " + fileName + ": it is not named <date>_<name>.sql.");
            return;
        }
        Migration migration = migration(file, fileName.substring(0, fileName.length() - ".sql".length()));
        if (!versions.add(name.group(1))) {
            twins.add(migration);
        }
        migrations.add(migration);
    }

    private Migration migration(Path file, String name) {
        Version version = Version.placed(name, migrations.size());
        Optional<SqlScript> down = down(name);
        try {
            return new Migration(version, name, script(file), down);
        } catch (MigrationFolderException refusal) {
            Migration migration = new Migration(version, name, UnreadScript.of(file), down);
            unread.put(migration, refusal);
            return migration;
        }
    }

    /** What the history calls it: the digits in front. */
    static String versionOf(Migration migration) {
        return migration.name().substring(0, migration.name().indexOf('_'));
    }

    /** What the history calls its name: what stands behind the digits. */
    static String nameOf(Migration migration) {
        return migration.name().substring(migration.name().indexOf('_') + 1);
    }

    private Optional<SqlScript> down(String name) {
        return settings.rollbacks().stream()
                .flatMap(folder -> Stream.of(folder.resolve(name + ".down.sql"), folder.resolve(name + ".sql")))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(this::script);
    }

    SqlScript script(Path file) {
        String text = settings.options().replacedIn(ScriptFiles.read(file, DatabaseKind.POSTGRESQL, "Supabase"));
        List<SqlStatement> statements = new ArrayList<>();
        for (SupabaseSplitter.Piece piece : SupabaseSplitter.split(text)) {
            statements.add(new SqlStatement(statements.size() + 1, piece.line(), piece.column(), piece.sql()));
        }
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), text, statements);
    }
}
