package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a folder whole. */
final class MybatisReader {
    private final FolderSettings settings;
    private final MybatisPlaces places;
    private final MybatisScripts scripts;

    private MybatisReader(FolderSettings settings) {
        this.settings = settings;
        this.places = MybatisPlaces.of(settings.folder());
        MybatisEnvironment environment =
                new EnvironmentReader(settings, EnvironmentReader.ofThisProcess()).read(places);
        DatabaseKind kind = settings.kind().or(environment::kind).orElse(DatabaseKind.SQLITE);
        this.scripts = new MybatisScripts(kind, environment, settings.options());
    }

    static MybatisFolder read(FolderSettings settings) {
        return new MybatisReader(settings).read();
    }

    private MybatisFolder read() {
        List<MybatisFile> files = MybatisFile.in(places.scripts());
        if (files.isEmpty()) {
            throw new MigrationFolderException(
                    "The folder " + places.scripts()
                            + " has no migration of MyBatis Migrations. Name them <number>_<description>.sql.",
                    places.scripts());
        }
        List<MybatisMigration> migrations = new ArrayList<>();
        boolean whole = areWhole(files);
        for (MybatisFile file : files) {
            Version version = whole
                    ? Version.number(file.id().toBigIntegerExact())
                    : Version.placed(file.id().toPlainString(), migrations.size());
            migrations.add(migration(file, version));
        }
        return new MybatisFolder(
                settings, places.scripts(), scripts, runtime(settings, scripts.kind()), List.copyOf(migrations));
    }

    private MybatisMigration migration(MybatisFile file, Version version) {
        Parts parts = parts(file);
        MybatisScript up = scripts.script(file.path(), parts.up());
        Optional<MybatisScript> undo = parts.undo().map(part -> scripts.script(file.path(), part));
        Migration migration = new Migration(version, file.name(), up.script(), undo.map(MybatisScript::script));
        return new MybatisMigration(migration, file, up, undo);
    }

    private record Parts(ScriptPart up, Optional<ScriptPart> undo) {}

    /** The file's text is gone when this ends, which makes room for the statements of a large one. */
    private Parts parts(MybatisFile file) {
        String text = scripts.text(file.path());
        Variables variables = scripts.environment().variables();
        return new Parts(ScriptPart.up(text, variables), ScriptPart.undo(text, variables));
    }

    /** Numbers with a decimal point are compared as such, which a version of whole numbers cannot. */
    private static boolean areWhole(List<MybatisFile> files) {
        return files.stream()
                .map(MybatisFile::id)
                .allMatch(id -> id.signum() >= 0 && id.stripTrailingZeros().scale() <= 0);
    }

    static MigrationRuntime runtime(FolderSettings settings, DatabaseKind kind) {
        String known =
                switch (kind) {
                    case SQLITE -> "sqlite-jdbc";
                    case POSTGRESQL -> "pgjdbc";
                    case MYSQL -> "mysql-connector-j";
                    case MARIADB -> "mariadb-java-client";
                };
        settings.runtime().filter(named -> !named.equals(known)).ifPresent(named -> {
            throw new MigrationFolderException(
                    "runtime = \"" + named + "\" is no driver that runs MyBatis Migrations on " + kind.productName()
                            + ". Known is " + known + ".",
                    settings.folder());
        });
        return new MigrationRuntime(known, DatabaseSettings.none(), false, true);
    }
}
