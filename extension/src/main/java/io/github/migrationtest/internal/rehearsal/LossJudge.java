package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.run.StatementIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How each loss of a run stands to what its scripts say.
 *
 * <p>Said is what a script names: {@code DELETE FROM} the table, {@code UPDATE} of the column, {@code DROP} of the very table or
 * column. Where a table may also have lost something to another statement, the run is replayed, and each statement that took
 * something has to have said so itself.
 */
final class LossJudge {
    /** As PostgreSQL names its types. */
    private static final Pattern TEXTS = Pattern.compile("^(?:text|citext|character(?: varying)?(?:\\(\\d+\\))?)$");

    private static final Pattern FORMS = Pattern.compile("^jsonb?$|\\[\\]$");

    private final RecordedRun run;
    private final ScriptIntent said;
    private final Lazy<Kinship> kinship;
    private final Lazy<TriggerWork> triggers;
    private final Lazy<Whereabouts> whereabouts;
    private final Lazy<WorkedOut> workedOut;
    private final Lazy<NewKeys> newKeys;
    private final Lazy<EmptyTwin> twins;
    private final Lazy<MovedParts> parts;

    LossJudge(RecordedRun run) {
        this.run = run;
        this.said = run.intent();
        this.kinship = new Lazy<>(() -> new Kinship(run.schemaBefore()));
        this.triggers = new Lazy<>(() -> new TriggerWork(run.schemaBefore(), run.schemaAfter(), run.madeTriggers()));
        this.whereabouts = new Lazy<>(() -> new Whereabouts(run));
        this.workedOut = new Lazy<>(() -> new WorkedOut(run));
        this.newKeys = new Lazy<>(() -> new NewKeys(run, whereabouts.get()));
        this.twins = new Lazy<>(() -> new EmptyTwin(run));
        this.parts = new Lazy<>(() -> new MovedParts(run, whereabouts.get()));
    }

    /** All that the run lost, judged. */
    List<DataLoss> judge() {
        List<DataLoss> judged = new ArrayList<>();
        for (DataChange loss : run.observedDataDiff().losses()) {
            judged.add(judge(loss));
        }
        return List.copyOf(judged);
    }

    private DataLoss judge(DataChange loss) {
        String table = nameBefore(loss.table());
        if (loss instanceof DataChange.RowsLost lost) {
            return rows(lost, table, rows(lost, table));
        } else if (loss instanceof DataChange.ValuesChanged changed) {
            return DataLoss.of(loss, values(changed, table, columnBefore(table, changed.column())));
        } else if (loss instanceof DataChange.TableDropped) {
            return parts.get().isPutOn(table)
                    ? DataLoss.of(loss, Meaning.SAID)
                    : dropped(
                            loss, whereabouts.get().ofTable(table), said.drops().contains(table));
        } else if (loss instanceof DataChange.ColumnDropped dropped) {
            return column(dropped, table);
        }
        return DataLoss.of(loss, Meaning.UNSAID);
    }

    /** All of them are there, and whoever refers to them finds others. */
    private DataLoss rows(DataChange.RowsLost loss, String table, Meaning meaning) {
        boolean numbered = meaning == Meaning.UNSAID
                && (whereabouts.get().haveOtherNumbers(table, loss.table())
                        || newKeys.get().areIn(table));
        return new DataLoss(
                loss,
                meaning,
                numbered
                        ? Optional.of("since the rebuild leaves their key out: all rows have other keys now, and what"
                                + " refers to them goes by the old ones")
                        : Optional.empty());
    }

    private DataLoss column(DataChange.ColumnDropped loss, String table) {
        String column = Names.key(loss.column());
        if (isLeftEmpty(loss.table()) || workedOut.get().isOf(table, column)) {
            return DataLoss.of(loss, Meaning.SAID);
        }
        Optional<Whereabouts.Found> found = whereabouts.get().ofColumn(table, column);
        Optional<String> twin =
                found.isPresent() ? Optional.empty() : twins.get().of(loss);
        return twin.map(name ->
                        new DataLoss(loss, Meaning.UNSAID, Optional.of("while " + name + " of its kind comes empty")))
                .orElseGet(() -> dropped(loss, found, isDroppedByName(table, column)));
    }

