package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in migrations that lose something, and that nothing is found in those that do not: one text per case. */
class SqliteLossesTests {

    @TempDir
    Path module;

    static Stream<CorpusCase> losses() {
        return CorpusCase.read("losses.sqlite.txt");
    }

    static Stream<CorpusCase> legitimate() {
        return CorpusCase.read("legitimate.sqlite.txt");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void findsWhatIsLost(CorpusCase corpusCase) throws IOException {
        assertThat(found(corpusCase)).containsExactlyElementsOf(corpusCase.found());
    }

    @ParameterizedTest
    @MethodSource("legitimate")
    void reportsNothing(CorpusCase corpusCase) throws IOException {
        assertThat(found(corpusCase)).isEmpty();
    }

    /** Every loss that the scripts do not say, with the statements that took it. */
    private List<String> found(CorpusCase corpusCase) throws IOException {
        write("migrations/1_before.up.sql", "select 1;");
        write("migrations/2_migration.up.sql", corpusCase.migration());
        Settings settings = Settings.none()
                .with(Setting.MIGRATIONS, "migrations", "test")
                .with(
                        Setting.RUNTIME,
                        corpusCase.enforcesForeignKeys() ? "go-sqlite3?_foreign_keys=on" : "go-sqlite3",
                        "test");
        try (RunState run = new RunState()) {
            Plan plan = Planner.plan(
                    run, settings, new Surroundings(getClass().getClassLoader(), module, module.resolve("target")));
            StartPoint at = new StartPoint.At(plan.folder().all().get(0));
            try (TestDatabase database =
                    run.factory(plan).create(run.template(plan, at), plan.settings(), "SqliteLossesTests.test")) {
                corpusCase.statementsBefore(DatabaseKind.SQLITE).forEach(database::execute);
                LiveMigrations migrations = new LiveMigrations(plan, database);
                RecordedRun moved = (RecordedRun) migrations.up();
                return moved.judgedLosses().stream()
                        .filter(loss -> loss.kind() != LossKind.SAID)
                        .map(loss -> line(moved, loss))
                        .toList();
            }
        }
    }

    private static String line(RecordedRun run, JudgedLoss loss) {
        String kind =
                switch (loss.kind()) {
                    case TAKEN_ALONG -> "taken along: ";
                    case DESTROYED -> "destroyed: ";
                    default -> "";
                };
        return kind + loss.describe() + " @ "
                + run.culpritsOf(loss.change()).stream()
                        .map(culprit -> "statement " + culprit.statement().number() + ", line "
                                + culprit.statement().line())
                        .collect(Collectors.joining("; "));
    }

    private void write(String file, String text) throws IOException {
        Path path = module.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
