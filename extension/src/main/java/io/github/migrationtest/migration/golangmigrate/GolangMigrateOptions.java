package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What golang-migrate takes in the database's URL, by the names that it has there ({@code database/<engine>/README.md}). Each driver passes
 * over what is another's, so that one set of options does for all.
 *
 * @param table {@code x-migrations-table}; on PostgreSQL with {@code x-migrations-table-quoted} without its schema and quotes
 * @param schema the one in front of that; empty for the current one
 * @param noTransaction {@code x-no-tx-wrap}, on SQLite: a file runs without a transaction around it
 * @param largestPiece {@code x-multi-statement} and {@code x-multi-statement-max-size}, on PostgreSQL: a file is cut at every semicolon,
 *     each piece a query of its own, of so many bytes at most; empty for a file in one query
 * @param statementTimeout {@code x-statement-timeout}, on servers: how long such a query may take
 * @param noLock {@code x-no-lock}, on MySQL and MariaDB
 * @param lockTable {@code x-lock-strategy=table} and {@code x-lock-table}, with pgx 4: the table whose row is the lock
 * @param strict whether PostgreSQL's driver refuses to begin a transaction in one, as {@code lib/pq} does
 */
record GolangMigrateOptions(
        String table,
        Optional<String> schema,
        boolean noTransaction,
        OptionalInt largestPiece,
        Optional<Duration> statementTimeout,
        boolean noLock,
        Optional<String> lockTable,
        boolean strict) {

    static GolangMigrateOptions of(FolderSettings settings, DatabaseKind kind) {
        UrlOptions url = UrlOptions.of(settings);
        HistoryName name = HistoryName.of(
                url.text("x-migrations-table", "schema_migrations"),
                url.isSet("x-migrations-table-quoted") && kind == DatabaseKind.POSTGRESQL,
                settings);
        String driver = settings.runtime().orElse(GolangMigrateRuntimes.PQ);
        return new GolangMigrateOptions(
                name.table(),
                name.schema(),
                url.isSet("x-no-tx-wrap"),
                url.isSet("x-multi-statement")
                        ? OptionalInt.of(Pieces.limit(url.number("x-multi-statement-max-size")))
                        : OptionalInt.empty(),
                url.timeout(),
                url.isSet("x-no-lock"),
                driver.equals(GolangMigrateRuntimes.PGX4) ? url.lockTable() : Optional.empty(),
                driver.equals(GolangMigrateRuntimes.PQ));
    }
}
