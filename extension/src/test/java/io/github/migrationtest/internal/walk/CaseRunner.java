package io.github.migrationtest.internal.walk;

import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.LiveMigrations;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.Planner;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rehearses the cases of the corpus, all of them on the same servers. */
final class CaseRunner implements AutoCloseable {
    /** What a case may set, in its own words. */
    private static final List<Setting> SETTINGS =
            List.of(Setting.TOOL, Setting.RUNTIME, Setting.OPTIONS, Setting.ROLLBACKS, Setting.BASELINE, Setting.SINCE);

    private final RunState run = new RunState();
    private final Path directory;
    private int cases;

    CaseRunner(Path directory) {
        this.directory = directory;
    }

    RehearsalResult rehearsed(LabelledCase labelled) throws IOException, SQLException {
        Optional<EndsByKind> ends = labelled.otherKind().map(other -> new EndsByKind(List.of(other, labelled.kind())));
        if (labelled.otherKind().isPresent()) {
            rehearsed(labelled.on(labelled.otherKind().get()), ends);
        }
        return rehearsed(labelled, ends);
    }

    private RehearsalResult rehearsed(LabelledCase labelled, Optional<EndsByKind> ends)
            throws IOException, SQLException {
        Path scratch = Files.createDirectory(directory.resolve("case" + ++cases));
        Settings settings = settings(labelled, scratch);
        for (Setting setting : SETTINGS) {
            settings = settings.with(
                    setting, labelled.property(setting.attribute()).orElse(""), "case.properties");
        }
        Optional<Path> copy = copy(labelled, settings, scratch);
        if (copy.isPresent()) {
            settings = settings.with(Setting.COPY_OF, copy.get().toString(), "the case");
        }
        CheckRules rules = CheckRules.of(
                settings,
                Map.of(),
                List.of(),
                labelled.property("rows").map(rows -> new CheckRules.Generated(Long.parseLong(rows), 1)),
                List.of());
        return Walk.of(run, plan(settings), rules, ends, "CorpusTests.case" + cases);
    }

    private Settings settings(LabelledCase labelled, Path scratch) throws IOException {
        Optional<Path> ofKind = labelled.scriptOf(labelled.kind());
        if (ofKind.isPresent()) {
            return ofScript(labelled, ofKind.get(), scratch);
        }
        return labelled.file("change.sql").isEmpty() ? ofOwnFolder(labelled) : ofScripts(labelled, scratch);
    }

    private Settings common(LabelledCase labelled, Path migrations) {
        return Settings.none()
                .with(Setting.DATABASE, labelled.kind().name(), "the corpus")
                .with(Setting.DIRECTORY, directory.resolve("databases").toString(), "the corpus")
                .with(Setting.MIGRATIONS, migrations.toAbsolutePath().toString(), "the case");
    }

    private Settings ofOwnFolder(LabelledCase labelled) {
        return common(
                labelled, labelled.folder().resolve(labelled.property("folder").orElse("migrations")));
    }

    private Settings ofScript(LabelledCase labelled, Path script, Path scratch) throws IOException {
        Path migrations = Files.createDirectory(scratch.resolve("migrations"));
        Files.copy(script, migrations.resolve("1_all.up.sql"));
        return ofGolangMigrate(labelled, migrations);
    }

    private Settings ofScripts(LabelledCase labelled, Path scratch) throws IOException {
        Path migrations = Files.createDirectory(scratch.resolve("migrations"));
        Files.copy(labelled.folder().resolve("before.sql"), migrations.resolve("1_before.up.sql"));
        Files.copy(labelled.folder().resolve("change.sql"), migrations.resolve("2_change.up.sql"));
        if (labelled.file("back.sql").isPresent()) {
            Files.copy(labelled.folder().resolve("back.sql"), migrations.resolve("2_change.down.sql"));
        }
        return ofGolangMigrate(labelled, migrations).with(Setting.SINCE, "1", "the corpus");
    }

    private Settings ofGolangMigrate(LabelledCase labelled, Path migrations) {
        Settings settings = common(labelled, migrations).with(Setting.TOOL, "golang-migrate", "the corpus");
        return labelled.kind() == DatabaseKind.SQLITE
                ? settings.with(Setting.RUNTIME, "go-sqlite3?_foreign_keys=on", "the corpus")
                : settings;
    }

    private Optional<Path> copy(LabelledCase labelled, Settings settings, Path scratch)
            throws IOException, SQLException {
        Path copy = scratch.resolve("production.db");
        Optional<Path> script = labelled.file("production.sql");
        if (script.isPresent()) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate(Files.readString(script.get()));
            }
            return Optional.of(copy);
        }
        Optional<Path> applied = labelled.file("applied");
        if (applied.isPresent()) {
            Plan before = plan(settings.with(
                    Setting.MIGRATIONS, applied.get().toAbsolutePath().toString(), "the case"));
            DatabaseFactory factory = run.factory(before);
            try (TestDatabase database = factory.create(factory.empty(), before.settings(), "CorpusTests.applied");
                    LiveMigrations moves = new LiveMigrations(before, database)) {
                moves.upToLatest();
                database.execute("VACUUM INTO ?", copy.toString());
            }
            return Optional.of(copy);
        }
        return Optional.empty();
    }

    private Plan plan(Settings settings) {
        return Planner.plan(
                run,
                settings,
                new Surroundings(CaseRunner.class.getClassLoader(), directory, directory.resolve("target")));
    }

    @Override
    public void close() {
        run.close();
    }
}
