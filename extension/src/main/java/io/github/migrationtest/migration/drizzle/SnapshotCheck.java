package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.drizzle.SnapshotComparison.Difference;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Holds a schema against the snapshot that Drizzle Kit wrote together with a migration. */
final class SnapshotCheck {
    /** What the first snapshot has for a parent. */
    private static final String NONE = "00000000-0000-0000-0000-000000000000";

    private final Path folder;
    private final List<DrizzleMigration> migrations;
    private final Map<Path, Optional<SnapshotHead>> heads = new ConcurrentHashMap<>();

    SnapshotCheck(Path folder, List<DrizzleMigration> migrations) {
        this.folder = folder;
        this.migrations = migrations;
    }

    /** All differences of a schema that a migration has led to. */
    List<Finding> of(DrizzleMigration migration, SchemaSnapshot schema) {
        return differences(migration, schema).stream()
                .map(difference -> finding(migration, difference))
                .toList();
    }

    /** Those that the migration has made: what was different before it is blamed on another. */
    List<Finding> of(DrizzleMigration migration, SchemaSnapshot before, SchemaSnapshot after) {
        List<Difference> differences = new ArrayList<>(differences(migration, after));
        if (!differences.isEmpty()) {
            List<DrizzleMigration> together = together(migration, after.kind());
            List<DrizzleMigration> later = together.subList(together.indexOf(migration) + 1, together.size());
            differences.removeIf(difference -> isChanged(later, difference.table(), after.kind()));
            List<Difference> earlier = earlier(migration, before, after);
            boolean isFirst = migration.equals(together.get(0));
            differences.removeIf(difference -> earlier.contains(difference)
                    && (isFirst || !isChanged(List.of(migration), difference.table(), after.kind())));
        }
        return differences.stream()
                .map(difference -> finding(migration, difference))
                .toList();
    }

    private List<Difference> earlier(DrizzleMigration migration, SchemaSnapshot before, SchemaSnapshot after) {
        int place = migrations.indexOf(migration);
        if (place == 0) {
            return List.of();
        }
        List<SchemaChange.TableRenamed> renames =
                SchemaDiff.between(before, after).ofType(SchemaChange.TableRenamed.class);
        return differences(migrations.get(place - 1), before).stream()
                .map(difference -> difference.behind(renames))
                .toList();
    }

    /**
     * What the schema in TypeScript has no more of a database, or has otherwise, and had as it is there; in the words in which a
     * difference of it would be found.
     */
    List<String> changes(DrizzleMigration migration, SchemaSnapshot before) {
        int first = migrations.indexOf(together(migration, before.kind()).get(0));
        if (first == 0 || meant(migrations.get(first - 1), before.kind()).isEmpty()) {
            return List.of();
        }
        List<Difference> changes = new ArrayList<>(differences(migration, before));
        changes.removeAll(differences(migrations.get(first - 1), before));
        return changes.stream().map(Difference::found).toList();
    }

    /**
     * The migrations that lead to one schema between them: a custom one repeats the snapshot that it begins with, and may be the other
     * half of the one that Drizzle Kit wrote before it.
     */
    private List<DrizzleMigration> together(DrizzleMigration migration, DatabaseKind kind) {
        Optional<IntendedSchema> meant = meant(migration, kind);
        int first = migrations.indexOf(migration);
        int last = first;
        if (meant.isPresent()) {
            while (first > 0 && meant.equals(meant(migrations.get(first - 1), kind))) {
                first--;
            }
            while (last < migrations.size() - 1 && meant.equals(meant(migrations.get(last + 1), kind))) {
                last++;
            }
        }
        return migrations.subList(first, last + 1);
    }

    private static boolean isChanged(List<DrizzleMigration> migrations, String table, DatabaseKind kind) {
        return migrations.stream()
                .flatMap(it -> it.migration().up().statements().stream())
                .map(statement -> SqlLexer.code(kind, statement.sql()))
                .anyMatch(words -> !words.isEmpty()
                        && Stream.of("CREATE", "ALTER", "DROP")
                                .anyMatch(word -> words.get(0).is(word))
                        && words.stream().anyMatch(word -> DrizzleNames.same(kind, word.name(), table)));
    }

