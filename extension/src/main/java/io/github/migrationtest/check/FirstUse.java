package io.github.migrationtest.check;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.TableName;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.TriggerEvent;
import io.github.migrationtest.schema.TriggerTiming;
import io.github.migrationtest.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Uses every table, view and routine of a database once, and tells what fails because something that it names is not there. */
final class FirstUse {
    /** What SQLite calls all that is wrong with a statement and not with a row. */
    private static final int SQLITE_ERROR = 1;
    /** A syntax error or something that is not there, in any engine that has SQLState; MySQL's view that cannot be read. */
    private static final Set<String> STATES = Set.of("42", "0A");

    private static final String NO_SUCH_COLUMN = "42703";
    /** PostgreSQL's states of a schema, table, function, column and any other object that is not there. */
    private static final Set<String> MISSING = Set.of("3F000", "42P01", "42883", NO_SUCH_COLUMN, "42704");

    private static final Pattern POSITION = Pattern.compile("\\n  Position: \\d+");

    private static final int UNKNOWN_COLUMN = 1054;
    /** A column that must not be NULL is, or is given nothing. */
    private static final Set<Integer> MYSQL_NULLS = Set.of(1048, 1364);

    private static final Set<Integer> MYSQL_ERRORS = Set.of(UNKNOWN_COLUMN, 1109, 1146, 1305, 1356, 1824);
    /** A routine may run for ever, told what nobody tells it. */
    private static final int SECONDS = 5;

    /**
     * What was tried: {@code reading view active_users}.
     *
     * @param ofRoutine whether it is a function or procedure
     */
    record Use(String action, String object, boolean ofRoutine) {
        @Override
        public String toString() {
            return action + " " + object;
        }
    }

    /**
     * How it was refused.
     *
     * @param ofColumn whether for a column that a table does not have
     */
    record Refused(String message, boolean ofColumn) {}

    private final DatabaseKind kind;
    private final Connection connection;
    private final Map<Use, Refused> broken = new LinkedHashMap<>();
    private final Set<Use> leavingNull = new LinkedHashSet<>();
    private final Set<Use> tried = new HashSet<>();
    private final List<Routine> notTried = new ArrayList<>();

    private FirstUse(DatabaseKind kind, Connection connection) {
        this.kind = kind;
        this.connection = connection;
    }

