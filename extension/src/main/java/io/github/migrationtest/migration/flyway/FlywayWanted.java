package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.ToolOptions;
import java.util.List;
import java.util.Optional;

/**
 * What one run of flyway-core is to apply.
 *
 * @param migrations in its order
 * @param all every one of the folder
 * @param files every script of the folder, callbacks included
 * @param target the version to stop at
 * @param options what else the application does
 */
record FlywayWanted(
        List<FlywayMigration> migrations,
        List<FlywayMigration> all,
        List<FlywayFile> files,
        Optional<String> target,
        ToolOptions options) {

    /** The files that Flyway may see: a repeatable that is not wanted now would be run behind whatever version is. */
    List<FlywayFile> visible() {
        return files.stream()
                .filter(file -> file.type() != FlywayFile.Type.BASELINE)
                .filter(file -> file.type() != FlywayFile.Type.REPEATABLE
                        || migrations.stream().anyMatch(migration -> migration.file().equals(file)))
                .toList();
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
