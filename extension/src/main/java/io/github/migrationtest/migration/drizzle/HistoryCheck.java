package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What Drizzle's migrators never look at: hashes, rows without a file, dates that hide a migration, snapshots of two branches. */
final class HistoryCheck {
    private final DatabaseKind kind;
    private final DrizzleLayout layout;
    private final List<DrizzleMigration> migrations;

    HistoryCheck(DatabaseKind kind, DrizzleLayout layout, List<DrizzleMigration> migrations) {
        this.kind = kind;
        this.layout = layout;
        this.migrations = migrations;
    }

    List<Finding> of(List<DrizzleHistory.Row> rows) {
        List<Finding> findings = new ArrayList<>();
        Set<DrizzleMigration> applied = new HashSet<>();
        for (DrizzleHistory.Row row : rows) {
            Optional<DrizzleMigration> recorded = layout.recorded(row, migrations);
            recorded.ifPresent(applied::add);
            recorded.filter(migration -> !migration.hash().equals(row.hash()))
                    .ifPresent(migration -> findings.add(changed(migration, row)));
            if (recorded.isEmpty()) {
                findings.add(missing(row));
            }
        }
        List<DrizzleMigration> pending = layout.pending(kind, rows, migrations);
        Set<DrizzleMigration> seen = new HashSet<>(applied);
        seen.addAll(pending);
        migrations.stream()
                .filter(migration -> !seen.contains(migration))
                .forEach(migration -> findings.add(skipped(migration, rows)));
        if (layout == DrizzleLayout.JOURNAL) {
            findings.addAll(outOfOrder(pending));
        }
        findings.addAll(layout == DrizzleLayout.JOURNAL ? sameParent() : severalEnds());
        return findings;
    }

    private static Finding changed(DrizzleMigration changed, DrizzleHistory.Row row) {
        Migration migration = changed.migration();
        return Finding.error(
                "changed-after-applying",
                migration,
                "The file of " + migration.name() + " has changed since it was applied: the history has its hash as "
                        + row.hash() + ", the file has " + changed.hash()
                        + ". drizzle-orm never compares them, so the change"
                        + " reaches new databases only.",
                "Restore the file, and put the change into a new migration. If only line endings differ, let Git keep"
                        + " them: `*.sql text eol=lf` in .gitattributes.");
    }

    private static Finding missing(DrizzleHistory.Row row) {
        return Finding.error(
                "missing",
                "The history has a migration that the folder does not have (" + row.described() + ").",
                "Restore its file and its entry, or remove the row if the migration was taken back by hand.");
    }

    private static Finding skipped(DrizzleMigration skipped, List<DrizzleHistory.Row> rows) {
        Migration migration = skipped.migration();
        long newest = (long) rows.stream()
                .mapToDouble(row -> row.createdAt().orElse(0))
                .max()
                .orElse(0);
        return Finding.error(
                "skipped",
                migration,
                migration.name() + " is dated " + skipped.when() + ", not after the newest migration in the history ("
                        + newest
                        + "), and is not in it: drizzle-orm passes over it without a word, here and on every database"
                        + " that stands there.",
                "Give it a `when` in meta/_journal.json that is later than " + newest + ".");
    }

    /** Among those that are still to come: what is applied together with one of a later date is not lost. */
    private static List<Finding> outOfOrder(List<DrizzleMigration> pending) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 1; i < pending.size(); i++) {
            DrizzleMigration before = pending.get(i - 1);
            DrizzleMigration migration = pending.get(i);
            if (migration.when() <= before.when()) {
                String name = migration.migration().name();
                String earlier = before.migration().name();
                findings.add(Finding.error(
                        "out-of-order",
                        migration.migration(),
                        "The journal has " + name + " (" + migration.when() + ") behind " + earlier + " ("
                                + before.when()
                                + ") and dates it no later: a database that gets " + earlier + " first never gets "
                                + name
                                + ".",
                        "Give " + name + " a `when` in meta/_journal.json that is later than " + before.when() + "."));
            }
        }
        return findings;
    }

    private List<SnapshotHead> snapshots() {
        return migrations.stream()
                .map(DrizzleMigration::snapshot)
                .distinct()
                .flatMap(file -> SnapshotHead.read(file).stream())
                .toList();
    }

    private List<Finding> sameParent() {
        Map<List<String>, SnapshotHead> children = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (SnapshotHead snapshot : snapshots()) {
            SnapshotHead first = children.putIfAbsent(snapshot.parents(), snapshot);
            if (first != null) {
                findings.add(diverging(
                        Finding.Severity.ERROR,
                        snapshot.file(),
                        names(List.of(first, snapshot)) + " both continue from the snapshot "
                                + String.join(", ", snapshot.parents())
                                + ": they were made on two branches, neither of which knows the other's change.",
                        "Remove the later migration with its snapshot and journal entry, and make it again with"
                                + " `drizzle-kit generate`."));
            }
        }
        return findings;
    }

    /** Branches are allowed here while they do not touch the same things, which only Drizzle Kit can say. */
    private List<Finding> severalEnds() {
        List<SnapshotHead> all = snapshots();
        Set<String> parents =
                all.stream().flatMap(snapshot -> snapshot.parents().stream()).collect(Collectors.toSet());
        List<SnapshotHead> ends = all.stream()
                .filter(snapshot -> !parents.contains(snapshot.id()))
                .toList();
        if (ends.size() < 2) {
            return List.of();
        }
        return List.of(diverging(
                Finding.Severity.WARNING,
                ends.get(ends.size() - 1).file(),
                names(ends) + " are the ends of branches that no later snapshot brings together.",
                "Run `drizzle-kit check`: it says whether they contradict each other. The next `drizzle-kit generate`"
                        + " joins them."));
    }

    private Finding diverging(Finding.Severity severity, Path file, String message, String remedy) {
        Optional<Migration> blamed = migrations.stream()
                .filter(migration -> migration.snapshot().equals(file))
                .map(DrizzleMigration::migration)
                .reduce((first, last) -> last);
        return new Finding("snapshots-diverge", severity, blamed, Optional.of(file), message, remedy);
    }

    /** All snapshots of one layout have the same name, so the folder's belongs to it. */
    private static String names(List<SnapshotHead> snapshots) {
        return snapshots.stream()
                .map(SnapshotHead::file)
                .map(file -> file.subpath(file.getNameCount() - 2, file.getNameCount()))
                .map(path -> path.toString().replace('\\', '/'))
                .collect(Collectors.joining(" and "));
    }
}
