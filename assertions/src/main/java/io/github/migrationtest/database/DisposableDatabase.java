package io.github.migrationtest.database;

/** A database that nobody else uses and that ends when it is closed, so that anything may be tried on it. */
public interface DisposableDatabase extends Database, AutoCloseable {

    @Override
    default boolean allowsParallelReading() {
        return true;
    }

    /** Ends it: nothing of it stays. */
    @Override
    void close();
}
