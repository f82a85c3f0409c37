package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.run.ScriptIntent.Derivation;
import io.github.migrationtest.internal.run.ScriptIntent.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was copied from table to table and from column to column, under the names that things have now. */
final class MovedColumns {
    private final List<Move> moves = new ArrayList<>();
    private final List<Derivation> derivations = new ArrayList<>();

    void add(String table, String into, Map<String, String> columns, boolean everyColumn, boolean distinct) {
        moves.add(new Move(table, into, columns, everyColumn, distinct));
    }

    void derive(Derivation derivation) {
        derivations.add(derivation);
    }

    List<Move> moves() {
        return List.copyOf(moves);
    }

    List<Derivation> derivations() {
        return List.copyOf(derivations);
    }

    /** What went into a table is gone with it. */
    void drop(String table) {
        moves.removeIf(move -> move.into().equals(table));
    }

    void rename(String table, String to) {
        moves.replaceAll(move -> move.into().equals(table)
                ? new Move(move.table(), to, move.columns(), move.everyColumn(), move.distinct())
                : move);
    }

    /** A column has another name now, or none. */
    void replaceColumn(String table, String origin, String column, Optional<String> to) {
        moves.replaceAll(move -> {
            if (!move.into().equals(table)) {
                return move;
            }
            Map<String, String> columns = new HashMap<>(move.columns());
            columns.values().removeIf(target -> target.equals(column) && to.isEmpty());
            columns.replaceAll((source, target) -> target.equals(column) ? to.orElse(target) : target);
            return new Move(move.table(), move.into(), columns, move.everyColumn(), move.distinct());
        });
        derivations.removeIf(
                each -> each.table().equals(origin) && each.column().equals(column) && to.isEmpty());
        derivations.replaceAll(
                each -> each.table().equals(origin) && each.column().equals(column)
                        ? each.of(each.table(), to.orElse(column))
                        : each);
    }
}
