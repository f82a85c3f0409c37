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
 * @param fromTheStart what a walk from the start found besides, where {@code rehearse = ALL} asked for one on a copy
 * @param failOn from which weight on a finding fails a test; empty if none does
 */
public record RehearsalResult(
        DatabaseKind kind,
        String tool,
        String runtime,
        String origin,
        List<CheckedMigration> migrations,
        List<Verdict> together,
        Optional<RehearsalResult> fromTheStart,
        Optional<Finding.Severity> failOn) {

    public RehearsalResult {
        migrations = List.copyOf(migrations);
        together = List.copyOf(together);
    }

    /** The same with what a walk from the start found besides. */
    public RehearsalResult and(RehearsalResult start) {
        return new RehearsalResult(kind, tool, runtime, origin, migrations, together, Optional.of(start), failOn);
    }

    /** The same without what a walk from the start found besides. */
    public RehearsalResult alone() {
        return new RehearsalResult(kind, tool, runtime, origin, migrations, together, Optional.empty(), failOn);
    }

    /** Everything that was found, migration by migration, then of all together, and then from the start. */
    public List<Finding> findings() {
        return Stream.concat(findingsHere(), fromTheStart.stream().flatMap(start -> start.findings().stream()))
                .toList();
    }

    private Stream<Finding> findingsHere() {
        return Stream.concat(migrations.stream().flatMap(migration -> migration.verdicts().stream()), together.stream())
                .flatMap(verdict -> verdict.findings().stream());
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
