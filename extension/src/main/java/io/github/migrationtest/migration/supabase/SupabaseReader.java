package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists the files as the command line does ({@code pkg/migration/list.go}). */
final class SupabaseReader {
    private static final Pattern NAME = Pattern.compile("([0-9]+)_(.*)\\.sql");
    private static final Pattern OLD_INIT = Pattern.compile("([0-9]{14})_init\\.sql");
    private static final long FIRST_DATE_THAT_COUNTS = 20211209000000L;

    private final FolderSettings settings;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    SupabaseReader(FolderSettings settings) {
        this.settings = settings;
        List<Path> files = ScriptFiles.in(settings.folder()).stream()
                .filter(ScriptFiles::isFile)
                .toList();
        for (Path file : files) {
            add(file, file.equals(files.get(0)));
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

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void add(Path file, boolean first) {
        String fileName = String.valueOf(file.getFileName());
        Matcher old = OLD_INIT.matcher(fileName);
        if (first && old.matches() && Long.parseLong(old.group(1)) < FIRST_DATE_THAT_COUNTS) {
            warnings.add("Supabase never applies " + fileName
                    + ", which is an init of before 2021-12-09. Give it another name if it should run.");
            return;
        }
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            warnings.add("Supabase never applies " + fileName + ": it is not named <date>_<name>.sql.");
            return;
        }
        String full = fileName.substring(0, fileName.length() - ".sql".length());
        migrations.stream()
                .filter(other -> versionOf(other).equals(name.group(1)))
                .findFirst()
                .ifPresent(twin -> {
                    throw new MigrationFolderException(
                            "Two migrations have version " + name.group(1) + ": " + twin.name() + " and " + full
                                    + " in "
                                    + settings.folder()
                                    + ". The second of them fails at its row in the history. Give it another date.",
                            file);
                });
        migrations.add(new Migration(Version.placed(full, migrations.size()), full, script(file), down(full)));
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
        String text = settings.options().replacedIn(ScriptFiles.read(file));
        List<SqlStatement> statements = new ArrayList<>();
        for (SupabaseSplitter.Piece piece : SupabaseSplitter.split(text)) {
            statements.add(new SqlStatement(statements.size() + 1, piece.line(), piece.column(), piece.sql()));
        }
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), text, statements);
    }
}