    /** Whether its rows are all gone: what is to be said of them is said of their values too. */
    private boolean isLeftEmpty(String table) {
        List<DataChange> changes = run.observedDataDiff().changesOf(table);
        return changes.stream()
                        .anyMatch(change ->
                                change instanceof DataChange.RowsLost rows && rows.lost() == rows.rowsBefore())
                && changes.stream().noneMatch(DataChange.RowsAdded.class::isInstance);
    }

    /** By a DROP, or by the definition of the table that takes the old one's place. */
    private boolean isDroppedByName(String table, String column) {
        return said.rebuilds().containsKey(table)
                || said.remade().contains(table)
                || said.droppedColumns().getOrDefault(table, Set.of()).contains(column);
    }

    private static DataLoss dropped(DataChange loss, Optional<Whereabouts.Found> found, boolean said) {
        if (found.isEmpty()) {
            return DataLoss.of(loss, said ? Meaning.DESTROYED : Meaning.UNSAID);
        }
        long missing = found.get().missing();
        return missing == 0
                ? DataLoss.of(loss, Meaning.SAID)
                : new DataLoss(
                        loss,
                        Meaning.UNSAID,
                        Optional.of("of which " + missing + " did not arrive in "
                                + found.get().place()));
    }

    private Meaning rows(DataChange.RowsLost loss, String table) {
        if (said.remade().contains(table)) {
            return Meaning.DESTROYED;
        }
        if (hasOtherKeys(loss, table)) {
            return Meaning.SAID;
        }
        if (parts.get().keptAll(loss, table)) {
            return Meaning.SAID;
        }
        if (whereabouts.get().areNumberedAnew(table, loss.table())
                || newKeys.get().areIn(table) && newKeys.get().areFollowed(table)) {
            return Meaning.NUMBERED_ANEW;
        }
        boolean named = said.deletesFrom().contains(table);
        if (named && !mayLoseOtherwise(table)) {
            return Meaning.SAID;
        }
        return worst(loss, says -> ofRows(says, table)).orElseGet(() -> rowsByText(table, named));
    }

    /** Without a replay: what the scripts say as a whole. */
    private Meaning rowsByText(String table, boolean named) {
        boolean some = Optional.ofNullable(said.rebuilds().get(table))
                .filter(ScriptIntent.Rebuild::someRows)
                .isPresent();
        if (named && !some) {
            return Meaning.SAID;
        }
        return kinship.get().emptiedWith(said.deletesFrom()).contains(table) && !some && !named
                ? Meaning.TAKEN_ALONG
                : Meaning.UNSAID;
    }

    private Meaning ofRows(StatementIntent says, String table) {
        if (says.deletes().contains(table)) {
            return Meaning.SAID;
        }
        if (!Collections.disjoint(says.drops(), new Descent(run.schemaBefore()).below(table))) {
            return Meaning.DESTROYED;
        }
        Optional<Meaning> byTrigger = triggers.get().ofRows(says, table);
        boolean goesAlong = kinship.get().emptiedWith(says.deletes()).contains(table);
        return byTrigger.orElse(goesAlong ? Meaning.TAKEN_ALONG : Meaning.UNSAID);
    }

