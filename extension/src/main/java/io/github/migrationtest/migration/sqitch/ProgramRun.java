package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.Confidential;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.JdbcUrls;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.internal.program.DatabaseForms;
import io.github.migrationtest.internal.program.ProgramResult;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One {@code sqitch deploy} or {@code sqitch revert} by the user's own program. */
final class ProgramRun {
    private final RunDatabase database;
    private final SqitchProgram program;
    private final SqitchProject project;
    private final String planned;
    private final Registry registry;

    ProgramRun(RunDatabase database, SqitchProgram program, SqitchPlan plan) {
        this.database = database;
        this.program = program;
        this.project = program.project();
        this.planned = plan.project();
        this.registry = new Registry(database.connection(), project.registry());
    }

    void deploy(List<SqitchRun.Step> steps) throws SQLException {
        SqitchRun.Step last = steps.get(steps.size() - 1);
        List<String> command =
                new ArrayList<>(List.of("deploy", "--to-change", last.change().id()));
        project.option("mode").ifPresent(mode -> command.addAll(List.of("--mode", mode)));
        project.option("verify").ifPresent(verify -> command.add(project.verifies() ? "--verify" : "--no-verify"));
        String output = run(command, steps);
        List<String> deployed = deployed();
        for (SqitchRun.Step step : steps) {
            if (!deployed.contains(step.change().id())) {
                throw new MigrationFailedException(
                        step.migration().name() + " is not in the registry of sqitch, which ended well:" + output);
            }
        }
    }

    /** @param steps the newest first */
    void revert(List<SqitchRun.Step> steps) throws SQLException {
        int oldest = deployed().indexOf(steps.get(steps.size() - 1).change().id());
        List<String> command = new ArrayList<>(List.of("revert", "-y"));
        if (oldest > 0) {
            command.addAll(List.of("--to-change", deployed().get(oldest - 1)));
        }
        String output = run(command, steps);
        List<String> left = deployed();
        for (SqitchRun.Step step : steps) {
            if (left.contains(step.change().id())) {
                throw new MigrationFailedException(
                        step.migration().name() + " is still in the registry of sqitch, which ended well:" + output);
            }
        }
    }

    private List<String> deployed() throws SQLException {
        return registry.deployed(planned).stream().map(Deployed::id).toList();
    }

    /** What it wrote. */
    private String run(List<String> command, List<SqitchRun.Step> steps) throws SQLException {
        DatabaseKind kind = DatabaseKind.of(database.connection());
        DatabaseLogin login = database.login().get();
        int failures = registry.failures(planned).size();
        ProgramResult result;
        try {
            Path scratch = Files.createTempDirectory("migration-test-sqitch");
            try {
                result = kind == DatabaseKind.SQLITE
                        ? withRegistryFile(login, scratch, command)
                        : program.run(kind, login, scratch, project.registry(), command);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of a run of sqitch cannot be written.", e);
        }
        String output =
                DatabaseForms.of(kind, login).shown(result.output(), Confidential.isBehind(database.connection()));
        if (!result.isSuccess()) {
            Optional<Migration> failed = failed(failures, steps);
            throw new MigrationFailedException(
                    failed.map(Migration::name).orElseGet(() -> named(steps)) + " failed: " + program.shown(command)
                            + how(result) + output + "\nDatabase: "
                            + JdbcUrls.withoutPassword(login.jdbcUrl()) + "\nRun in " + program.directory() + ".",
                    failed.orElse(null),
                    null,
                    null,
                    null);
        }
        return output;
    }

    /** Whatever comes of the run, its registry is taken over: sqitch notes failures too. */
    private ProgramResult withRegistryFile(DatabaseLogin login, Path scratch, List<String> command)
            throws IOException, SQLException {
        RegistryFile file = new RegistryFile(scratch.resolve("sqitch.db"));
        file.fill(registry, database.connection());
        ProgramResult result =
                program.run(DatabaseKind.SQLITE, login, scratch, file.file().toString(), command);
        file.read(registry, database.connection(), project.committer());
        return result;
    }

    private static void delete(Path scratch) throws IOException {
        try (var files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(scratch);
    }

    /** The one that sqitch has noted as failed since the run began. */
    private Optional<Migration> failed(int before, List<SqitchRun.Step> steps) throws SQLException {
        List<String> failures = registry.failures(planned);
        return failures.size() == before
                ? Optional.empty()
                : steps.stream()
                        .filter(step -> step.change().id().equals(failures.get(failures.size() - 1)))
                        .map(SqitchRun.Step::migration)
                        .findFirst();
    }

    private static String named(List<SqitchRun.Step> steps) {
        String first = steps.get(0).migration().name();
        return steps.size() == 1
                ? first
                : first + " to " + steps.get(steps.size() - 1).migration().name();
    }

    private static String how(ProgramResult result) {
        return switch (result.end()) {
            case BY_ITSELF -> " ended with " + result.exit() + ".";
            case OUT_OF_TIME -> " did not end within an hour, and was ended.";
            case CANCELLED -> " was ended, since the time of the run was over.";
            case INTERRUPTED -> " was ended, because the test was interrupted.";
        };
    }
}
