package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import java.util.List;

/**
 * The history of the database and the folder tell the same.
 *
 * <p>Silent: files as they were applied, in their order. Found: an applied file that was changed since, one that is missing, two of
 * one version, a late-merged migration that the tool passes over without a word.
 */
public final class History implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public History() {}

    @Override
    public String id() {
        return "history";
    }

    @Override
    public boolean looksAtMigrations() {
        return false;
    }

    @Override
    public List<Finding> check(RehearsedRun run) {
        return run.contradictions().stream().map(finding -> finding.of(id())).toList();
    }
}
