package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.check.FirstUse.Refused;
import io.github.migrationtest.check.FirstUse.Use;
import io.github.migrationtest.database.DisposableDatabase;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every table can be read, written and deleted from, every view read, and every function and procedure called, as before.
 *
 * <p>Silent: a row that a constraint or a trigger refuses; a function that does not like what it is told. Found: a trigger, view or
 * procedure that names a column which is gone; a foreign key to a table that is gone, which SQLite tells with the first row; a trigger
 * or foreign key that leaves a column NULL which must not be any more.
 *
 * <p>It needs runs of its own: on a clone that is thrown away, with one row of each table, in transactions that are taken back.
 * Views are written where they have triggers or rules of their own. Functions and procedures are called with values that are made up; what is in SQL, PostgreSQL only reads. What may reach out of its
 * database, or cannot be read, is not called, and told of where it names what is gone.
 */
public final class StillWorks implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public StillWorks() {}

    @Override
    public String id() {
        return "still-works";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.up().map(step -> found(migration, step)).orElse(List.of());
    }

    private List<Finding> found(RehearsedMigration migration, MigrationStep step) {
        if (step.schemaDiff().isEmpty()) {
            return List.of();
        }
        Affected affected = Affected.between(step.schemaBefore(), step.schemaAfter());
        FirstUse now;
        try (DisposableDatabase database = migration.throwAwayAfter()) {
            now = FirstUse.of(database, step.schemaAfter(), affected);
        }
        List<Finding> found = new ArrayList<>();
        if (!now.broken().isEmpty() || !now.leavingNull().isEmpty()) {
            FirstUse before;
            try (DisposableDatabase database = migration.throwAwayBefore()) {
                before = FirstUse.of(database, step.schemaBefore(), affected);
            }
            now.broken().forEach((use, refused) -> {
                if (!before.broken().containsKey(use) && (before.tried(use) || isBroken(use, refused))) {
                    found.add(Finding.error(
                                    id(),
                                    migration.migration(),
                                    use + " fails since this migration: " + refused.message(),
                                    "Change what still names what is gone, in the same migration.")
                            .about(use.object()));
                }
            });
            now.leavingNull().stream()
                    .filter(use -> before.tried(use) && !before.leavingNull().contains(use))
                    .forEach(use -> leavesNull(migration, step, use).ifPresent(found::add));
        }
        Map<String, String> gone = gone(step.schemaDiff());
        now.notTried().forEach(routine -> notTried(migration, routine, gone).ifPresent(found::add));
        return found;
    }

    /** What took a NULL before, or was not there, and takes none now: one of these is what it leaves empty. */
    private Optional<Finding> leavesNull(RehearsedMigration migration, MigrationStep step, Use use) {
        List<String> without =
                takingNoNull(step, column -> column.defaultValue().isEmpty());
        List<String> columns = without.isEmpty() ? takingNoNull(step, column -> true) : without;
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.error(
                                id(),
                                migration.migration(),
                                use
                                        + " fails since this migration: what it sets off leaves a column NULL that takes none"
                                        + " now (" + String.join(", ", columns) + ").",
                                "Give the column a default, or have the trigger or foreign key that writes it give it a"
                                        + " value, in the same migration.")
                        .about(use.object()));
    }

    private static List<String> takingNoNull(MigrationStep step, Predicate<Column> which) {
        return step.schemaAfter().tables().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column ->
                                !column.nullable() && column.generated().isEmpty())
                        .filter(column -> !column.attributes().has(Attribute.IDENTITY))
                        .filter(column -> tookNull(step.schemaBefore(), table, column))
                        .filter(which)
                        .map(column -> table.name() + "." + column.name()))
                .toList();
    }

    private static boolean tookNull(SchemaSnapshot before, Table table, Column column) {
        return before.table(table.name())
                .flatMap(was -> was.column(column.name()))
                .map(Column::nullable)
                .orElse(true);
    }

    /** What is new has to work; but the tables of a routine may be made by who calls it, or by a later migration. */
    private static boolean isBroken(Use use, Refused refused) {
        return !use.ofRoutine() || refused.ofColumn();
    }

    private Optional<Finding> notTried(RehearsedMigration migration, Routine routine, Map<String, String> gone) {
        Set<String> named = routine.words(migration.kind());
        named.retainAll(gone.keySet());
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.error(
                                id(),
                                migration.migration(),
                                routine.sort() + " " + routine.signature() + " names "
                                        + named.stream().map(gone::get).collect(Collectors.joining(", "))
                                        + ", which is gone. Whether it still works was not tried: "
                                        + routine.whyNot().orElse("") + ".",
                                "Look at it, and change it in the same migration where it means that.")
                        .about(routine.signature())
                        .asWarning());
    }

    /** The tables and columns that are not there any more, by their last names. */
    private static Map<String, String> gone(SchemaDiff diff) {
        Map<String, String> gone = new TreeMap<>();
        for (SchemaChange change : diff.changes()) {
            if (change instanceof SchemaChange.ColumnDropped dropped) {
                put(gone, dropped.column().name(), "column " + dropped.table() + ".");
            } else if (change instanceof SchemaChange.ColumnRenamed renamed) {
                put(gone, renamed.from(), "column " + renamed.table() + ".");
            } else if (change instanceof SchemaChange.TableDropped dropped) {
                put(gone, dropped.table().name(), "table ");
            } else if (change instanceof SchemaChange.TableRenamed renamed) {
                put(gone, renamed.from(), "table ");
            }
        }
        return gone;
    }

    private static void put(Map<String, String> gone, String name, String before) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        gone.put(last, before + name);
    }
}
