package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Flyway's {@code validate} refuses before it migrates; its findings are worded as Flyway words them. */
final class FlywayValidation {
    private final List<FlywayMigration> migrations;
    private final List<FlywayHistory.Row> rows;
    private final Map<FlywayKey, FlywayMigration> byKey;
    private final Set<FlywayKey> recorded;
    private final Optional<Version> baseline;
    private final List<Breach> breaches = new ArrayList<>();

    /**
     * One contradiction.
     *
     * @param migration the one to blame, where the folder has it
     */
    private record Breach(String check, Optional<FlywayMigration> migration, String message, String remedy) {
        Finding finding() {
            return migration
                    .map(entry -> Finding.error(check, entry.migration(), message, remedy))
                    .orElseGet(() -> Finding.error(check, message, remedy));
        }

        @Override
        public String toString() {
            return message + " " + remedy;
        }
    }

    FlywayValidation(List<FlywayMigration> migrations, List<FlywayHistory.Row> rows) {
        this.migrations = migrations;
        this.rows = rows;
        this.byKey = byKey(migrations);
        this.recorded = rows.stream().flatMap(row -> row.key().stream()).collect(Collectors.toSet());
        this.baseline = newest(
                rows.stream().filter(row -> row.type().endsWith("BASELINE")).toList());
    }

    static Map<FlywayKey, FlywayMigration> byKey(List<FlywayMigration> migrations) {
        return migrations.stream().collect(Collectors.toMap(FlywayMigration::key, migration -> migration));
    }

    private Optional<FlywayMigration> find(FlywayHistory.Row row) {
        return row.key().map(byKey::get);
    }

    /** Throws if the history and the folder contradict each other. */
    void check() {
        read(false);
        if (!breaches.isEmpty()) {
            throw new MigrationFailedException("Flyway refuses to migrate: Migrations have failed validation\n  "
                    + breaches.stream().map(Breach::toString).collect(Collectors.joining("\n  ")));
        }
    }

    /**
     * The same as data.
     *
     * @param outOfOrder whether Flyway is told to apply older versions later
     */
    List<Finding> findings(boolean outOfOrder) {
        read(outOfOrder);
        return Stream.concat(breaches.stream().map(Breach::finding), ahead().stream())
                .toList();
    }

    /** Flyway itself says no more than this of a history that is ahead of its folder, and migrates. */
    private Optional<Finding> ahead() {
        return newest(rows.stream()
                        .filter(row -> row.success() && row.isMigration() && isFuture(row))
                        .toList())
                .map(version -> Finding.error(
                                "ahead",
                                "Schema has a version (" + version
                                        + ") that is newer than the latest available migration ("
                                        + migrations.stream()
                                                .filter(migration -> !migration.isRepeatable())
                                                .map(migration ->
                                                        migration.migration().version())
                                                .max(Version::compareTo)
                                                .map(Version::toString)
                                                .orElse("none")
                                        + ").",
                                "Flyway passes over it: rehearse with the folder that the database was migrated with,"
                                        + " or on an older copy.")
                        .asWarning());
    }

    private void read(boolean outOfOrder) {
        rows.forEach(this::check);
        Optional<Version> newest = newest(rows);
        for (FlywayMigration migration : migrations) {
            if (!outOfOrder && isPassedOver(migration, newest)) {
                breaches.add(new Breach(
                        "out-of-order",
                        Optional.of(migration),
                        "Detected resolved migration not applied to database: " + migration.version()
                                + ", which is older than version " + newest.orElseThrow() + " that is.",
                        "Give it a newer version."));
            }
        }
    }

    /** The newest version that the history has. */
    static Optional<Version> newest(List<FlywayHistory.Row> rows) {
        return rows.stream().flatMap(row -> row.number().stream()).max(Version::compareTo);
    }

    boolean isPassedOver(FlywayMigration migration, Optional<Version> newest) {
        return !migration.isRepeatable()
                && newest.isPresent()
                && migration.migration().version().compareTo(newest.get()) < 0
                && !isBelowBaseline(migration)
                && !recorded.contains(migration.key());
    }

    /** What a baseline covers is taken for done, whether it ran or not. */
    private boolean isBelowBaseline(FlywayMigration migration) {
        return baseline.filter(version -> migration.migration().version().compareTo(version) <= 0)
                .isPresent();
    }

    private void check(FlywayHistory.Row row) {
        String title = row.version().isEmpty() ? row.description() : "version " + row.version();
        if (!row.success()) {
            breaches.add(new Breach(
                    "failed",
                    find(row),
                    "Detected failed migration to " + title + " (" + row.description() + ").",
                    "Remove any half-completed changes, then repair the schema history."));
            return;
        }
        if (!row.isMigration()) {
            return;
        }
        Optional<FlywayMigration> found = find(row);
        if (found.isEmpty()) {
            if (!isFuture(row)) {
                breaches.add(new Breach(
                        "missing",
                        Optional.empty(),
                        "Detected applied migration not resolved locally: "
                                + (row.version().isEmpty() ? row.description() : row.version()) + ".",
                        "Restore its script, or repair the schema history."));
            }
        } else if (!found.get().isRepeatable()) {
            compare(row, found.get());
        }
    }

    private void compare(FlywayHistory.Row row, FlywayMigration migration) {
        if (row.checksum().isPresent() && !row.checksum().equals(migration.checksum())) {
            breaches.add(new Breach(
                    "changed-after-applying",
                    Optional.of(migration),
                    "Migration checksum mismatch for migration version " + row.version() + ": applied to database "
                            + row.checksum().get() + ", resolved locally "
                            + migration.checksum().map(String::valueOf).orElse("none") + " ("
                            + migration.file().script() + ").",
                    "Revert the changes to the script, or repair the schema history."));
        }
        if (!row.description().equals(FlywayHistory.abbreviated(migration.file().description()))) {
            breaches.add(new Breach(
                    "changed-after-applying",
                    Optional.of(migration),
                    "Migration description mismatch for migration version " + row.version()
                            + ": applied to database \"" + row.description() + "\", resolved locally \""
                            + migration.file().description() + "\".",
                    "Rename the script back, or repair the schema history."));
        }
    }

    private boolean isFuture(FlywayHistory.Row row) {
        return row.number().isPresent()
                && migrations.stream()
                        .filter(migration -> !migration.isRepeatable())
                        .allMatch(migration -> migration
                                        .migration()
                                        .version()
                                        .compareTo(row.number().get())
                                < 0);
    }
}