    /** Of all that may fail. */
    static FirstUse of(Database database, SchemaSnapshot schema, Affected affected) {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            FirstUse use = new FirstUse(database.kind(), connection);
            for (View view : schema.views()) {
                if (affected.includes(view.name())) {
                    use.view(schema, view);
                }
            }
            for (Table table : schema.tables()) {
                if (affected.includes(table.name())
                        && !table.isVirtual()
                        && !table.attributes().has(Attribute.FOREIGN_SERVER)) {
                    use.table(table, isFollowedUp(schema, table));
                }
            }
            use.routines(affected);
            return use;
        } catch (SQLException e) {
            throw new DatabaseException("The tables of " + database.jdbcUrl() + " cannot be tried.", e);
        }
    }

    /** What fails, and how. */
    Map<Use, Refused> broken() {
        return broken;
    }

    /**
     * What fails since a column is NULL that must not be, though a row is written as it is: so it is a trigger or a foreign key that makes
     * it so.
     */
    Set<Use> leavingNull() {
        return leavingNull;
    }

    /** Whether it was tried, with whatever outcome. */
    boolean tried(Use use) {
        return tried.contains(use);
    }

    /** The routines that may fail and must not be called. */
    List<Routine> notTried() {
        return notTried;
    }

    private void routines(Affected affected) throws SQLException {
        List<Routine> routines =
                switch (kind) {
                    case SQLITE -> List.of();
                    case POSTGRESQL -> PostgresqlRoutines.of(connection);
                    case MYSQL, MARIADB -> MysqlRoutines.of(connection, kind);
                };
        connection.rollback();
        for (Routine routine : routines) {
            if (affected.includes(routine.name())) {
                routine(routine);
            }
        }
    }

    private void routine(Routine routine) throws SQLException {
        if (routine.trial().isPresent()) {
            String action = routine.called() ? "calling " : "reading ";
            run(
                    new Use(action + routine.sort(), routine.signature(), true),
                    routine.trial().get());
        } else {
            notTried.add(routine);
        }
    }

    private void view(SchemaSnapshot schema, View view) throws SQLException {
        String name = quoted(view.name());
        String reading = "SELECT * FROM " + name + " WHERE 1 = 0";
        run("reading view", view.name(), reading);
        Set<TriggerEvent> events = ViewWrite.eventsOf(schema, view);
        if (!events.isEmpty() && !broken.containsKey(new Use("reading view", view.name(), false))) {
            List<String> columns = columnsOf(reading);
            for (TriggerEvent event : events) {
                ViewWrite write = ViewWrite.of(event, kind, name, columns);
                run(write.action(), view.name(), write.sql());
            }
        }
    }

    private List<String> columnsOf(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(TableName.quotedPart(kind, rows.getMetaData().getColumnLabel(i)));
            }
            return columns;
        } finally {
            connection.rollback();
        }
    }

    /** Whether something happens behind an insert, which no row gets to whose key is there. SQLite looks at it before. */
    private static boolean isFollowedUp(SchemaSnapshot schema, Table table) {
        return schema.kind() != DatabaseKind.SQLITE
                && (schema.triggers().stream()
                                .anyMatch(trigger -> trigger.table().equals(table.name())
                                        && trigger.timing() == TriggerTiming.AFTER
                                        && trigger.events().contains(TriggerEvent.INSERT))
                        || schema.objects().stream()
                                .anyMatch(object -> object.type() == ObjectType.RULE
                                        && object.table()
                                                .filter(table.name()::equals)
                                                .isPresent()));
    }

    private void table(Table table, boolean isFollowedUp) throws SQLException {
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
        run("reading table", table.name(), "SELECT * FROM " + name + " WHERE 1 = 0");
        run(
                "updating table",
                table.name(),
                "UPDATE " + name + " SET "
                        + written.stream()
                                .map(column -> column + " = " + column)
                                .collect(Collectors.joining(", ")) + one(table, name));
        run("deleting from table", table.name(), "DELETE FROM " + name + one(table, name));
        Use inserting = new Use("inserting into table", table.name(), false);
        String insert = "INSERT INTO " + name + " (" + columns + ") SELECT " + columns + " FROM ";
        run(inserting, insert + name + " LIMIT 1");
        if (isFollowedUp && !broken.containsKey(inserting)) {
            TakenOut taken = TakenOut.of(kind, table, name, columns);
            if (succeed(taken.statements())) {
                run(inserting, insert + TakenOut.NAME);
            }
            succeed(taken.cleaning());
        }
    }

    private boolean succeed(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            for (String sql : statements) {
                statement.execute(sql);
            }
            return true;
        } catch (SQLException e) {
            connection.rollback();
            return false;
        }
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

    private void run(String action, String object, String sql) throws SQLException {
        run(new Use(action, object, false), sql);
    }

    private void run(Use use, String sql) throws SQLException {
        tried.add(use);
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            if (isOfNames(e, use)) {
                broken.put(use, new Refused(withoutPosition(e), isOfColumn(e)));
            } else if (use.action().endsWith(" table") && isOfNull(e)) {
                leavingNull.add(use);
            }
        } finally {
            connection.rollback();
        }
    }

    /** Where in a statement that we have made up, PostgreSQL tells to no use. */
    private static String withoutPosition(SQLException e) {
        return POSITION.matcher(String.valueOf(e.getMessage())).replaceFirst("");
    }

    /** Whether a statement fails whatever the rows are; a row that is refused is nothing broken. */
    private boolean isOfNames(SQLException e, Use use) {
        String state = String.valueOf(e.getSQLState());
        return switch (kind) {
            case SQLITE -> (e.getErrorCode() & 0xff) == SQLITE_ERROR;
            case POSTGRESQL ->
                use.ofRoutine()
                        ? MISSING.contains(state)
                        : state.length() == 5 && STATES.contains(state.substring(0, 2));
            case MYSQL, MARIADB -> MYSQL_ERRORS.contains(e.getErrorCode());
        };
    }

    private boolean isOfNull(SQLException e) {
        return switch (kind) {
            case SQLITE -> String.valueOf(e.getMessage()).contains("SQLITE_CONSTRAINT_NOTNULL");
            case POSTGRESQL -> "23502".equals(e.getSQLState());
            case MYSQL, MARIADB -> MYSQL_NULLS.contains(e.getErrorCode());
        };
    }

    private boolean isOfColumn(SQLException e) {
        return switch (kind) {
            case SQLITE -> false;
            case POSTGRESQL -> NO_SUCH_COLUMN.equals(e.getSQLState());
            case MYSQL, MARIADB -> e.getErrorCode() == UNKNOWN_COLUMN;
        };
    }

    private String quoted(String name) {
        return TableName.quoted(kind, name);
    }
}
