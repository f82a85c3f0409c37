package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.MigrationFolderException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;

/**
 * Which applied change sets are not as they were; Liquibase makes each checksum by the rules of the version that wrote the old one.
 *
 * <p>A checksum may be that of a file that is run or loaded, so the files of the change log have to be within reach.
 */
final class ChangedChangeSets {
    private ChangedChangeSets() {}

    static Set<LiquibaseMigration> of(
            Changelog changelog, List<LiquibaseHistory.Row> rows, Predicate<LiquibaseMigration> asked) {
        Map<ChangeSetKey, LiquibaseHistory.Row> newest = LiquibaseValidation.newest(rows);
        Set<LiquibaseMigration> changed = Collections.newSetFromMap(new IdentityHashMap<>());
        try {
            changelog.scope().in(() -> {
                for (LiquibaseMigration migration :
                        changelog.migrations().stream().filter(asked).toList()) {
                    Optional<String> sum =
                            Optional.ofNullable(newest.get(migration.key())).flatMap(LiquibaseHistory.Row::checksum);
                    if (sum.isPresent() && !isValid(migration, sum.get())) {
                        changed.add(migration);
                    }
                }
                return true;
            });
        } catch (LiquibaseException e) {
            throw new MigrationFolderException(
                    "Liquibase cannot tell what has changed in " + changelog.path() + ": " + e.getMessage(),
                    null,
                    0,
                    e);
        }
        return changed;
    }

    private static boolean isValid(LiquibaseMigration migration, String sum) throws LiquibaseException {
        ChangeSet changeSet = migration.changeSet();
        try {
            return changeSet.isCheckSumValid(CheckSum.parse(sum));
        } catch (RuntimeException e) {
            throw new LiquibaseException(
                    "the checksum of " + changeSet.getId() + "::" + changeSet.getAuthor() + " of "
                            + changeSet.getFilePath() + " cannot be made: " + e.getMessage(),
                    e);
        }
    }
}
