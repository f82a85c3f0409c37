package io.github.migrationtest.migration.pgroll;

import io.github.migrationtest.database.Confidential;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.JdbcUrls;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.internal.program.DatabaseForms;
import io.github.migrationtest.internal.program.Program;
import io.github.migrationtest.internal.program.ProgramResult;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the user's pgroll on a database, one command after the other as {@code pgroll migrate} goes through a folder. */
record PgrollRun(RunDatabase database, DatabaseLogin login, PgrollOptions options, Path directory) {
    /** A backfill of a large table takes its time. */
    private static final Duration LIMIT = Duration.ofHours(1);

    static PgrollRun on(RunDatabase database, PgrollOptions options, Path directory) {
        return new PgrollRun(database, database.login().get(), options, directory);
    }

    void initialize(Migration first) throws SQLException {
        if (!PgrollHistory.isInitialized(database.connection(), options)) {
            run(first, "init");
        }
    }

    /** pgroll ends well with a sentence where it wants a baseline first. */
    void start(Migration migration, boolean complete) throws SQLException {
        String output = run(
                migration,
                Stream.concat(
                                Stream.of(
                                        "start",
                                        String.valueOf(migration.up().path().orElseThrow())),
                                complete ? Stream.of("--complete") : Stream.empty())
                        .toArray(String[]::new));
        if (!PgrollHistory.read(database.connection(), options).has(migration.name())) {
            throw new MigrationFailedException(
                    migration.name() + " is not in the history of pgroll, which ended well:" + output);
        }
    }

    void rollBack(Migration migration) throws SQLException {
        String output = run(migration, "rollback");
        if (PgrollHistory.read(database.connection(), options).has(migration.name())) {
            throw new MigrationFailedException(
                    migration.name() + " is still in the history of pgroll, which ended well:" + output);
        }
    }

    private String run(Migration migration, String... arguments) {
        List<String> words = Stream.concat(Stream.of(options.program()), Stream.of(arguments))
                .toList();
        Map<String, String> environment = options.environment(login);
        DatabaseForms forms = DatabaseForms.of(DatabaseKind.POSTGRESQL, login);
        try {
            ProgramResult result = new Program(words, directory, environment, LIMIT).run();
            if (!result.isSuccess()) {
                String how =
                        switch (result.end()) {
                            case BY_ITSELF -> " ended with " + result.exit() + ".";
                            case OUT_OF_TIME -> " did not end within an hour, and was ended.";
                            case CANCELLED -> " was ended, since the time of the run was over.";
                            case INTERRUPTED -> " was ended, because the test was interrupted.";
                        };
                throw new MigrationFailedException(migration.name() + " failed: " + String.join(" ", words) + how
                        + forms.shown(result.output(), Confidential.isBehind(database.connection())) + "\nDatabase: "
                        + JdbcUrls.withoutPassword(login.jdbcUrl()));
            }
            return forms.shown(result.output(), Confidential.isBehind(database.connection()));
        } catch (IOException e) {
            throw new MigrationFailedException(
                    migration.name() + " failed: the program pgroll, which applies this folder, cannot be started: "
                            + e.getMessage()
                            + ".\nInstall it and put it on the PATH of the tests, or say where it is: options ="
                            + " \"program=/path/to/pgroll\".",
                    migration,
                    null,
                    null,
                    e);
        }
    }
}
