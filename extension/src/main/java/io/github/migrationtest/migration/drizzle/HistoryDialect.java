package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;

/**
 * The history table of one engine, in the words that drizzle-orm sends ({@code <engine>-core/dialect.ts} of 0.45; {@code
 * session.ts} and {@code up-migrations} of 1.0).
 */
@SuppressWarnings("ImmutableEnumChecker") // Its lists are made by List.of.
enum HistoryDialect {
    /** {@code SERIAL} is no type that SQLite knows, so every {@code id} of a version 0 table is null: rows go by their rowid. */
    SQLITE(
            "`__drizzle_migrations`",
            "rowid",
            List.of(),
            """
            CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (
            \t\t\t\tid SERIAL PRIMARY KEY,
            \t\t\t\thash text NOT NULL,
            \t\t\t\tcreated_at numeric
            \t\t\t)""",
            """
            CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (
            \t\t\t\tid INTEGER PRIMARY KEY,
            \t\t\t\thash text NOT NULL,
            \t\t\t\tcreated_at numeric,
            \t\t\t\tname text,
            \t\t\t\tapplied_at TEXT
            \t\t\t)""",
            "SELECT name FROM pragma_table_info('__drizzle_migrations')",
            List.of(
                    "ALTER TABLE `__drizzle_migrations` ADD COLUMN \"name\" text",
                    "ALTER TABLE `__drizzle_migrations` ADD COLUMN \"applied_at\" TEXT")),

    POSTGRESQL(
            "\"drizzle\".\"__drizzle_migrations\"",
            "id",
            List.of("CREATE SCHEMA IF NOT EXISTS \"drizzle\""),
            """
            CREATE TABLE IF NOT EXISTS "drizzle"."__drizzle_migrations" (
            id SERIAL PRIMARY KEY,
            hash text NOT NULL,
            created_at bigint
            )""",
            """
            CREATE TABLE IF NOT EXISTS "drizzle"."__drizzle_migrations" (
            id SERIAL PRIMARY KEY,
            hash text NOT NULL,
            created_at bigint,
            name text,
            applied_at timestamp with time zone DEFAULT now()
            )""",
            "SELECT a.attname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE a.attnum > 0 AND NOT a.attisdropped"
                    + " AND n.nspname = 'drizzle' AND c.relname = '__drizzle_migrations' AND c.relkind IN ('r', 'p')",
            List.of(
                    "ALTER TABLE \"drizzle\".\"__drizzle_migrations\" ADD COLUMN IF NOT EXISTS \"name\" text",
                    "ALTER TABLE \"drizzle\".\"__drizzle_migrations\" ADD COLUMN IF NOT EXISTS \"applied_at\" timestamp with"
                            + " time zone DEFAULT now()")),

    MYSQL(
            "`__drizzle_migrations`",
            "id",
            List.of(),
            """
            create table if not exists `__drizzle_migrations` (
            id serial primary key,
            hash text not null,
            created_at bigint
            )""",
            """
            CREATE TABLE IF NOT EXISTS `__drizzle_migrations` (
            id SERIAL PRIMARY KEY,
            hash TEXT NOT NULL,
            created_at BIGINT,
            name TEXT,
            applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
            )""",
            "SELECT column_name FROM information_schema.columns WHERE table_name = '__drizzle_migrations'"
                    + " AND table_schema = DATABASE()",
            List.of(
                    "ALTER TABLE `__drizzle_migrations` ADD `name` text",
                    "ALTER TABLE `__drizzle_migrations` ADD `applied_at` TIMESTAMP DEFAULT CURRENT_TIMESTAMP"));

    private final String table;
    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // given by List.of
    private final List<String> before;

    private final String versionZero;
    private final String versionOne;
    private final String columns;

    @SuppressWarnings("ImmutableEnumChecker") // given by List.of
    private final List<String> upgrade;

    HistoryDialect(
            String table,
            String key,
            List<String> before,
            String versionZero,
            String versionOne,
            String columns,
            List<String> upgrade) {
        this.table = table;
        this.key = key;
        this.before = before;
        this.versionZero = versionZero;
        this.versionOne = versionOne;
        this.columns = columns;
        this.upgrade = upgrade;
    }

    static HistoryDialect of(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> SQLITE;
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL, MARIADB -> MYSQL;
        };
    }

    /** The table as SQL names it. */
    String table() {
        return table;
    }

    /** The column by which a row is found again. */
    String key() {
        return key;
    }

    /** What is sent before anything else, every time. */
    List<String> before() {
        return before;
    }

    /** How the table is made: with a name in each row from drizzle-orm 1.0 on. */
    String create(boolean names) {
        return names ? versionOne : versionZero;
    }

    /** The query for the table's columns; it has no row if there is no table. */
    String columns() {
        return columns;
    }

    /** What makes a table of 1.0 of one of 0.x. */
    List<String> upgrade() {
        return upgrade;
    }
}
