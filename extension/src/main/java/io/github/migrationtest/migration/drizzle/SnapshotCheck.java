package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
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
import java.util.stream.IntStream;

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
        int place = migrations.indexOf(migration);
        if (place > 0 && !differences.isEmpty()) {
            List<SchemaChange.TableRenamed> renames =
                    SchemaDiff.between(before, after).ofType(SchemaChange.TableRenamed.class);
            differences.removeAll(differences(migrations.get(place - 1), before).stream()
                    .map(difference -> difference.behind(renames))
                    .toList());
        }
        return differences.stream()
                .map(difference -> finding(migration, difference))
                .toList();
    }

    private List<Difference> differences(DrizzleMigration migration, SchemaSnapshot schema) {
        Optional<SnapshotHead> head = head(migration);
        if (head.isEmpty() || isOverwritten(migration) || isBesideAnother(migration, head.get())) {
            return List.of();
        }
        List<SnapshotHead> earlier = earlier(migration);
        List<String> parents = head.get().parents();
        Optional<IntendedSchema> before = IntStream.range(0, earlier.size())
                .filter(i -> parents.equals(List.of(earlier.get(i).id())))
                .boxed()
                .findFirst()
                .flatMap(i -> read(schema.kind(), earlier.subList(0, i), earlier.get(i)));
        return read(schema.kind(), earlier, head.get())
                .map(intended -> SnapshotComparison.of(intended, before, schema))
                .orElse(List.of());
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
