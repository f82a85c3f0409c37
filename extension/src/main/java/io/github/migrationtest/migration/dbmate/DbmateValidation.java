package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a folder of dbmate and its history contradict each other. dbmate keeps no checksums: what changed cannot be seen. */
record DbmateValidation(List<DbmateMigration> migrations, DbmateOptions options, Set<String> applied) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        missing(findings);
        for (int i = 0; i < migrations.size(); i++) {
            DbmateMigration migration = migrations.get(i);
            for (DbmateMigration before : migrations.subList(0, i)) {
                if (before.version().equals(migration.version())) {
                    findings.add(sameVersion(before, migration));
                }
            }
            outOfOrder(migration).ifPresent(findings::add);
        }
        return findings;
    }

    private void missing(List<Finding> findings) {
        for (String version : applied) {
            if (migrations.stream().noneMatch(one -> one.version().equals(version))) {
                findings.add(Finding.error(
                        "missing",
                        options.table() + " has version " + version
                                + ", and the folder has no such file. dbmate says nothing of"
                                + " it, and cannot take it back.",
                        "Restore the file."));
            }
        }
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

    private Optional<Finding> outOfOrder(DbmateMigration migration) {
        Optional<String> newest = applied.stream()
                .filter(version -> version.compareTo(migration.version()) > 0)
                .max(String::compareTo);
        if (newest.isEmpty() || applied.contains(migration.version())) {
            return Optional.empty();
        }
        String order =
                migration.migration() + " is pending, and older than version " + newest.get() + ", which is applied. ";
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
                                        + "dbmate applies it after that one, here; where everything is applied anew, before it.",
                                "Give it a newer version, or make sure that both orders are right."));
    }
}
