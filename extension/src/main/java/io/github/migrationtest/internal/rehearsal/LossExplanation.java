package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Why rows or values went: at which statement, through which foreign keys, and what to do about it. */
final class LossExplanation {
    private static final int SQL_LIMIT = 200;
    private static final int TABLES_SHOWN = 10;

    private final RecordedRun run;
    private final List<String> lines = new ArrayList<>();
    private final Lazy<TriggerWork> triggers;

    LossExplanation(RecordedRun run) {
        this.run = run;
        this.triggers = new Lazy<>(() -> new TriggerWork(run.schemaBefore(), run.schemaAfter(), run.madeTriggers()));
    }

    static Optional<String> of(RecordedRun run) {
        return of(run, loss -> true);
    }

    /** Of what the scripts do not say, and of nothing else. */
    static Optional<String> ofUnsaid(RecordedRun run) {
        Set<DataChange> unsaid = run.judgedLosses().stream()
                .filter(loss -> loss.meaning() == Meaning.UNSAID)
                .map(DataLoss::change)
                .collect(Collectors.toSet());
        return of(run, unsaid::contains);
    }

    /** Of some losses. */
    static Optional<String> of(RecordedRun run, Predicate<DataChange> asked) {
        if (run.observedDataDiff().losses().stream().noneMatch(asked)) {
            return Optional.empty();
        }
        LossExplanation explanation = new LossExplanation(run);
        Map<Culprit, Set<String>> tables = new LinkedHashMap<>();
        Set<Culprit> takers = new LinkedHashSet<>();
        run.culprits().entrySet().stream()
                .filter(entry -> asked.test(entry.getKey()))
                .forEach(entry -> entry.getValue().forEach(culprit -> {
                    DataChange loss = entry.getKey();
                    tables.computeIfAbsent(culprit, key -> new LinkedHashSet<>())
                            .add(loss.table());
                    boolean onlyChanged = loss instanceof DataChange.ValuesChanged changed && changed.becameNull() == 0;
                    if (!onlyChanged) {
                        takers.add(culprit);
                    }
                }));
        tables.forEach((culprit, names) -> explanation.explain(culprit, names, takers.contains(culprit)));
        explanation.otherRuntimes();
        return explanation.lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", explanation.lines));
    }

    private void explain(Culprit culprit, Set<String> tables, boolean gone) {
        SqlStatement statement = culprit.statement();
        lines.add((gone ? "Gone after " : "Changed by ") + culprit.place() + " (" + some(tables) + "):");
        lines.add("  " + cut(statement.sql()));
        explainTriggers(culprit, tables);
        Optional<Reach> reach = reach(culprit, tables);
        if (!culprit.enforced() || reach.isEmpty()) {
            return;
        }
        lines.add(reach.get().sentence());
        List<String> path = reach.get().path();
        path.forEach(key -> lines.add("  " + key));
        explainEnforcement(culprit);
    }

    /** Of a table that the statement names, the reader sees why. */
    private void explainTriggers(Culprit culprit, Set<String> tables) {
        culprit.says(run.intent()).ifPresent(says -> tables.stream()
                .filter(table -> !says.written().contains(Names.key(table)))
                .forEach(table -> triggers.get().writersOf(says, Names.key(table)).stream()
                        .map(trigger -> "It sets off trigger " + trigger.name() + " on " + trigger.table()
                                + whichIsGone(trigger) + ", which writes to " + table + ".")
                        .forEach(lines::add)));
    }

    private String whichIsGone(Trigger trigger) {
        return Names.find(run.schemaAfter().triggers(), Trigger::name, trigger.name())
                        .isPresent()
                ? ""
                : ", gone by the end";
    }

    private void explainEnforcement(Culprit culprit) {
        Optional<SqlStatement> off = offBefore(culprit);
        Optional<SqlStatement> on = culprit.switchedOn();
        if (on.isPresent()) {
            String line = "PRAGMA foreign_keys=ON in line " + on.get().line() + " has switched them on";
            lines.add(line + (off.isPresent() ? " again, before this statement." : ": they were off before it."));
            lines.add("To do: "
                    + (off.isPresent()
                            ? "switch them on once, behind the last statement of the script that drops a table."
                            : run.plan.folder().howToSwitchForeignKeysOff()));
        } else if (off.isPresent()) {
            lines.add(
                    "PRAGMA foreign_keys=OFF in line " + off.get().line() + " has no effect: SQLite ignores it inside a"
                            + " transaction, and " + run.plan.folder().tool() + " runs the migration in one.");
            lines.add("To do: " + run.plan.folder().howToSwitchForeignKeysOff());
        } else if (isRebuild(culprit)) {
            String how = run.plan.folder().howToSwitchForeignKeysOff();
            lines.add("To do: "
                    + (how.startsWith("say PRAGMA")
                            ? how
                            : "say PRAGMA foreign_keys=OFF before the rebuild and ON behind it, and see that it takes"
                                    + " effect: " + how));
        }
    }

