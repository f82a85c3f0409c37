package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.internal.program.CleanEnvironment;
import io.github.migrationtest.internal.program.DatabaseForms;
import io.github.migrationtest.internal.program.Program;
import io.github.migrationtest.internal.program.ProgramResult;
import io.github.migrationtest.migration.MigrationFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The user's own sqitch, and how it is told of a database: by a target of a configuration that is written for one run, so that nothing
 * of the user's names the database; user and password are variables, which no list of processes shows.
 *
 * @param name as the user wrote it, {@code sqitch} or a path
 */
record SqitchProgram(String name, SqitchProject project) {
    /** What a script does to a large table takes its time. */
    private static final Duration LIMIT = Duration.ofHours(1);

    private static final String TARGET = "migration-test";

    /** The program's command line as the user would write it, without the target. */
    String shown(List<String> command) {
        return name + " " + String.join(" ", command);
    }

    Path directory() {
        return project.directory().toAbsolutePath().normalize();
    }

    /**
     * Runs it.
     *
     * @param scratch a folder of this run's own
     * @param registry where sqitch is to keep its registry, a schema or a file
     * @throws MigrationFailedException if it cannot be started
     */
    ProgramResult run(DatabaseKind kind, DatabaseLogin login, Path scratch, String registry, List<String> command)
            throws IOException {
        Path configuration =
                SqitchTarget.of(TARGET, uri(kind, login), registry, project).write(scratch.resolve("target.conf"));
        List<String> words = new ArrayList<>(List.of(name));
        words.addAll(command);
        words.addAll(List.of("--target", TARGET));
        project.settings().options().placeholders().forEach((variable, value) -> {
            words.add("--set");
            words.add(variable + "=" + value);
        });
        try {
            return new Program(words, directory(), environment(login, configuration), LIMIT).run();
        } catch (IOException e) {
            throw new MigrationFailedException(
                    "The program " + name + ", which is to apply this folder, cannot be started: " + e.getMessage()
                            + ".\nInstall sqitch and put it on the PATH of the tests, or say where it is: options ="
                            + " \"program=/path/to/sqitch\". Without that option its scripts are run here as sqitch runs them.",
                    null,
                    null,
                    null,
                    e);
        }
    }

    private static String uri(DatabaseKind kind, DatabaseLogin login) {
        DatabaseForms forms = DatabaseForms.of(kind, login);
        return kind == DatabaseKind.SQLITE
                ? "db:sqlite:" + Path.of(forms.filledIn("{path}")).toUri().getRawPath()
                : "db:pg:" + forms.filledIn("//{host}:{port}/{database}");
    }

    private Map<String, String> environment(DatabaseLogin login, Path configuration) {
        Map<String, String> environment = new TreeMap<>(CleanEnvironment.of(System.getenv()));
        // Of the three files that sqitch reads, the user's and the project's stay as they are.
        environment.put("SQITCH_SYSTEM_CONFIG", configuration.toString());
        project.settings()
                .options()
                .configuration()
                .ifPresent(file ->
                        environment.put("SQITCH_CONFIG", file.toAbsolutePath().toString()));
        if (!login.user().isEmpty()) {
            environment.put("SQITCH_USERNAME", login.user());
        }
        if (!login.password().isEmpty()) {
            environment.put("SQITCH_PASSWORD", login.password());
        }
        return environment;
    }
}
