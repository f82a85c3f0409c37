package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What Flyway does differently on one engine, on one connection, whose settings are remembered from the start. */
interface FlywayDatabase {

    static FlywayDatabase of(Connection connection, FlywaySettings settings) throws SQLException {
        DatabaseKind kind = DatabaseKind.of(connection);
        return switch (kind) {
            case SQLITE -> new SqliteFlyway(connection, settings.table());
            case POSTGRESQL -> PostgresqlFlyway.on(connection, settings);
            case MYSQL, MARIADB -> MysqlFlyway.on(connection, kind, settings.table());
        };
    }

    /** The schema that the history is in, as Flyway names it. */
    String schema();

    /** The history's name with its schema, quoted. */
    String historyTable();

    /** The statements that make the history. */
    List<String> historyDefinition() throws SQLException;

    boolean hasHistory() throws SQLException;

    /** Whether there is nothing in the schema: Flyway refuses to start on anything else without its history. */
    boolean isEmpty() throws SQLException;

    /** Whom the history names. */
    String installedBy();

    /** The values of Flyway's own placeholders that only the database knows. */
    Map<String, String> placeholders();

    /** Whether it is a PostgreSQL that adds values to an enum outside of transactions only. */
    default boolean isBefore12() {
        return false;
    }

    /** Whether it commits at each statement that defines something, whatever transaction is open. */
    default boolean commitsAtDefinitions() {
        return false;
    }

    /** Takes back what a script may have done to the connection, as Flyway does before each migration. */
    default void beforeMigration() throws SQLException {}

    /** The same as far as Flyway does it before it writes a row. */
    default void beforeRow() throws SQLException {}

    /** Is told of each script that has run, even halfway. */
    default void ran(FlywayScript script) {}

    /** Leaves the connection as it was before the run. */
    void afterRun() throws SQLException;

    /** Whether a query has a row. */
    static boolean any(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
