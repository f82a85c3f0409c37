package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a change log against the history of a database. */
final class LiquibaseValidation {
    private static final Set<String> APPLIED = Set.of("EXECUTED", "RERAN", "MARK_RAN");

    private final Changelog changelog;
    private final LiquibaseHistory history;
    private final boolean clearsChecksums;

    LiquibaseValidation(Changelog changelog, LiquibaseHistory history, boolean clearsChecksums) {
        this.changelog = changelog;
        this.history = history;
        this.clearsChecksums = clearsChecksums;
    }

    static boolean isApplied(LiquibaseHistory.Row row) {
        return APPLIED.contains(row.type());
    }

    /** The newest row of each change set that is applied. */
    static Map<ChangeSetKey, LiquibaseHistory.Row> newest(List<LiquibaseHistory.Row> rows) {
        return rows.stream()
                .filter(LiquibaseValidation::isApplied)
                .collect(Collectors.toMap(LiquibaseHistory.Row::key, row -> row, (first, second) -> second));
    }

    List<Finding> findings() throws SQLException {
        List<LiquibaseHistory.Row> rows = history.rows();
        List<Finding> findings = new ArrayList<>();
        for (Migration migration : changelog.twice()) {
            findings.add(Finding.error(
                    "same-version",
                    migration,
                    "The change log has " + migration.name() + " twice: id, author and file are the same.",
                    "Liquibase refuses the change log. Give one of them another id."));
        }
        Set<LiquibaseMigration> changed =
                ChangedChangeSets.of(changelog, rows, migration -> !clearsChecksums && isHeldToItsChecksum(migration));
        Map<ChangeSetKey, LiquibaseHistory.Row> newest = newest(rows);
        for (LiquibaseMigration migration : changelog.migrations()) {
            Optional.ofNullable(newest.get(migration.key()))
                    .filter(row -> changed.contains(migration))
                    .ifPresent(row -> findings.add(Finding.error(
                            "changed-after-applying",
                            migration.migration(),
                            migration.migration().name() + " has changed since it was applied: its checksum is not "
                                    + row.checksum().orElse("") + " any more.",
                            "Liquibase stops at it. Take the change back, or accept it with validCheckSum.")));
        }
        Set<ChangeSetKey> known = changelog.keys();
        rows.stream()
                .filter(row -> !known.contains(row.key()))
                .forEach(row -> findings.add(Finding.error(
                        "missing",
                        "The history has " + row.id() + "::" + row.author() + " of " + row.path()
                                + ", and the change log has no such change set for this engine and these contexts.",
                        "Liquibase passes over it: restore the change set, or the file that included it.")));
        history.lockedBy()
                .ifPresent(holder -> findings.add(Finding.error(
                        "locked",
                        "The lock of Liquibase is held by " + holder + ".",
                        "No run starts as long as it is: liquibase release-locks.")));
        return findings;
    }

    private static boolean isHeldToItsChecksum(LiquibaseMigration migration) {
        return !migration.changeSet().isRunOnChange() && !migration.changeSet().isAlwaysRun();
    }
}
