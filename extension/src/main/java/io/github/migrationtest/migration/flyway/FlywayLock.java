package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;

/**
 * What comes of the lock that Flyway holds during a migration; nobody else migrates a rehearsal's database, so it is not taken.
 *
 * <p>On PostgreSQL it is in a transaction of a second connection by default, and so is the history's new row. A script that runs
 * without a transaction and fails leaves no row then, and one that builds an index concurrently waits for ever (measured with
 * flyway-core 10.0.0 and 13.12.0: the second connection has a snapshot open).
 */
record FlywayLock(MigrationRuntime runtime) {
    static final String WOULD_WAIT =
            "Flyway would wait here for ever: the statement waits for every older transaction, and one of them is Flyway's own,"
                    + " which holds its lock. Set flyway.postgresql.transactional.lock=false where production is migrated, and"
                    + " runtime = \"" + FlywayRuntimes.SESSION_LOCK + "\" here.";

    boolean keepsRowOfFailure() {
        return !isTransactional();
    }

    boolean isWaitedForBy(SqlStatement statement) {
        if (!isTransactional()) {
            return false;
        }
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.POSTGRESQL, statement.sql());
        boolean builds = !tokens.isEmpty()
                && (tokens.get(0).is("reindex")
                        || tokens.get(0).is("create")
                                && tokens.stream().limit(3).anyMatch(token -> token.is("index")));
        return builds && tokens.stream().anyMatch(token -> token.is("concurrently"));
    }

    private boolean isTransactional() {
        return runtime.name().equals(FlywayRuntimes.TRANSACTIONAL_LOCK);
    }
}
