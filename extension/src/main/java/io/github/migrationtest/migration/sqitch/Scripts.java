package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scripts of one change.
 *
 * @param hash of the deploy script's bytes, where there is one
 * @param deployFile where it is, or should be
 * @param revertFile likewise
 */
record Scripts(
        PlanChange change,
        Path deployFile,
        Path revertFile,
        Optional<String> hash,
        Optional<ClientScript> deploy,
        Optional<ClientScript> revert,
        Optional<ClientScript> verify) {

    static Scripts of(PlanChange change, SqitchProject project, DatabaseKind kind) {
        try {
            return named(fileName(change, project), change, project, kind);
        } catch (InvalidPathException e) {
            throw new MigrationFolderException(
                    "A change of " + project.planFile() + " is called what can be no file: " + e.getReason()
                            + ". Correct its name.",
                    project.planFile(),
                    0,
                    e);
        }
    }

    private static Scripts named(String name, PlanChange change, SqitchProject project, DatabaseKind kind) {
        Path deploy = file(change, project, "deploy", name);
        Path revert = file(change, project, "revert", name);
        return new Scripts(
                change,
                deploy,
                revert,
                Files.isRegularFile(deploy)
                        ? Optional.of(PlanDigest.ofScript(ScriptFiles.bytes(deploy)))
                        : Optional.empty(),
                read(deploy, project, kind, "deploy"),
                read(revert, project, kind, "revert"),
                read(file(change, project, "verify", name), project, kind, "deploy"));
    }

    private static Path file(PlanChange change, SqitchProject project, String script, String name) {
        return project.scripts(script, !change.reworkTags().isEmpty()).resolve(name);
    }

    /** A reworked change's files are called after the first of its tags for which there is a deploy script. */
    private static String fileName(PlanChange change, SqitchProject project) {
        String extension = "." + project.extension();
        if (change.reworkTags().isEmpty()) {
            return change.name() + extension;
        }
        return change.reworkTags().stream()
                .map(tag -> change.name() + tag.name() + extension)
                .filter(name -> Files.exists(project.scripts("deploy", true).resolve(name)))
                .findFirst()
                .orElseGet(() -> change.name() + change.reworkTags().get(0).name() + extension);
    }

    private static Optional<ClientScript> read(Path file, SqitchProject project, DatabaseKind kind, String command) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        ScriptBuilder builder = new ScriptBuilder(kind, project.settings().options(), project.directory());
        ScriptBuilder.Reader reader =
                switch (kind) {
                    case SQLITE -> new Sqlite3Reader(builder);
                    case POSTGRESQL -> new PsqlReader(builder, psqlVariables(project, command));
                    case MYSQL, MARIADB -> new MysqlReader(builder);
                };
        try {
            return Optional.of(builder.build(file, path -> shown(project, path), reader));
        } catch (ClientRefusal refusal) {
            // It may have run long ago on the copy that is rehearsed, so it counts only where it is to run.
            SqlScript unread =
                    new SqlScript(shown(project, file), Optional.of(file), ScriptFiles.read(file, kind), List.of());
            return Optional.of(new ClientScript(
                    unread, List.of(), Optional.empty(), Optional.of(String.valueOf(refusal.getMessage()))));
        }
    }

    private static Map<String, String> psqlVariables(SqitchProject project, String command) {
        Map<String, String> variables = new HashMap<>(project.variables(command));
        variables.put("registry", project.registry());
        variables.put("ON_ERROR_STOP", "1");
        return variables;
    }

    /** {@code deploy/users.sql}: the three scripts of a change have one name. */
    private static String shown(SqitchProject project, Path file) {
        Path root = project.directory().toAbsolutePath().normalize();
        Path path = file.toAbsolutePath().normalize();
        return (path.startsWith(root) ? root.relativize(path) : path.getFileName())
                .toString()
                .replace('\\', '/');
    }
}
