package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The second look at a table whose figures differ: row by row where both databases are files, by the figures elsewhere.
 *
 * <p>A look that fails (a collation that only the application registers) falls back to the figures, which say less and
 * nothing wrong; why it failed is logged for those who wonder at an "at least".
 */
final class RowLook implements AutoCloseable {
    /** No look: what the figures prove. */
    static final RowLook FIGURES_ONLY = new RowLook(Optional.empty(), KeyText.of());

    private static final System.Logger LOGGER = System.getLogger(RowLook.class.getName());

    private final Optional<TwoFiles> files;
    private final KeyText text;

    private RowLook(Optional<TwoFiles> files, KeyText text) {
        this.files = files;
        this.text = text;
    }

    static RowLook at(Database before, Database after) {
        try {
            return new RowLook(TwoFiles.open(before, after), KeyText.of(before, after));
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The two databases cannot be compared row by row.", e);
            return FIGURES_ONLY;
        }
    }

    /** Everything that differs in one table. */
    List<DataChange> changes(TableMatch match) {
        if (files.isPresent() && !match.isUnchanged()) {
            try {
                return rowByRow(files.get(), match);
            } catch (SQLException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "Table " + match.table() + " cannot be compared row by row.", e);
            }
        }
        return together(FiguresComparison.of(match), match);
    }

    private List<DataChange> rowByRow(TwoFiles files, TableMatch match) throws SQLException {
        Optional<KeyedComparison> keyed = KeyedComparison.of(files, match, text);
        if (keyed.isPresent()) {
            KeyedComparison.Result result = keyed.get().compare(match);
            return together(result.changes(), match.withRenamed(result.renamed()));
        }
        WholeRowComparison whole = new WholeRowComparison(
                files.connection(), files.tableBefore(match), files.tableAfter(match), match.pairs());
        return together(whole.compare(match), match);
    }

    private static List<DataChange> together(List<DataChange> rows, TableMatch match) {
        List<DataChange> changes = new ArrayList<>(rows);
        changes.addAll(match.columnChanges());
        return changes;
    }

    @Override
    public void close() {
        try {
            if (files.isPresent()) {
                files.get().close();
            }
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The connection to both databases cannot be closed.", e);
        }
    }
}
