package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Partitions that a script takes off a table, exchanges, or puts on: their rows are lost only if they are not in their new place. */
final class MovedParts {
    private static final Pattern TAKES_OFF = Pattern.compile(
            "\\s*alter\\s+table\\s.*\\s(?:detach\\s+partition|exchange\\s+partition\\s+\\S+\\s+with\\s+table)\\s+([^\\s;]+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final RecordedRun run;
    private final Whereabouts whereabouts;

    MovedParts(RecordedRun run, Whereabouts whereabouts) {
        this.run = run;
        this.whereabouts = whereabouts;
    }

    /** Whether all that a table lost stands in tables that are named by the statements that took it, and by nothing else. */
    boolean keptAll(DataChange.RowsLost loss, String table) {
        List<Culprit> culprits = run.culpritsOf(loss);
        Set<String> places = new LinkedHashSet<>();
        for (Culprit culprit : culprits) {
            Matcher statement = TAKES_OFF.matcher(culprit.statement().sql());
            if (!statement.lookingAt()) {
                return false;
            }
            places.add(Names.key(statement.group(1).replaceAll("[`\"]", "")));
        }
        return !places.isEmpty() && whereabouts.areAllIn(table, loss.table(), places);
    }

    /** Whether a table is a part of another one now, which has all of its rows. */
    boolean isPutOn(String table) {
        String now = run.intent().renamedTables().getOrDefault(table, table);
        Descent descent = new Descent(run.schemaAfter());
        return run.schemaAfter().tables().stream()
                .map(Table::name)
                .filter(parent -> descent.below(parent).contains(now))
                .anyMatch(parent -> whereabouts.areAllIn(table, parent, Set.of()));
    }
}
