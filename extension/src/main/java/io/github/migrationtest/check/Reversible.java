package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Finding.Severity;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.schema.SchemaDiff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way back leads to where the migration began, and the way up is open again behind it.
 *
 * <p>Silent: a column that comes back at the end of its table; data that the way up itself had taken; a script that runs again whenever
 * it changes, which no tool takes back. Found: a way back that is
 * missing where others have one, that fails, that restores half a table, loses rows, among them those that the way up had put into an
 * archive, or changes values of rows whose key the way up had
 * taken, which are compared as wholes; a way up that fails behind it. In a folder
 * where nothing can be taken back, one warning; another for values that stay in an enumeration of PostgreSQL, which takes none out; or, where the user's own commands for backup and restore are named, what those do not
 * bring back.
 */
public final class Reversible implements MigrationCheck {
    private static final int LINES = 10;

    /** For {@link java.util.ServiceLoader}. */
    public Reversible() {}

    @Override
    public String id() {
        return "reversible";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        if (migration.up().isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        if (migration.migration().down().isEmpty()
                && migration.othersGoBack()
                && !migration.migration().version().isRepeatable()) {
            found.add(Finding.error(
                    id(),
                    migration.migration(),
                    "It cannot be taken back, though other migrations of the folder can.",
                    "Write its way back; where there is none, accept that: @Accept(check = \"" + id()
                            + "\", migration = \"" + migration.migration().name() + "\", because = \"...\")."));
        }
        migration.downFailure().ifPresent(failure -> found.add(failed("The way back fails.", migration, failure)));
        migration.down().ifPresent(down -> compare(migration, migration.up().get(), down, found));
        if (found.stream().allMatch(each -> each.severity() == Severity.WARNING)) {
            migration
                    .upAgainFailure()
                    .ifPresent(failure -> found.add(failed(
                            "It cannot be applied again behind its way back, which leaves something in its way.",
                            migration,
                            failure)));
        }
        migration.upAgain().ifPresent(again -> {
            SchemaDiff diff = SchemaDiff.between(
                    migration.up().get().schemaAfter().ignoringColumnOrder(),
                    again.schemaAfter().ignoringColumnOrder());
            if (!diff.isEmpty() && found.isEmpty()) {
                found.add(blamed(
                        migration,
                        "Applied again behind its way back, it leaves another schema than before:\n"
                                + diff.describe(LINES),
                        "Let the way back undo all that the way up does."));
            }
        });
        return found;
    }

    private void compare(RehearsedMigration migration, MigrationStep up, MigrationStep down, List<Finding> found) {
        SchemaDiff diff = SchemaDiff.between(
                up.schemaBefore().ignoringColumnOrder(), down.schemaAfter().ignoringColumnOrder());
        if (EnumValuesLeft.areAllOf(diff)) {
            found.add(blamed(
                            migration,
                            "Taken back, it leaves what it has added to an enumeration:\n" + diff.describe(LINES),
                            "Let it: PostgreSQL takes no value out again. Where the way back must, it makes the type anew"
                                    + " under another name, gives its columns that one, and drops the old.")
                    .asWarning());
        } else if (!diff.isEmpty()) {
            found.add(blamed(
                            migration,
                            "Taken back, it leaves another schema than there was before it:\n" + diff.describe(LINES),
                            "Let the way back undo all that the way up does, and nothing else.")
                    .because(whyLeft(migration)));
        }
        TakenByUp taken = new TakenByUp(up);
        List<DataChange> losses = lossesOfTablesThatWereKept(migration);
        List<DataChange> held = losses.stream()
                .filter(loss -> !taken.includes(loss))
                .filter(loss -> !isOfRowsThatCameBack(loss, taken, down))
                .filter(loss -> !isOnlyNumberedAnew(loss, migration.dataLeftByDown(), taken))
                .toList();
        held.forEach(loss -> found.add(lost(migration, down, loss.table(), loss.describe())));
        RowsSetAside aside = new RowsSetAside(up, down);
        losses.stream()
                .filter(loss -> loss instanceof DataChange.RowsLost && taken.includes(loss))
                .forEach(loss -> aside.archiveOf(loss.table())
                        .ifPresent(archive -> found.add(lost(
                                migration,
                                down,
                                loss.table(),
                                loss.describe() + ", which the way up had put into " + archive))));
        RowsUnderOtherKeys rows = new RowsUnderOtherKeys(up, down, taken);
        losses.stream()
                .map(DataChange::table)
                .distinct()
                .filter(table -> taken.includesKeyOf(table)
                        && held.stream().noneMatch(loss -> loss.table().equals(table)))
                .forEach(table -> rows.lost(table).ifPresent(lost -> found.add(lost(migration, down, table, lost))));
    }

    private static List<DataChange> lossesOfTablesThatWereKept(RehearsedMigration migration) {
        Set<String> droppedByUp = migration.losses().stream()
                .filter(loss ->
                        loss.change() instanceof DataChange.TableDropped && loss.meaning() != DataLoss.Meaning.SAID)
                .map(loss -> loss.change().table())
                .collect(Collectors.toSet());
        return migration.dataLeftByDown().losses().stream()
                .filter(loss -> !droppedByUp.contains(loss.table()))
                .toList();
    }

    private Finding lost(RehearsedMigration migration, MigrationStep down, String table, String what) {
        return blamed(
                        migration,
                        "Taken back, it has lost what the way up had kept: " + what + ".",
                        "Bring the data back where the way back finds it, or accept that it is lost.")
                .about(table)
                .because(down.explainLossOf(table));
    }

    /** Rows that the way up has taken, and the way back has put in anew: what it did not know of them is gone since then. */
    private static boolean isOfRowsThatCameBack(DataChange loss, TakenByUp taken, MigrationStep down) {
        return loss instanceof DataChange.ValuesChanged values
                && taken.includesRowsOf(loss.table())
                && !taken.changedValuesOf(loss.table(), values.column())
                && down.dataDiff().changesOf(loss.table()).stream()
                        .noneMatch(change -> change instanceof DataChange.ValuesChanged changed
                                && Names.same(changed.column(), values.column()));
    }

    /** Where the way up has taken the key, the way back gives rows another one: by it none can be known, but they can be counted. */
    private static boolean isOnlyNumberedAnew(DataChange loss, DataDiff left, TakenByUp taken) {
        boolean keyTaken = taken.includesColumnOfKey(loss.table());
        if (!keyTaken || !(loss instanceof DataChange.RowsLost rows)) {
            return keyTaken && loss instanceof DataChange.ValuesChanged;
        }
        return left.changesOf(loss.table()).stream()
                .anyMatch(change -> change instanceof DataChange.RowsAdded added && added.added() >= rows.lost());
    }

    /** What the way back does not do, and what comes of it. */
    private static Optional<String> whyLeft(RehearsedMigration migration) {
        List<String> why = new ArrayList<>();
        migration
                .migration()
                .down()
                .filter(script ->
                        script.path().isPresent() && script.statements().isEmpty())
                .ifPresent(script -> why.add("The way back, " + script.name() + ", has no statement."));
        migration
                .upAgainFailure()
                .flatMap(failure -> String.valueOf(failure.getMessage()).lines().findFirst())
                .ifPresent(failure -> why.add("What it leaves is in the way of the next try: " + failure));
        return why.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", why));
    }

    private Finding failed(String what, RehearsedMigration migration, MigrationFailedException failure) {
        Finding finding = blamed(migration, what + "\n" + failure.getMessage(), "");
        return failure.statement().map(finding::at).orElse(finding);
    }

    private Finding blamed(RehearsedMigration migration, String message, String remedy) {
        Optional<Path> file = migration.migration().down().flatMap(SqlScript::path);
        return new Finding(id(), severity(), Optional.of(migration.migration()), file, message, remedy);
    }

    @Override
    public List<Finding> check(RehearsedRun run) {
        return run.restoredBackup().map(this::notRestored).orElseGet(() -> noWayBack(run));
    }

    private List<Finding> notRestored(RestoredBackup restored) {
        List<Finding> found = new ArrayList<>();
        restored.failure()
                .ifPresent(failure ->
                        found.add(Finding.error(id(), "The backup cannot be put back:\n" + failure.getMessage(), "")));
        String behind = "Put back by " + restored.restore() + " after "
                + restored.migrations().stream().map(Migration::name).collect(Collectors.joining(", "));
        restored.schema()
                .filter(diff -> !diff.isEmpty())
                .ifPresent(diff -> found.add(Finding.error(
                        id(),
                        behind
                                + ", the database has another schema than was backed up (+ is what should not be"
                                + " there):\n"
                                + diff.describe(LINES),
                        "Let restoreCommand empty the database before it puts the backup back: what the migrations"
                                + " have made is in no backup, so nothing else takes it away.")));
        restored.data().stream()
                .flatMap(diff -> diff.changes().stream())
                .filter(DataChange::touchesData)
                .forEach(change -> found.add(Finding.error(
                                id(),
                                behind + ", the database has other rows than were backed up: " + change.describe()
                                        + ".",
                                "Let backupCommand keep everything, and restoreCommand replace what is there.")
                        .about(LossFindings.objectOf(change))));
        if (restored.historyDiffers() && found.isEmpty()) {
            found.add(Finding.error(
                    id(),
                    behind
                            + ", the database holds what was backed up, but the tool's own table says otherwise what"
                            + " is pending.",
                    "Let backupCommand keep the tool's table too: the next run goes by it."));
        }
        return found;
    }

    private List<Finding> noWayBack(RehearsedRun run) {
        boolean none = !run.migrations().isEmpty()
                && run.migrations().stream()
                        .allMatch(migration -> migration.down().isEmpty());
        return none
                ? List.of(Finding.error(
                                id(),
                                "No migration can be taken back: " + run.tool()
                                        + " has no way back for them, so there is none but a backup.",
                                "Rehearse the restoring of production's backup too, with backupCommand and"
                                        + " restoreCommand of @MigrationTest.")
                        .asWarning())
                : List.of();
    }
}
