package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.migration.MigrationFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/** A folder of one script, planned and run as a test would run it. */
final class OneScript {
    private final Path folder;
    private Settings settings;

    OneScript(Path folder, DatabaseKind kind, String sql) {
        this.folder = folder;
        write("migrations/1_one.up.sql", sql);
        settings = Settings.none()
                .with(Setting.DATABASE, kind.name(), "test")
                .with(Setting.MIGRATIONS, folder.resolve("migrations").toString(), "test")
                .with(Setting.DIRECTORY, folder.resolve("databases").toString(), "test");
    }

    OneScript with(Setting setting, String value) {
        settings = settings.with(setting, value, "test");
        return this;
    }

    OneScript setUp(String name, String sql) {
        return with(Setting.SET_UP, write(name, sql).toString());
    }

    /** Why it fails. */
    String failure() {
        MigrationFailedException failure = Assertions.catchThrowableOfType(
                MigrationFailedException.class,
                () -> use((migrations, database) -> {
                    migrations.up();
                }));
        Assertions.assertThat(failure).as("the failure of the script").isNotNull();
        return String.valueOf(failure.getMessage());
    }

    /** The last line of why it fails. */
    String advice() {
        String failure = failure();
        return failure.substring(failure.lastIndexOf('\n') + 1);
    }

    void use(Use use) {
        try (RunState run = new RunState()) {
            Plan plan = run.plan(settings, OneScript.class);
            try (TestDatabase database = run.factory(plan)
                    .create(run.template(plan, new StartPoint.AsItIs()), plan.settings(), "OneScript.test")) {
                use.with(new LiveMigrations(plan, database), database);
            }
        }
    }

    /** What is done with it. */
    interface Use {
        void with(LiveMigrations migrations, TestDatabase database);
    }

    private Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(folder.resolve("migrations"));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
