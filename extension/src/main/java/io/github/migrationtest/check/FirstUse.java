package io.github.migrationtest.check;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.TableName;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Uses every table and view of a database once, and tells what fails because something that it names is not there. */
final class FirstUse {
    /** What SQLite calls all that is wrong with a statement and not with a row. */
    private static final int SQLITE_ERROR = 1;
    /** A syntax error or something that is not there, in any engine that has SQLState; MySQL's view that cannot be read. */
    private static final Set<String> STATES = Set.of("42", "0A");

    private static final Set<Integer> MYSQL_ERRORS = Set.of(1054, 1109, 1146, 1305, 1356, 1824);

    private final DatabaseKind kind;
    private final Connection connection;
    private final Map<String, String> broken = new LinkedHashMap<>();

    private FirstUse(DatabaseKind kind, Connection connection) {
        this.kind = kind;
        this.connection = connection;
    }

    /** What fails of all that may, by what was tried: {@code reading view active_users}. */
    static Map<String, String> of(Database database, SchemaSnapshot schema, Affected affected) {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            FirstUse use = new FirstUse(database.kind(), connection);
            for (View view : schema.views()) {
                if (affected.includes(view.name())) {
                    use.run("reading view " + view.name(), "SELECT * FROM " + use.quoted(view.name()) + " WHERE 1 = 0");
                }
            }
            for (Table table : schema.tables()) {
                if (affected.includes(table.name())
                        && !table.isVirtual()
                        && !table.attributes().has(Attribute.FOREIGN_SERVER)) {
                    use.table(table);
                }
            }
            return use.broken;
        } catch (SQLException e) {
            throw new DatabaseException("The tables of " + database.jdbcUrl() + " cannot be tried.", e);
        }
    }

    private void table(Table table) throws SQLException {
        String name = quoted(table.name());
        List<String> written = table.columns().stream()
                .filter(column -> column.generated().isEmpty())
                .filter(column -> !column.attributes().has(Attribute.IDENTITY))
                .map(column -> TableName.quotedPart(kind, column.name()))
                .toList();
        if (written.isEmpty()) {
            return;
        }
        String columns = String.join(", ", written);
        run("reading table " + table.name(), "SELECT * FROM " + name + " WHERE 1 = 0");
        run(
                "updating table " + table.name(),
                "UPDATE " + name + " SET "
                        + written.stream()
                                .map(column -> column + " = " + column)
                                .collect(Collectors.joining(", ")) + one(table, name));
        run("deleting from table " + table.name(), "DELETE FROM " + name + one(table, name));
        run(
                "inserting into table " + table.name(),
                "INSERT INTO " + name + " (" + columns + ") SELECT " + columns + " FROM " + name + " LIMIT 1");
    }

    /** One row, if the table has any: a trigger's body is looked at when it is fired, and by SQLite before. */
    private String one(Table table, String name) {
        return switch (kind) {
            case SQLITE ->
                table.attributes().has(Attribute.WITHOUT_ROWID)
                        ? " WHERE 1 = 0"
                        : " WHERE rowid = (SELECT rowid FROM " + name + " LIMIT 1)";
            case POSTGRESQL -> " WHERE ctid = (SELECT ctid FROM " + name + " LIMIT 1)";
            case MYSQL, MARIADB -> " LIMIT 1";
        };
    }

    private void run(String what, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (isOfNames(e)) {
                broken.put(what, String.valueOf(e.getMessage()));
            }
        } finally {
            connection.rollback();
        }
    }

    /** Whether a statement fails whatever the rows are; a row that is refused is nothing broken. */
    private boolean isOfNames(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (kind) {
            case SQLITE -> (e.getErrorCode() & 0xff) == SQLITE_ERROR;
            case POSTGRESQL -> state.length() == 5 && STATES.contains(state.substring(0, 2));
            case MYSQL, MARIADB -> MYSQL_ERRORS.contains(e.getErrorCode());
        };
    }

    private String quoted(String name) {
        return TableName.quoted(kind, name);
    }
}
