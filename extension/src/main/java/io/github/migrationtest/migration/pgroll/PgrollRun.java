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
            run(first, first.name(), "init");
        }
    }

    /** pgroll ends well with a sentence where it wants a baseline first. */
    void start(Migration migration, boolean complete) throws SQLException {
        String file = String.valueOf(migration.up().path().orElseThrow());
        String output = run(migration, migration.name(), completing(complete, "start", file));
        if (!PgrollHistory.read(database.connection(), options).has(migration.name())) {
            throw notInHistory(migration, output);
        }
    }

    /** All that is pending; which of them failed is in what pgroll wrote. */
    void migrate(Path folder, List<Migration> wanted, boolean complete) throws SQLException {
        Migration last = wanted.get(wanted.size() - 1);
        String output = run(
                wanted.get(0),
                wanted.get(0).name() + " to " + last.name(),
                completing(complete, "migrate", folder.toString()));
        PgrollHistory history = PgrollHistory.read(database.connection(), options);
        wanted.stream()
                .filter(migration -> !history.has(migration.name()))
                .findFirst()
                .ifPresent(missing -> {
                    throw notInHistory(missing, output);
                });
    }

    private static String[] completing(boolean complete, String... arguments) {
        return Stream.concat(Stream.of(arguments), complete ? Stream.of("--complete") : Stream.empty())
                .toArray(String[]::new);
    }

    private static MigrationFailedException notInHistory(Migration migration, String output) {
        return new MigrationFailedException(
                migration.name() + " is not in the history of pgroll, which ended well:" + output);
    }

    void rollBack(Migration migration) throws SQLException {
        String output = run(migration, migration.name(), "rollback");
        if (PgrollHistory.read(database.connection(), options).has(migration.name())) {
            throw new MigrationFailedException(
                    migration.name() + " is still in the history of pgroll, which ended well:" + output);
        }
    }

    /** @param what it is run for, as a message begins */
    private String run(Migration first, String what, String... arguments) {
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
                throw new MigrationFailedException(what + " failed: " + String.join(" ", words) + how
                        + forms.shown(result.output(), Confidential.isBehind(database.connection())) + "\nDatabase: "
                        + JdbcUrls.withoutPassword(login.jdbcUrl()));
            }
            return forms.shown(result.output(), Confidential.isBehind(database.connection()));
        } catch (IOException e) {
            throw new MigrationFailedException(
                    what + " failed: the program pgroll, which applies this folder, cannot be started: "
                            + e.getMessage()
                            + ".\nInstall it and put it on the PATH of the tests, or say where it is: options ="
                            + " \"program=/path/to/pgroll\".",
                    first,
                    null,
                    null,
                    e);
        }
    }
}
