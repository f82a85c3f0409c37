package io.github.migrationtest.database;

import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A live database: its kind and its connections.
 *
 * <p>Everything that reads or asserts takes one. {@link #of(Connection)} and {@link #of(DataSource)} make one of whatever
 * JDBC a test already has.
 */
public interface Database {

    /** The engine. */
    DatabaseKind kind();

    /** Its JDBC URL, without any password. */
    String jdbcUrl();

    /**
     * An open connection that the caller closes; on a database made {@linkplain #of(Connection) of a connection} closing it
     * does nothing.
     *
     * @throws DatabaseException if it cannot be opened
     */
    Connection connection();

    /** Whether it holds rows of a real database, so that no message may show them; {@code false} unless told. */
    default boolean isCopy() {
        return false;
    }

    /** Tables that are nothing of its own, such as a migration tool's history: no snapshot of it holds them. */
    default Set<String> hiddenTables() {
        return Set.of();
    }

    /**
     * Whether all of its connections see the same rows and nobody else uses it, so that it may be read on two of them at once;
     * {@code false} unless told.
     */
    default boolean allowsParallelReading() {
        return false;
    }

    /**
     * A copy of it as it stands, for statements whose effects nobody may see; whoever asks closes it. None if it cannot be
     * copied, as nobody else's database can: then such statements are run on itself and taken back, or refused.
     *
     * @throws DatabaseException if it could be copied and cannot now, as where a connection has a transaction open
     */
    default Optional<DisposableDatabase> disposableCopy() {
        return Optional.empty();
    }

    /** The database behind a connection, which stays the caller's: it is never closed here, nor are its settings changed. */
    static Database of(Connection connection) {
        return new BorrowedConnection(connection);
    }

    /** The database behind a data source; every read takes a connection from it and gives it back. */
    static Database of(DataSource dataSource) {
        return new DataSourceDatabase(dataSource);
    }
}
