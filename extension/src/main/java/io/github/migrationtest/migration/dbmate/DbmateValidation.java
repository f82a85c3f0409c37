package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a folder of dbmate and its history contradict each other. dbmate keeps no checksums: what changed cannot be seen. */
record DbmateValidation(List<DbmateMigration> migrations, DbmateOptions options, Set<String> applied) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        missing(findings);
        Map<String, List<DbmateMigration>> byVersion = new HashMap<>();
        Optional<String> newest = applied.stream().max(String::compareTo);
        for (DbmateMigration migration : migrations) {
            List<DbmateMigration> same = byVersion.computeIfAbsent(migration.version(), version -> new ArrayList<>());
            same.forEach(before -> findings.add(sameVersion(before, migration)));
            same.add(migration);
            newest.flatMap(version -> outOfOrder(migration, version)).ifPresent(findings::add);
        }
        return findings;
    }

    private void missing(List<Finding> findings) {
        for (String version : unknown()) {
            findings.add(Finding.error(
                    "missing",
                    options.table() + " has version " + version
                            + ", and the folder has no such file. dbmate says nothing of"
                            + " it, and cannot take it back.",
                    "Restore the file."));
        }
    }

    List<String> unknown() {
        Set<String> known = migrations.stream().map(DbmateMigration::version).collect(Collectors.toSet());
        return applied.stream().filter(version -> !known.contains(version)).toList();
    }

    private Finding sameVersion(DbmateMigration first, DbmateMigration second) {
        return Finding.error(
                "same-version",
                second.migration(),
                "Two migrations have version " + second.version() + ": " + first.migration() + " and "
                        + second.migration()
                        + ". dbmate applies the first, and fails at the second's row in " + options.table()
                        + "; where the version is applied already, it passes over both.",
                "Give one of them another number.");
    }

    private Optional<Finding> outOfOrder(DbmateMigration migration, String newest) {
        if (newest.compareTo(migration.version()) <= 0 || applied.contains(migration.version())) {
            return Optional.empty();
        }
        String order = migration.migration() + " is pending, and older than version " + newest + ", which is applied. ";
        return Optional.of(
                options.strict()
                        ? Finding.error(
                                "out-of-order",
                                migration.migration(),
                                order + "dbmate refuses it, as it is told to be strict.",
                                "Give it a newer version.")
                        : new Finding(
                                "out-of-order",
                                Severity.WARNING,
                                Optional.of(migration.migration()),
                                migration.migration().up().path(),
                                order
                                        + "dbmate applies it after that one, here; where everything is applied anew,"
                                        + " before it.",
                                "Give it a newer version, or make sure that both orders are right."));
    }
}
