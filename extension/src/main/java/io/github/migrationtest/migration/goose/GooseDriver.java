package io.github.migrationtest.migration.goose;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationRuntime;
import java.sql.Connection;
import java.sql.SQLException;

/** What goose and the driver below it do on one engine ({@code internal/dialects/<engine>.go}). */
interface GooseDriver {
    static GooseDriver of(Connection connection, GooseOptions options) {
        return of(connection, "", options);
    }

    static GooseDriver of(Connection connection, MigrationRuntime runtime, GooseOptions options) {
        return of(connection, runtime.name(), options);
    }

    private static GooseDriver of(Connection connection, String runtime, GooseOptions options) {
        return switch (DatabaseKind.of(connection)) {
            case SQLITE -> new SqliteGoose(connection, options.table());
            case POSTGRESQL -> new PostgresqlGoose(connection, options.table(), runtime.equals(GooseRuntimes.PQ));
            case MYSQL, MARIADB -> new MysqlGoose(connection, options.table(), options.multiStatements());
        };
    }

    /** Makes the table of versions. */
    void createTable() throws SQLException;

    boolean hasTable() throws SQLException;

    void begin() throws SQLException;

    void commit() throws SQLException;

    /** Ends what a file or a failure left open; what fails at that is added to it. */
    void rollBack(Throwable failure);

    /** Sends a piece as the driver sends it. */
    void run(StatementRunner runner, Migration migration, GooseScript script, GooseStatement piece)
            throws StatementFailure, SQLException;

    /** What is to be said of a failed file's statements, as a clause that ends before a semicolon. */
    String leftBehind(StatementRunner runner, boolean transaction);
}