    private Meaning values(DataChange.ValuesChanged loss, String table, String column) {
        if (loss.becameNull() == 0 && newKeys.get().areFollowedBy(table, column)) {
            return Meaning.SAID;
        }
        boolean dropped = said.droppedColumns().getOrDefault(table, Set.of()).contains(column);
        boolean anew =
                dropped && loss.becameNull() == 0 && !isWorkedOutOfItself(table, Names.key(loss.column()), column);
        if (said.remade().contains(table) || anew) {
            return Meaning.DESTROYED; // and made anew under its name, with values of its own
        }
        if (loss.becameNull() == 0 && workedOut.get().isExactly(table, Names.key(loss.column()))) {
            return Meaning.SAID;
        }
        if (loss.becameNull() == 0 && isPutIntoAnotherForm(loss, table, column)) {
            return Meaning.SAID;
        }
        if (isToldOfItsRows(loss, table)) {
            return Meaning.SAID;
        }
        boolean named = changes(said.updates(), table, column) || changes(said.replaces(), table, column);
        if (named && !mayLoseOtherwise(table)) {
            return Meaning.SAID;
        }
        if (isRelabelled(loss)) {
            return Meaning.SAID;
        }
        if (named && whereabouts.get().isFilledAgain(table, loss.table(), Names.key(loss.column()))) {
            return Meaning.SAID;
        }
        boolean replaced = said.deletesFrom().contains(table) && isPutIn(table);
        return worst(
                        loss,
                        says -> replaced && takesOrPutsIn(says, table)
                                ? Meaning.SAID
                                : ofValues(says, loss, table, column))
                .orElse(named || replaced ? Meaning.SAID : Meaning.UNSAID);
    }

    /** Whether it stands under another number, which is told of the rows that the old one is gone of. */
    private boolean isToldOfItsRows(DataChange.ValuesChanged loss, String table) {
        return whereabouts.get().isCopiedUnderNewNumber(table, loss.table(), Names.key(loss.column()))
                && (whereabouts.get().areNumberedAnew(table, loss.table())
                        || run.observedDataDiff().changesOf(loss.table()).stream()
                                .anyMatch(DataChange.RowsLost.class::isInstance));
    }

    /** Whether what stands in its place is made of what it was. */
    private boolean isWorkedOutOfItself(String table, String column, String before) {
        return said.derivations().stream()
                .anyMatch(each -> each.table().equals(table)
                        && each.column().equals(column)
                        && each.from().contains(before));
    }

    /** Whether rows come into it that the script writes out, and none that it copies. */
    private boolean isPutIn(String table) {
        List<StatementIntent> inserts = said.statements().stream()
                .filter(says -> says.inserts().contains(table))
                .toList();
        return !inserts.isEmpty()
                && inserts.stream().allMatch(says -> says.writesOut().contains(table));
    }

    private static boolean takesOrPutsIn(StatementIntent says, String table) {
        return says.deletes().contains(table) || says.inserts().contains(table);
    }

    /** {@code ALTER COLUMN c TYPE jsonb USING to_jsonb(...)}: a text in brackets cannot be what it was, and whoever writes how it is made means it. */
    private boolean isPutIntoAnotherForm(DataChange.ValuesChanged loss, String table, String column) {
        return said.derivations().stream()
                        .anyMatch(each ->
                                each.table().equals(table) && each.column().equals(Names.key(loss.column())))
                && typeOf(run.schemaBefore(), table, column)
                        .filter(TEXTS.asPredicate())
                        .isPresent()
                && typeOf(run.schemaAfter(), Names.key(loss.table()), Names.key(loss.column()))
                        .filter(FORMS.asPredicate())
                        .isPresent();
    }

    private static Optional<String> typeOf(SchemaSnapshot schema, String table, String column) {
        return schema.tables().stream()
                .filter(each -> Names.same(each.name(), table))
                .flatMap(each -> each.columns().stream())
                .filter(each -> Names.same(each.name(), column))
                .map(Column::type)
                .findFirst();
    }

    /** Whether nothing but {@code ALTER TYPE ... RENAME VALUE} changed it: the value is the same under another name. */
    private boolean isRelabelled(DataChange loss) {
        List<Culprit> culprits = run.culpritsOf(loss);
        return !culprits.isEmpty() && culprits.stream().allMatch(Relabelling::isDoneBy);
    }