    private List<Difference> differences(DrizzleMigration migration, SchemaSnapshot schema) {
        return meant(migration, schema.kind())
                .map(meant -> SnapshotComparison.of(meant, before(migration, meant, schema.kind()), schema))
                .orElse(List.of());
    }

    /** What its snapshot says; empty if it has none, or one that does not know all that was applied before it. */
    private Optional<IntendedSchema> meant(DrizzleMigration migration, DatabaseKind kind) {
        return head(migration)
                .filter(head -> !isOverwritten(migration) && !isBesideAnother(migration, head))
                .flatMap(head -> read(kind, earlier(migration), head));
    }

    /** The schema that was meant before this one. */
    private Optional<IntendedSchema> before(DrizzleMigration migration, IntendedSchema meant, DatabaseKind kind) {
        List<SnapshotHead> earlier = earlier(migration);
        List<String> parents = head(migration).orElseThrow().parents();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (parents.equals(List.of(earlier.get(i).id()))) {
                Optional<IntendedSchema> before = read(kind, earlier.subList(0, i), earlier.get(i));
                if (!before.equals(Optional.of(meant))) {
                    return before;
                }
                parents = earlier.get(i).parents();
            }
        }
        return Optional.empty();
    }

    /** With the snapshots that it continues, back to one that has everything; none of them is beside it. */
    private static Optional<IntendedSchema> read(DatabaseKind kind, List<SnapshotHead> earlier, SnapshotHead head) {
        Deque<Path> files = new ArrayDeque<>(List.of(head.file()));
        SnapshotHead first = head;
        for (int i = earlier.size() - 1; i >= 0 && first.continues(); i--) {
            first = earlier.get(i);
            files.addFirst(first.file());
        }
        return first.continues() ? Optional.empty() : SnapshotReader.read(kind, List.copyOf(files));
    }

    /** Two of one prefix share a file, which is the later one's. */
    private boolean isOverwritten(DrizzleMigration migration) {
        return migrations.subList(migrations.indexOf(migration) + 1, migrations.size()).stream()
                .anyMatch(later -> later.snapshot().equals(migration.snapshot()));
    }

    /** Whether it comes from a branch that does not know all that was applied before it: its snapshot has nothing of the other's. */
    private boolean isBesideAnother(DrizzleMigration migration, SnapshotHead head) {
        Map<String, SnapshotHead> earlier = new HashMap<>();
        earlier(migration).forEach(it -> earlier.put(it.id(), it));
        Set<String> ancestors = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(head.parents());
        while (!next.isEmpty()) {
            String id = next.remove();
            if (ancestors.add(id) && !id.equals(NONE)) {
                if (!earlier.containsKey(id)) {
                    // One was thrown away. Where each has everything, nothing says that there were branches.
                    return head.continues();
                }
                next.addAll(earlier.get(id).parents());
            }
        }
        return !ancestors.containsAll(earlier.keySet());
    }

    private List<SnapshotHead> earlier(DrizzleMigration migration) {
        return migrations.subList(0, migrations.indexOf(migration)).stream()
                .filter(it -> !isOverwritten(it))
                .flatMap(it -> head(it).stream())
                .toList();
    }

    private Optional<SnapshotHead> head(DrizzleMigration migration) {
        return heads.computeIfAbsent(migration.snapshot(), SnapshotHead::read);
    }

    private Finding finding(DrizzleMigration entry, Difference difference) {
        Migration migration = entry.migration();
        String file = folder.relativize(entry.snapshot()).toString().replace('\\', '/');
        return new Finding(
                        "schema-differs-from-snapshot",
                        Finding.Severity.ERROR,
                        Optional.of(migration),
                        Optional.of(entry.snapshot()),
                        migration.name() + " leaves " + difference.found() + "; Drizzle Kit meant, in " + file + ": "
                                + difference.intended()
                                + ". The next `drizzle-kit generate` starts from that file and will not make up for it.",
                        "Correct " + migration.up().name()
                                + ", or, if it is right, the schema in TypeScript, and generate both again.")
                .about(difference.found());
    }
}
