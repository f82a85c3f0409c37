package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What scripts say that they do to rows, read from their text and nothing else: what happens beyond it is a fault.
 *
 * <p>All names are in lower case. A table goes by the name that it had before the scripts, whatever they rename it to on the
 * way; tables that the scripts themselves make appear only as what they replace. What the body of a trigger does is not said
 * by the script that makes the trigger, and what a function does not by one that calls it, unless it has made it itself.
 *
 * @param deletesFrom tables of which rows are deleted by name: {@code DELETE FROM t}, {@code TRUNCATE t}, or dropped and made
 *     again without their rows
 * @param updates columns that are given new values, by table: {@code UPDATE t SET c}, {@code ON CONFLICT DO UPDATE SET c}
 * @param replaces columns that are named where whole rows are replaced, by table; {@code *} where none is named ({@code REPLACE
 *     INTO t VALUES (...)})
 * @param drops tables that are gone at the end
 * @param remade tables that are dropped and made again, and get none of their rows back
 * @param droppedColumns columns that {@code ALTER TABLE t DROP COLUMN c} removes, by table
 * @param renamedTables new names of tables by their old ones, those of rebuilds that rename included
 * @param renamedColumns new names of columns by their old ones, by table
 * @param rebuilds tables whose rows are copied into a new table that takes their place
 * @param moves what is copied from one table into another
 * @param derivations columns whose values are worked out of others
 * @param statements the same of each statement that says something
 */
public record ScriptIntent(
        Set<String> deletesFrom,
        Map<String, Set<String>> updates,
        Map<String, Set<String>> replaces,
        Set<String> drops,
        Set<String> remade,
        Map<String, Set<String>> droppedColumns,
        Map<String, String> renamedTables,
        Map<String, Map<String, String>> renamedColumns,
        Map<String, Rebuild> rebuilds,
        List<Move> moves,
        List<Derivation> derivations,
        List<StatementIntent> statements) {
    public ScriptIntent {
        deletesFrom = Set.copyOf(deletesFrom);
        updates = copy(updates);
        replaces = copy(replaces);
        drops = Set.copyOf(drops);
        remade = Set.copyOf(remade);
        droppedColumns = copy(droppedColumns);
        renamedTables = Map.copyOf(renamedTables);
        Map<String, Map<String, String>> columns = new HashMap<>();
        renamedColumns.forEach((table, names) -> columns.put(table, Map.copyOf(names)));
        renamedColumns = Map.copyOf(columns);
        rebuilds = Map.copyOf(rebuilds);
        moves = List.copyOf(moves);
        derivations = List.copyOf(derivations);
        statements = List.copyOf(statements);
    }

    /**
     * The same where what is said of a table is said of others too.
     *
     * @param below those others, names in lower case
     * @param deletes whether that goes for rows that are deleted too
     */
    public ScriptIntent reaching(Function<String, Set<String>> below, boolean deletes) {
        return new ScriptIntent(
                deletes ? Reached.all(deletesFrom, below) : deletesFrom,
                Reached.all(updates, below),
                replaces,
                drops,
                remade,
                Reached.all(droppedColumns, below),
                renamedTables,
                Reached.all(renamedColumns, below),
                rebuilds,
                moves,
                derivations.stream()
                        .flatMap(each -> Stream.concat(
                                Stream.of(each),
                                below.apply(each.table()).stream().map(table -> each.of(table, each.column()))))
                        .toList(),
                statements.stream().map(each -> each.reaching(below, deletes)).toList());
    }

    /**
     * What a rebuild copies.
     *
     * @param copied columns that get the old column's value: the old name by the new one
     * @param computed columns that get something else
     * @param everyColumn whether it copies {@code SELECT *}
     * @param someRows whether it may leave rows out: it has a {@code WHERE}, a join, a {@code DISTINCT} or the like
     */
    public record Rebuild(Map<String, String> copied, Set<String> computed, boolean everyColumn, boolean someRows) {
        public Rebuild {
            copied = Map.copyOf(copied);
            computed = Set.copyOf(computed);
        }
    }

    /**
     * What is copied from a table into another.
     *
     * @param table the table it comes from
     * @param into the table it goes to, by its name at the end
     * @param columns the columns it goes to by those that it comes from
     * @param everyColumn whether all go to those of their name
     * @param distinct whether equal values may become one
     */
    public record Move(String table, String into, Map<String, String> columns, boolean everyColumn, boolean distinct) {
        public Move {
            columns = Map.copyOf(columns);
        }
    }

    /**
     * A column whose values are worked out of others of the same table.
     *
     * @param column its name at the end
     * @param from what it is worked out of, by the names before
     * @param exact whether the text of it leaves open that nothing is lost: no function, no cast, no division
     * @param seconds how a number becomes a time, if it does
     * @param scaling how a number is told in another unit, if it is
     */
    public record Derivation(
            String table,
            String column,
            Set<String> from,
            boolean exact,
            Optional<Seconds> seconds,
            Optional<Scaling> scaling) {
        public Derivation {
            from = Set.copyOf(from);
        }

        Derivation of(String otherTable, String otherColumn) {
            return new Derivation(otherTable, otherColumn, from, exact, seconds, scaling);
        }
    }

    /** What scripts say, run one after the other. */
    public static ScriptIntent of(DatabaseKind kind, List<SqlScript> scripts) {
        TableFates fates = new TableFates();
        for (SqlScript script : scripts) {
            if (script.statements().isEmpty()) {
                fates.begin(script.name(), 1);
                IntentReader.read(kind, script.text(), fates);
            }
            // A tool may cut a script by markers of its own: what it sends at once can be several statements.
            for (SqlStatement statement : script.statements()) {
                fates.begin(script.name(), statement.number());
                IntentReader.read(kind, statement.sql(), fates);
            }
        }
        return fates.intent();
    }

    private static Map<String, Set<String>> copy(Map<String, Set<String>> map) {
        Map<String, Set<String>> copy = new HashMap<>();
        map.forEach((key, values) -> copy.put(key, Set.copyOf(values)));
        return Map.copyOf(copy);
    }
}
