package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a folder of goose and its history contradict each other. goose keeps no checksums: what changed cannot be seen. */
record GooseValidation(List<GooseMigration> migrations, GooseOptions options, Map<Long, Boolean> rows) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (long version : unknown()) {
            findings.add(Finding.error(
                    "missing",
                    options.table() + " has version " + version
                            + ", and the folder has no such file. goose says nothing of it on its"
                            + " way up, and stops at it on its way down: \"no current version found\".",
                    "Restore the file."));
        }
        GooseOrder.missing(migrations, rows).forEach(migration -> findings.add(outOfOrder(migration)));
        GooseOrder.skipped(migrations, rows).forEach(migration -> findings.add(skipped(migration)));
        return findings;
    }

    List<Long> unknown() {
        Set<Long> known = migrations.stream().map(GooseMigration::version).collect(Collectors.toSet());
        return rows.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(version -> version > 0)
                .filter(version -> !known.contains(version))
                .toList();
    }

    private Finding outOfOrder(GooseMigration migration) {
        String order = migration.migration() + " is pending, and older than version " + GooseOrder.newest(rows)
                + ", which is applied. ";
        return options.allowMissing()
                ? new Finding(
                        "out-of-order",
                        Severity.WARNING,
                        Optional.of(migration.migration()),
                        migration.migration().up().path(),
                        order + "goose applies it after that one, here; where everything is applied anew, before it.",
                        "Give it a newer version, or make sure that both orders are right.")
                : Finding.error(
                        "out-of-order",
                        migration.migration(),
                        order + "goose starts nothing then: \"found missing migrations\".",
                        "Give it a newer version.");
    }

    private Finding skipped(GooseMigration migration) {
        return Finding.error(
                "skipped",
                migration.migration(),
                "The newest row of " + options.table() + " for version " + migration.version()
                        + " says that it is not applied, as releases before 2.7 left it on the way back. goose takes a"
                        + " version with any row for applied, and never applies it.",
                "Delete the rows of that version.");
    }
}