    private static boolean changes(Map<String, Set<String>> columns, String table, String column) {
        Set<String> named = columns.getOrDefault(table, Set.of());
        return named.contains("*") || named.contains(column);
    }

    private Meaning ofValues(StatementIntent says, DataChange.ValuesChanged loss, String table, String column) {
        if (says.changes(table, column)
                || triggers.get().updatesThroughView(says, table, column)
                || followsEveryUpdate(table, column) && triggers.get().updates(says, table)
                || kinship.get().follows(says, table, column, Set.of(ReferentialAction.CASCADE))) {
            return Meaning.SAID;
        }
        if (loss.becameNull() == 0 && triggers.get().gives(says, table, column)) {
            return Meaning.SAID;
        }
        boolean cleared = kinship.get().isClearedWith(says.deletes(), table, column)
                || kinship.get()
                        .follows(
                                says, table, column, Set.of(ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT));
        return cleared ? Meaning.TAKEN_ALONG : Meaning.UNSAID;
    }

    /** {@code ON UPDATE CURRENT_TIMESTAMP} of MySQL. */
    private boolean followsEveryUpdate(String table, String column) {
        return run.schemaBefore().tables().stream()
                .filter(each -> Names.same(each.name(), table))
                .flatMap(each -> each.columns().stream())
                .anyMatch(each ->
                        Names.same(each.name(), column) && each.attributes().has(Attribute.ON_UPDATE));
    }

    /** Whether the rows are there under other keys, which the scripts give them by name or which are worked out of the old. */
    private boolean hasOtherKeys(DataChange.RowsLost loss, String table) {
        boolean asMany = run.observedDataDiff().changesOf(loss.table()).stream()
                .anyMatch(change -> change instanceof DataChange.RowsAdded added && added.added() == loss.lost());
        if (!asMany) {
            return false;
        }
        boolean named = run.schemaBefore().tables().stream()
                .filter(each -> Names.same(each.name(), table))
                .flatMap(each -> each.primaryKey().stream())
                .flatMap(key -> key.columns().stream())
                .map(Names::key)
                .anyMatch(key -> said.updates().getOrDefault(table, Set.of()).contains(key)
                        || said.statements().stream().anyMatch(says -> kinship.get()
                                .follows(says, table, key, Set.of(ReferentialAction.CASCADE))));
        return named || whereabouts.get().haveOnlyOtherKeys(loss, table);
    }

    /** Whether anything else in the scripts may have taken rows or values of a table. */
    private boolean mayLoseOtherwise(String table) {
        Set<String> parents = new HashSet<>(kinship.get().ancestorsOf(table));
        boolean rebuilt = parents.stream()
                .anyMatch(name ->
                        said.rebuilds().containsKey(name) || said.drops().contains(name));
        parents.remove(table);
        return rebuilt
                || said.droppedColumns().containsKey(table)
                || said.replaces().containsKey(table)
                || parents.stream()
                        .anyMatch(name -> said.deletesFrom().contains(name)
                                || said.replaces().containsKey(name))
                || triggers.get().mentions(table);
    }

    /** The worst that is to be said of the statements that took it; empty if none was found. */
    private Optional<Meaning> worst(DataChange loss, Function<StatementIntent, Meaning> judged) {
        return run.culpritsOf(loss).stream()
                .map(culprit -> Relabelling.isDoneBy(culprit)
                        ? Meaning.SAID
                        : culprit.says(said).map(judged).orElse(Meaning.UNSAID))
                .min(Meaning::compareTo);
    }

    private String nameBefore(String table) {
        return keyOf(said.renamedTables(), table);
    }

    /** One that was there: what the script makes and renames stands for the column that had the name. */
    private String columnBefore(String table, String column) {
        String before = keyOf(said.renamedColumns().getOrDefault(table, Map.of()), column);
        return typeOf(run.schemaBefore(), table, before).isPresent() ? before : Names.key(column);
    }

    private static String keyOf(Map<String, String> renamed, String name) {
        String key = Names.key(name);
        return renamed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }
}
