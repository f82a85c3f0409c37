package io.github.migrationtest.internal.walk;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.DisposableDatabase;
import io.github.migrationtest.fixtures.TestDatabase;
import java.sql.Connection;
import java.util.Set;

/** A database for who does to it what they like, and ends it later than they do. */
record Lent(TestDatabase database) implements DisposableDatabase {

    @Override
    public DatabaseKind kind() {
        return database.kind();
    }

    @Override
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    @Override
    public Connection connection() {
        return database.connection();
    }

    @Override
    public boolean isCopy() {
        return database.isCopy();
    }

    @Override
    public Set<String> hiddenTables() {
        return database.hiddenTables();
    }

    @Override
    public void close() {}
}
