package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a folder of golang-migrate and its history contradict each other. Of all that was applied, the history keeps one number: an
 * older file that was added later cannot be told from one that was applied, and golang-migrate passes over it.
 */
record GolangMigrateValidation(List<Migration> migrations, SchemaVersion current, String table) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (current.dirty()) {
            findings.add(Finding.error(
                    "dirty",
                    table + " says dirty at version " + current.version()
                            + ": a run of that version has not come to its end. golang-migrate starts nothing then: \"Dirty database"
                            + " version " + current.version() + ". Fix and force version.\"",
                    "Bring schema and rows to where a version leaves them, and force that version."));
        }
        if (current.version().signum() >= 0 && migrations.stream().noneMatch(current::is)) {
            findings.add(Finding.error(
                    "missing",
                    table + " stands at version " + current.version()
                            + ", and the folder has no such file. golang-migrate starts nothing then: \"no migration found for"
                            + " version " + current.version() + "\".",
                    "Restore the file."));
        }
        return findings;
    }
}
