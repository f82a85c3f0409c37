package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second look at a table whose figures differ: row by row where both databases can be looked at, by the figures elsewhere.
 *
 * <p>A look that fails (a collation that only the application registers) falls back to the figures, which say less and
 * nothing wrong; why it failed is logged for those who wonder at an "at least".
 */
final class RowLook implements AutoCloseable {
    /** No look: what the figures prove. */
    static final RowLook FIGURES_ONLY = new RowLook(Optional.empty());

    private static final System.Logger LOGGER = System.getLogger(RowLook.class.getName());

    private final Optional<RowComparison> rows;

    private RowLook(Optional<RowComparison> rows) {
        this.rows = rows;
    }

    static RowLook at(Database before, Database after) {
        try {
            return new RowLook(DataEngine.of(before.kind()).compare(before, after, KeyText.of(before, after)));
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The two databases cannot be compared row by row.", e);
            return FIGURES_ONLY;
        }
    }

    /** Everything that differs in one table. */
    List<DataChange> changes(TableMatch match) {
        if (rows.isPresent() && !match.isUnchanged()) {
            try {
                RowComparison.Found found = rows.get().compare(match);
                return together(found.changes(), match.withRenamed(found.renamed()));
            } catch (SQLException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "Table " + match.table() + " cannot be compared row by row.", e);
            }
        }
        return together(FiguresComparison.of(match), match);
    }

    /**
     * What differs in tables that are compared where they stand, without figures; those of which that fails are not among them.
     *
     * @param leftOut names in any case
     */
    Map<String, List<DataChange>> changesWhereTheyStand(Collection<String> leftOut, HeldAlike alike) {
        Map<String, List<DataChange>> compared = new LinkedHashMap<>();
        try {
            for (RowComparison.Standing table :
                    rows.isPresent() ? rows.get().standing(leftOut, alike) : List.<RowComparison.Standing>of()) {
                changes(table).ifPresent(changes -> compared.put(table.match().table(), changes));
            }
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The tables of the two databases cannot be listed together.", e);
        }
        return compared;
    }

    private Optional<List<DataChange>> changes(RowComparison.Standing table) {
        return seen(table.match(), look -> look.compare(table)).map(found -> together(found.changes(), table.match()));
    }

    /** What differs in the rows of a table, whatever its figures are; empty if they cannot be looked at. */
    Optional<List<DataChange>> changesSeen(TableMatch match) {
        return seen(match, look -> look.compare(match)).map(RowComparison.Found::changes);
    }

    private Optional<RowComparison.Found> seen(TableMatch match, Comparing comparing) {
        try {
            return rows.isPresent() ? Optional.of(comparing.by(rows.get())) : Optional.empty();
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "Table " + match.table() + " cannot be compared where it stands.", e);
            return Optional.empty();
        }
    }

    private interface Comparing {
        RowComparison.Found by(RowComparison rows) throws SQLException;
    }

    private static List<DataChange> together(List<DataChange> rows, TableMatch match) {
        List<DataChange> changes = new ArrayList<>(rows);
        changes.addAll(match.columnChanges());
        return changes;
    }

    @Override
    public void close() {
        try {
            if (rows.isPresent()) {
                rows.get().close();
            }
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The connections to both databases cannot be closed.", e);
        }
    }
}