    /**
     * The way through foreign keys from what a statement empties.
     *
     * @param sentence what leads to it
     */
    private record Reach(String sentence, List<String> path) {}

    private Optional<Reach> reach(Culprit culprit, Set<String> tables) {
        Said said = Said.of(culprit.statement());
        boolean sqlite = run.plan.provider().kind() == DatabaseKind.SQLITE;
        if (sqlite && said.drops().isPresent()) {
            return reach(
                    said.drops().get(),
                    tables,
                    false,
                    "SQLite deletes every row of a table before it drops it, and with foreign keys enforced that reaches:");
        }
        Set<String> emptied = new TreeSet<>();
        culprit.says(run.intent()).ifPresent(says -> {
            emptied.addAll(says.deletes());
            emptied.addAll(says.replaces().keySet());
        });
        for (String table : emptied.stream().map(this::nameAfter).toList()) {
            boolean truncated = said.truncates();
            String sentence = truncated
                    ? "TRUNCATE ... CASCADE empties all that points at " + table + ", whatever its ON DELETE says:"
                    : "With foreign keys enforced, deleting from " + table + " reaches:";
            Optional<Reach> found = reach(table, tables, truncated, sentence);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Reach> reach(String emptied, Set<String> tables, boolean truncated, String sentence) {
        // What is lost is told by the names behind the migration, and so is the way to it.
        SchemaSnapshot before = run.schemaDiff().renamed(run.schemaBefore(), run.schemaAfter());
        List<String> path = Cascade.from(emptied, before, run.schemaAfter(), tables, truncated);
        return path.isEmpty() ? Optional.empty() : Optional.of(new Reach(sentence, path));
    }

    private String nameAfter(String table) {
        return run.schemaDiff().ofType(SchemaChange.TableRenamed.class).stream()
                .filter(renamed -> Names.same(renamed.from(), table))
                .map(SchemaChange.TableRenamed::to)
                .findFirst()
                .orElse(table);
    }

    /** Whether the table comes back: who drops it for good gets no advice to keep what hangs on it. */
    private boolean isRebuild(Culprit culprit) {
        return Said.of(culprit.statement())
                .drops()
                .filter(dropped -> run.schemaAfter().table(dropped).isPresent())
                .isPresent();
    }

    /** The statement before it that asked for no enforcement, whether or not it got it. */
    private static Optional<SqlStatement> offBefore(Culprit culprit) {
        return culprit.script().statements().stream()
                .filter(statement -> statement.number() < culprit.statement().number())
                .filter(statement -> Said.of(statement).switchesForeignKeysOff())
                .reduce((first, second) -> second);
    }

    /** Where the folder does not say which driver migrates production, whether another would have lost them too. */
    private void otherRuntimes() {
        for (MigrationRuntime other : run.plan.otherRuntimes()) {
            if (keepsUnder(other)) {
                lines.add("Lost under " + run.plan.runtime() + ", kept under " + other
                        + ": set runtime to the one that migrates production.");
            }
        }
    }

    /** Whether another driver loses nothing, or nothing but what the scripts say where this one loses more. */
    boolean keepsUnder(MigrationRuntime other) {
        boolean unsaidHere = isUnsaid(run);
        try {
            return Replay.under(
                    other, run, there -> there.observedDataDiff().losses().isEmpty() || unsaidHere && !isUnsaid(there));
        } catch (MigrationFailedException e) {
            return false;
        }
    }

    private static boolean isUnsaid(RecordedRun run) {
        return run.judgedLosses().stream().anyMatch(loss -> loss.meaning() == Meaning.UNSAID);
    }

    private static String some(Set<String> tables) {
        int more = tables.size() - TABLES_SHOWN;
        return tables.stream().limit(TABLES_SHOWN).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String cut(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SQL_LIMIT ? line : line.substring(0, SQL_LIMIT) + " ...";
    }
}
