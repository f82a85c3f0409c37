package io.github.migrationtest.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of fifty migrations in golang-migrate's form: thirty tables with two indexes and a foreign key each, a column more
 * for eighteen of them, then the rows, and at last the rebuild of one table.
 */
final class GeneratedMigrations {
    static final int TABLES = 30;
    static final int WITH_ROWS = 49;
    static final int NEWEST = 50;

    private static final int ROWS_OF_A_MEGABYTE = 6000;
    private static final String COLUMNS = "name TEXT NOT NULL, email TEXT, balance NUMERIC DEFAULT 0, created_at TEXT";

    private GeneratedMigrations() {}

    /**
     * Writes the folder.
     *
     * @param megabytes about how big the database is with all its rows
     */
    static Path write(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        for (int version = 1; version <= NEWEST; version++) {
            Files.writeString(folder.resolve("%03d_generated.up.sql".formatted(version)), script(version, megabytes));
        }
        return folder;
    }

    private static String script(int version, int megabytes) {
        if (version <= TABLES) {
            return table(version);
        } else if (version < WITH_ROWS) {
            return "ALTER TABLE t%d ADD COLUMN note TEXT DEFAULT '';%n".formatted(version - TABLES);
        } else if (version == WITH_ROWS) {
            return rows(megabytes * ROWS_OF_A_MEGABYTE / TABLES);
        }
        return """
                CREATE TABLE t_new (id INTEGER PRIMARY KEY, parent_id INTEGER, %s);
                INSERT INTO t_new SELECT * FROM t%d;
                DROP TABLE t%2$d;
                ALTER TABLE t_new RENAME TO t%2$d;
                """.formatted(COLUMNS, TABLES);
    }

    private static String table(int number) {
        return """
                CREATE TABLE t%d (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES t%d (id) ON DELETE CASCADE, %s);
                CREATE UNIQUE INDEX t%1$d_email ON t%1$d (email);
                CREATE INDEX t%1$d_parent ON t%1$d (parent_id, created_at);
                """.formatted(number, Math.max(1, number - 1), COLUMNS);
    }

    private static String rows(int perTable) {
        StringBuilder script = new StringBuilder("SELECT 1;\n");
        for (int number = 1; number <= TABLES && perTable > 0; number++) {
            script.append("""
                    INSERT INTO t%d (id, parent_id, name, email, balance, created_at)
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    SELECT i, i, 'Somebody with the number ' || i, 'user' || i || '@example.org', i * 1.25,
                           '2026-01-01T00:00:' || i FROM n;
                    """.formatted(number, perTable));
        }
        return script.toString();
    }
}
