package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.RowParts;
import io.github.migrationtest.internal.rows.RowReading;
import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables that are read on two sessions at once, and the second of these, which is open as long as this is. */
final class LargeTables implements AutoCloseable {
    private final Set<String> names;
    private final @Nullable Sessions sessions;

    private LargeTables(Set<String> names, @Nullable Sessions sessions) {
        this.names = names;
        this.sessions = sessions;
    }

    private record Sessions(
            RowDialect dialect, RowParts parts, Connection first, Connection opened, RowReading second) {}

    /**
     * Those among tables that are worth a second session.
     *
     * @param database gives it; none if there may be only one
     */
    static LargeTables among(
            Collection<StoredTable> tables, RowDialect dialect, Connection first, Optional<Database> database)
            throws SQLException {
        Optional<RowParts> parts = dialect.parts();
        if (parts.isPresent() && database.isPresent()) {
            Set<String> names = names(tables, parts.get().large(first));
            Optional<Connection> opened = names.isEmpty() ? Optional.empty() : another(database.get());
            if (opened.isPresent()) {
                return new LargeTables(names, sessions(dialect, parts.get(), first, opened.get()));
            }
        }
        return new LargeTables(Set.of(), null);
    }

    private static Set<String> names(Collection<StoredTable> tables, Set<String> large) {
        return tables.stream()
                .filter(table -> large.contains(table.name()))
                .filter(table -> !table.key().isEmpty())
                .filter(table -> table.keyColumns().get(0).content() == StoredColumn.Content.NUMBER)
                .map(StoredTable::name)
                .collect(Collectors.toSet());
    }

    /** A server that has no room for one more is read on one. */
    private static Optional<Connection> another(Database database) {
        try {
            return Optional.of(database.connection());
        } catch (DatabaseException e) {
            return Optional.empty();
        }
    }

    private static Sessions sessions(RowDialect dialect, RowParts parts, Connection first, Connection opened)
            throws SQLException {
        try {
            return new Sessions(dialect, parts, first, opened, dialect.begin(opened));
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    /** The figures of a table if it is one of them. */
    Optional<TableData> read(StoredTable table) throws SQLException {
        if (sessions == null || !names.contains(table.name())) {
            return Optional.empty();
        }
        return Optional.of(TableInParts.of(table, sessions.dialect(), sessions.parts(), sessions.first())
                .read(sessions.first(), sessions.second().connection()));
    }

    @Override
    public void close() throws SQLException {
        if (sessions != null) {
            try {
                sessions.second().close();
            } finally {
                sessions.opened().close();
            }
        }
    }
}
