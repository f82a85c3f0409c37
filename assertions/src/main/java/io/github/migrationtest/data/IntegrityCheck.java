package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What an engine finds wrong with what it has stored. */
public final class IntegrityCheck {

    private IntegrityCheck() {}

    /** The same for a database, through a connection of its own. */
    public static List<String> of(Database database) {
        return of(database, Set.of());
    }

    /**
     * The same without a look at some tables, such as those that a migration left alone: at their texts on SQLite, whose own check is of
     * the whole file, and at rows, constraints and indexes on servers.
     *
     * @param sound their names, in any case
     */
    public static List<String> of(Database database, Collection<String> sound) {
        try (Connection connection = database.connection()) {
            return DataEngine.of(database.kind()).integrity(connection, sound);
        } catch (SQLException e) {
            throw new DatabaseException("The connection to " + database.jdbcUrl() + " cannot be closed.", e);
        }
    }

    /**
     * What is wrong, a line for each; empty where all is well. A line names tables, constraints, indexes and counters, never a
     * value. Foreign keys are not among what is checked: see {@link Orphans}.
     *
     * <p>On SQLite it is what {@code PRAGMA integrity_check} finds, at most 100 lines, and columns with texts that are not
     * valid in its encoding. On PostgreSQL: checks that rows break, valid or not; duplicates under a unique index, and indexes that are invalid; sequences behind their column; texts that are not
     * valid in the database's encoding; what {@code amcheck} finds, where it is installed. On MySQL and MariaDB: checks that rows
     * break, duplicates under a unique index, {@code auto_increment} behind its column, and what {@code CHECK TABLE} finds, unless
     * the connection is in a transaction, which that would commit.
     *
     * @throws DatabaseException if it cannot be read, or is no database
     */
    public static List<String> of(Connection connection) {
        return DataEngine.of(DatabaseKind.of(connection)).integrity(connection, Set.of());
    }
}
