package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.ToolOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one run of flyway-core is to apply.
 *
 * @param migrations in its order
 * @param hidden the repeatables whose turn it is not: Flyway would run them behind whatever version is wanted
 * @param hidesApplied whether one of these has a row, so that Flyway would take it for lost
 * @param all every one of the folder
 * @param files every script of the folder, callbacks included
 * @param target the version to stop at
 * @param options what else the application does
 */
record FlywayWanted(
        List<FlywayMigration> migrations,
        List<FlywayMigration> hidden,
        boolean hidesApplied,
        List<FlywayMigration> all,
        List<FlywayFile> files,
        Optional<String> target,
        ToolOptions options) {

    /** The files that Flyway may see. */
    List<FlywayFile> visible() {
        return files.stream()
                .filter(file -> file.type() != FlywayFile.Type.BASELINE)
                .filter(file ->
                        hidden.stream().noneMatch(migration -> migration.file().equals(file)))
                .toList();
    }

    /** What the scripts of the migrations say, as they were read with the folder. */
    Map<FlywayFile, String> read() {
        return all.stream()
                .filter(migration -> migration.java().isEmpty())
                .collect(Collectors.toMap(
                        FlywayMigration::file, migration -> migration.up().raw()));
    }

    Optional<FlywayMigration> find(String script) {
        return all.stream()
                .filter(migration -> migration.file().script().equals(script))
                .findFirst();
    }

    List<Migration> folder() {
        return all.stream().map(FlywayMigration::migration).toList();
    }
}
