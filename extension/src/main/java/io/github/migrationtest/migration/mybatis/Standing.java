package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where a database stands ({@code UpOperation}): what is numbered above the last row of the changelog is pending, and what is not in
 * it and numbered below is passed over; only {@code migrate pending} applies that too.
 *
 * @param withSkipped whether that is what is run
 */
record Standing(List<MybatisMigration> migrations, List<Change> changelog, boolean withSkipped, String table) {

    List<Migration> applied() {
        Predicate<MybatisMigration> isApplied = isApplied();
        return migrations.stream()
                .filter(isApplied)
                .map(MybatisMigration::migration)
                .toList();
    }

    List<Migration> pending() {
        Predicate<MybatisMigration> isApplied = isApplied();
        return migrations.stream()
                .filter(migration -> withSkipped ? !isApplied.test(migration) : isAbove(migration))
                .map(MybatisMigration::migration)
                .toList();
    }

    List<Migration> skipped() {
        Predicate<MybatisMigration> isApplied = isApplied();
        return withSkipped
                ? List.of()
                : migrations.stream()
                        .filter(migration -> !isApplied.test(migration) && !isAbove(migration))
                        .map(MybatisMigration::migration)
                        .toList();
    }

    List<Change> missing() {
        Set<BigDecimal> known = migrations.stream()
                .map(migration -> migration.file().id())
                .collect(Collectors.toCollection(TreeSet::new));
        return changelog.stream().filter(change -> !known.contains(change.id())).toList();
    }

    /** In a sorted set numbers are the same that compare as the same, however many zeros are behind their point. */
    private Predicate<MybatisMigration> isApplied() {
        Set<BigDecimal> applied = changelog.stream().map(Change::id).collect(Collectors.toCollection(TreeSet::new));
        return migration -> applied.contains(migration.file().id());
    }

    private boolean isAbove(MybatisMigration migration) {
        return changelog.isEmpty()
                || migration
                                .file()
                                .id()
                                .compareTo(changelog.get(changelog.size() - 1).id())
                        > 0;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Change change : missing()) {
            findings.add(Finding.error(
                    "missing",
                    change + " is applied by " + table + ", and the folder has no script of that number.",
                    "Put its file back: MyBatis Migrations cannot undo it, nor anything before it."));
        }
        for (Migration migration : skipped()) {
            findings.add(Finding.error(
                    "skipped",
                    migration,
                    migration.name() + " is not applied and is numbered below "
                            + changelog.get(changelog.size() - 1) + ", the last of " + table
                            + ": migrate up passes over it for ever.",
                    "Give it a later number, or apply it with migrate pending (options = \"pending=true\")."));
        }
        for (int i = 1; i < migrations.size(); i++) {
            BigDecimal id = migrations.get(i).file().id();
            MybatisMigration before = migrations.get(i - 1);
            if (before.file().id().compareTo(id) == 0) {
                findings.add(Finding.error(
                        "same-version",
                        migrations.get(i).migration(),
                        migrations.get(i).migration().name() + " has the number of "
                                + before.migration().name() + ": both run, and the second cannot get its row in "
                                + table
                                + ".",
                        "Renumber one of them."));
            }
        }
        return findings;
    }
}
