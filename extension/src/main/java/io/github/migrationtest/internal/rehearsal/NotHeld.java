package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.BackupUnavailableException;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** A state before or after a move that a server that clones nothing did not hold: the move goes on, and who asks for it is told. */
record NotHeld(TestDatabase database, BackupUnavailableException why) implements Backup {

    @Override
    public DatabaseKind kind() {
        return database.kind();
    }

    @Override
    public String jdbcUrl() {
        return database.jdbcUrl();
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
    public Connection connection() {
        throw unavailable();
    }

    @Override
    public TestDatabase cloned(DatabaseSettings settings, String owner) {
        throw unavailable();
    }

    private DatabaseException unavailable() {
        return new DatabaseException(
                "What the database was before and after a move is not held: " + why.reason()
                        + ".\nQuery it in the test, between the moves, or rehearse on a server that clones: migrationtest."
                        + kind().name().toLowerCase(Locale.ROOT) + ".from = embedded.",
                new SQLException(why.reason(), "0A000", why));
    }

    /** There is nothing to drop. */
    @Override
    public void close() {}
}
