package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rehearsal found.
 *
 * @param kind the engine
 * @param tool the tool's name
 * @param runtime the driver as which migrations ran
 * @param origin what they ran on, such as {@code fresh database}
 * @param migrations those that there were to rehearse, in the tool's order
 * @param together what was found of all of them
 * @param failOn from which weight on a finding fails a test; empty if none does
 */
public record RehearsalResult(
        DatabaseKind kind,
        String tool,
        String runtime,
        String origin,
        List<CheckedMigration> migrations,
        List<Verdict> together,
        Optional<Finding.Severity> failOn) {

    public RehearsalResult {
        migrations = List.copyOf(migrations);
        together = List.copyOf(together);
    }

    /** Everything that was found, migration by migration, then of all together. */
    public List<Finding> findings() {
        return Stream.concat(migrations.stream().flatMap(migration -> migration.verdicts().stream()), together.stream())
                .flatMap(verdict -> verdict.findings().stream())
                .toList();
    }

    /** Those that fail a test: the faults, unless {@code migrationtest.fail-on} says otherwise. */
    public List<Finding> failures() {
        return findings().stream().filter(this::fails).toList();
    }

    /** Whether a finding fails a test. */
    public boolean fails(Finding finding) {
        return failOn.filter(weight -> finding.severity().compareTo(weight) <= 0)
                .isPresent();
    }
}
