package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.Orphan;
import io.github.migrationtest.data.Orphans;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.ForeignKeyFault;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every foreign key points at a row, at columns that are unique, of its own type, and is enforced as before.
 *
 * <p>Silent: rows that pointed at nothing before. A warning: a key put over generated rows, which no key held to anything
 * before. Found: a key put over rows that dangle; rows that a rebuild of their parent leaves
 * without one; a parent that is not unique, which SQLite takes until the first row is changed; {@code SET foreign_key_checks = 0}
 * that nothing takes back; PostgreSQL's {@code DISABLE TRIGGER ALL}, the same.
 */
public final class ForeignKeysSound implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public ForeignKeysSound() {}

    @Override
    public String id() {
        return "foreign-keys-sound";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.up().map(step -> found(migration, step)).orElse(List.of());
    }

    private List<Finding> found(RehearsedMigration migration, MigrationStep step) {
        List<Finding> found = new ArrayList<>(orphans(migration, step));
        found.addAll(faults(
                migration,
                step,
                SchemaSnapshot::foreignKeysWithoutUniqueParent,
                fault -> hasTable(step.schemaAfter(), fault.key().referencedTable())
                        ? "Refer to the primary key, or to columns with a unique constraint."
                        : "Keep the name that the key has: where a table is renamed, SQLite renames it in the keys that refer to"
                                + " it, so make the new one under another name, drop the old one, and rename the new one to"
                                + " its name."));
        found.addAll(faults(
                migration,
                step,
                SchemaSnapshot::foreignKeyTypeMismatches,
                fault -> "Give both columns one type: values that look the same do not meet otherwise."));
        found.addAll(DisabledKeys.in(id(), migration, step));
        if (migration.leavesForeignKeysOff()) {
            found.add(leftOff(migration, step));
        }
        return found;
    }

    private Finding leftOff(RehearsedMigration migration, MigrationStep step) {
        Finding finding = Finding.error(
                id(),
                migration.migration(),
                "Behind it the connection does not enforce foreign keys any more: of what runs next on it in the same run"
                        + " nothing is refused, nothing cascades.",
                switch (migration.kind()) {
                    case SQLITE -> "Say PRAGMA foreign_keys=ON at its end, outside a transaction.";
                    case POSTGRESQL ->
                        "Say SET LOCAL session_replication_role in a transaction, which ends with it, or RESET"
                                + " session_replication_role at its end.";
                    case MYSQL, MARIADB -> "Say SET foreign_key_checks = 1 at its end.";
                });
        return step.statements().stream()
                .filter(statement -> ForeignKeyEnforcement.isSpokenOf(statement.sql()))
                .reduce((earlier, later) -> later)
                .map(finding::at)
                .orElse(finding);
    }

    private List<Finding> orphans(RehearsedMigration migration, MigrationStep step) {
        Set<String> untouched = Untouched.tables(step);
        List<Orphan> after = Orphans.of(step.after(), untouched);
        if (after.isEmpty()) {
            return List.of();
        }
        Renames renames = new Renames(step.schemaDiff());
        Map<String, Long> before = Orphans.of(step.before(), untouched).stream()
                .map(orphan -> renamed(orphan, renames))
                .collect(Collectors.toMap(Orphan::foreignKey, Orphan::rows, Long::sum));
        return after.stream()
                .filter(orphan -> orphan.rows() > before.getOrDefault(orphan.foreignKey(), 0L))
                // Of a parent that is gone the fault of its key tells, which only SQLite's catalog shows.
                .filter(orphan ->
                        migration.kind() != DatabaseKind.SQLITE || hasTable(step.schemaAfter(), orphan.parentTable()))
                .map(orphan -> {
                    long old = before.getOrDefault(orphan.foreignKey(), 0L);
                    boolean isNew = !hasKey(step.schemaBefore(), orphan, renames);
                    if (isNew && isOfGeneratedRows(migration, step.schemaBefore(), orphan, renames)) {
                        return Finding.error(
                                        id(),
                                        migration.migration(),
                                        "a new foreign key on " + orphan.table()
                                                + " was put over rows that were generated,"
                                                + " and that no foreign key held to anything before. Production's rows may"
                                                + " have no parent either, and nothing would say so.",
                                        "Rehearse it on a copy, or count these rows in production before it runs.")
                                .about(orphan.table())
                                .asWarning();
                    }
                    return Finding.error(
                                    id(),
                                    migration.migration(),
                                    orphan.describe()
                                            + (old > 0 ? ", of which " + old + " were before" : "")
                                            + (isNew
                                                    ? ". The foreign key is new, and was put over rows that it does"
                                                            + " not hold for."
                                                    : "."),
                                    "Delete these rows, point them at a parent, or set the column to NULL, in the"
                                            + " migration itself.")
                            .about(orphan.table());
                })
                .toList();
    }

    private static boolean hasTable(SchemaSnapshot schema, String name) {
        return schema.tables().stream().anyMatch(table -> table.name().equalsIgnoreCase(name));
    }

    private static boolean isOfGeneratedRows(
            RehearsedMigration migration, SchemaSnapshot before, Orphan orphan, Renames renames) {
        return before.tables().stream()
                .map(Table::name)
                .filter(name -> renames.table(name).equalsIgnoreCase(orphan.table()))
                .anyMatch(migration::hasGeneratedRows);
    }

    private static Orphan renamed(Orphan orphan, Renames renames) {
        return new Orphan(
                renames.table(orphan.table()),
                renames.columns(orphan.table(), orphan.columns()),
                renames.table(orphan.parentTable()),
                renames.columns(orphan.parentTable(), orphan.parentColumns()),
                orphan.rows(),
                orphan.keys());
    }

    private static boolean hasKey(SchemaSnapshot before, Orphan orphan, Renames renames) {
        return before.tables().stream()
                .filter(table -> renames.table(table.name()).equalsIgnoreCase(orphan.table()))
                .flatMap(
                        table -> table.foreignKeys().stream().filter(key -> renames.columns(table.name(), key.columns())
                                .equals(orphan.columns())))
                .anyMatch(key -> renames.table(key.referencedTable()).equalsIgnoreCase(orphan.parentTable()));
    }

    private List<Finding> faults(
            RehearsedMigration migration,
            MigrationStep step,
            Function<SchemaSnapshot, List<ForeignKeyFault>> look,
            Function<ForeignKeyFault, String> remedy) {
        Set<String> before = look.apply(step.schemaDiff().renamed(step.schemaBefore(), step.schemaAfter())).stream()
                .map(ForeignKeyFault::describe)
                .collect(Collectors.toSet());
        return look.apply(step.schemaAfter()).stream()
                .filter(fault -> !before.contains(fault.describe()))
                .map(fault -> Finding.error(id(), migration.migration(), fault.describe() + ".", remedy.apply(fault))
                        .about(fault.table()))
                .toList();
    }

    /** What is not validated is judged at the end: a later migration may do so. */
    @Override
    public List<Finding> check(RehearsedRun run) {
        return run.together()
                .map(all -> notValidated(run, all.schemaBefore(), all.schemaAfter(), new Renames(all.schemaDiff())))
                .orElse(List.of());
    }

    private List<Finding> notValidated(RehearsedRun run, SchemaSnapshot before, SchemaSnapshot after, Renames renames) {
        List<Finding> found = new ArrayList<>();
        for (Table table : after.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean old = before.tables().stream().anyMatch(was -> was.foreignKeys().stream()
                        .filter(its -> its.attributes().has(Attribute.NOT_VALID))
                        .anyMatch(its -> isSame(was, its, table, key, renames)));
                if (key.attributes().has(Attribute.NOT_VALID) && !old) {
                    found.add(new NotValidated(id(), "foreign key", table.name(), key.name()).found(run));
                }
            }
        }
        return found;
    }

    /** Under the names that it has by now, or under its own, where so much was renamed that nobody can tell what to what. */
    private static boolean isSame(Table was, ForeignKey its, Table table, ForeignKey key, Renames renames) {
        boolean sameName = its.name().isPresent() && its.name().equals(key.name());
        boolean samePlace = renames.table(was.name()).equals(table.name())
                && renames.columns(was.name(), its.columns()).equals(key.columns());
        return samePlace || sameName && renames.table(its.referencedTable()).equals(key.referencedTable());
    }
}
