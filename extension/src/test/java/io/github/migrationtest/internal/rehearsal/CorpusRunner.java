package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs the migration of a case as a test would, and reads what is found of it. */
final class CorpusRunner implements AutoCloseable {
    private final RunState run = new RunState();
    private final DatabaseKind kind;
    private final Path module;
    private int cases;

    CorpusRunner(DatabaseKind kind, Path module) {
        this.kind = kind;
        this.module = module;
    }

    /** Every loss that the scripts do not say, with the statements that took it. */
    List<String> found(CorpusCase corpusCase) {
        return of(corpusCase, moved -> moved.judgedLosses().stream()
                .filter(loss -> loss.meaning() != DataLoss.Meaning.SAID)
                .map(loss -> line(moved, loss))
                .toList());
    }

    /** Judges a case at the end of a test that did not look. */
    void guard(CorpusCase corpusCase) {
        of(corpusCase, moved -> {
            new DataGuard(moved.plan, run.report(), "GuardedTest").judge(List.of(moved));
            return moved;
        });
    }

    /** What is to be known of the run of a case. */
    <T> T of(CorpusCase corpusCase, Function<RecordedRun, T> question) {
        String folder = "migrations" + ++cases;
        write(folder + "/1_before.up.sql", "select 1;");
        write(folder + "/2_migration.up.sql", corpusCase.migration());
        Settings settings =
                Settings.none().with(Setting.MIGRATIONS, folder, "test").with(Setting.DATABASE, kind.name(), "test");
        if (kind == DatabaseKind.SQLITE) {
            String runtime = corpusCase.enforcesForeignKeys() ? "go-sqlite3?_foreign_keys=on" : "go-sqlite3";
            settings = settings.with(Setting.RUNTIME, runtime, "test");
        }
        Plan plan = Planner.plan(
                run, settings, new Surroundings(getClass().getClassLoader(), module, module.resolve("target")));
        StartPoint at = new StartPoint.At(plan.folder().all().get(0));
        try (TestDatabase database =
                run.factory(plan).create(run.template(plan, at), plan.settings(), "CorpusRunner.case" + cases)) {
            corpusCase.statementsBefore(kind).forEach(database::execute);
            return question.apply((RecordedRun) new LiveMigrations(plan, database).up());
        }
    }

    private static String line(RecordedRun run, DataLoss loss) {
        String kind =
                switch (loss.meaning()) {
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

    private void write(String file, String text) {
        try {
            Path path = module.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
