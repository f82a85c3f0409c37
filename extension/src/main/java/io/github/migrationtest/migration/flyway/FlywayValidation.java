package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Flyway's {@code validate} refuses before it migrates; its findings are worded as Flyway words them. */
final class FlywayValidation {
    private final List<FlywayMigration> migrations;
    private final List<FlywayHistory.Row> rows;
    private final List<String> findings = new ArrayList<>();

    FlywayValidation(List<FlywayMigration> migrations, List<FlywayHistory.Row> rows) {
        this.migrations = migrations;
        this.rows = rows;
    }

    /** Throws if the history and the folder contradict each other. */
    void check() {
        rows.forEach(this::check);
        Optional<Version> newest = newest(rows);
        for (FlywayMigration migration : migrations) {
            if (isPassedOver(migration, newest)) {
                findings.add("Detected resolved migration not applied to database: " + migration.version()
                        + ", which is older than version " + newest.orElseThrow()
                        + " that is. Give it a newer version.");
            }
        }
        if (!findings.isEmpty()) {
            throw new MigrationFailedException(
                    "Flyway refuses to migrate: Migrations have failed validation\n  " + String.join("\n  ", findings));
        }
    }

    /** The newest version that the history has. */
    static Optional<Version> newest(List<FlywayHistory.Row> rows) {
        return rows.stream()
                .flatMap(row -> FlywayVersions.of(row.version()).stream())
                .max(Version::compareTo);
    }

    boolean isPassedOver(FlywayMigration migration, Optional<Version> newest) {
        return !migration.isRepeatable()
                && newest.isPresent()
                && migration.migration().version().compareTo(newest.get()) < 0
                && !isBelowBaseline(migration)
                && rows.stream().noneMatch(row -> row.isOf(migration));
    }

    /** What a baseline covers is taken for done, whether it ran or not. */
    private boolean isBelowBaseline(FlywayMigration migration) {
        return newest(rows.stream()
                        .filter(row -> row.type().endsWith("BASELINE"))
                        .toList())
                .filter(baseline -> migration.migration().version().compareTo(baseline) <= 0)
                .isPresent();
    }

    private void check(FlywayHistory.Row row) {
        String title = row.version().isEmpty() ? row.description() : "version " + row.version();
        if (!row.success()) {
            findings.add("Detected failed migration to " + title + " (" + row.description()
                    + "). Remove any half-completed changes, then repair the schema history.");
            return;
        }
        if (!row.type().equals("SQL")) {
            return;
        }
        Optional<FlywayMigration> found = migrations.stream().filter(row::isOf).findFirst();
        if (found.isEmpty()) {
            if (!isFuture(row)) {
                findings.add("Detected applied migration not resolved locally: "
                        + (row.version().isEmpty() ? row.description() : row.version())
                        + ". Restore its script, or repair the schema history.");
            }
        } else if (!found.get().isRepeatable()) {
            compare(row, found.get());
        }
    }

    private void compare(FlywayHistory.Row row, FlywayMigration migration) {
        if (row.checksum().isPresent() && row.checksum().get() != migration.checksum()) {
            findings.add("Migration checksum mismatch for migration version " + row.version() + ": applied to database "
                    + row.checksum().get() + ", resolved locally " + migration.checksum() + " ("
                    + migration.file().script() + "). Revert the changes to the script, or repair the schema history.");
        }
        if (!row.description().equals(migration.file().description())) {
            findings.add("Migration description mismatch for migration version " + row.version()
                    + ": applied to database \"" + row.description() + "\", resolved locally \""
                    + migration.file().description() + "\". Rename the script back, or repair the schema history.");
        }
    }

    private boolean isFuture(FlywayHistory.Row row) {
        Optional<Version> version = FlywayVersions.of(row.version());
        return version.isPresent()
                && migrations.stream()
                        .filter(migration -> !migration.isRepeatable())
                        .allMatch(migration -> migration.migration().version().compareTo(version.get()) < 0);
    }
}
