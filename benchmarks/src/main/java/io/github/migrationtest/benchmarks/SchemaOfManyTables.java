package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ServiceLoader;

/** A database of many tables of ten columns, each with a key, a foreign key, a unique constraint and two indexes. */
final class SchemaOfManyTables implements AutoCloseable {
    private final DatabaseDirectory directory;
    private final DatabaseFactory factory;
    private final TestDatabase database;

    SchemaOfManyTables(DatabaseKind kind, int tables) throws SQLException {
        directory = DatabaseDirectory.open(Path.of("target").toAbsolutePath());
        factory = ServiceLoader.load(DatabaseProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind() == kind)
                .findFirst()
                .orElseThrow()
                .open(directory, ServerSettings.none().from("embedded"));
        database = factory.create(factory.empty(), DatabaseSettings.none(), "Benchmark.schema");
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (int number = 1; number <= tables; number++) {
                for (String sql : table(kind, number)) {
                    statement.execute(sql);
                }
            }
        }
    }

    TestDatabase database() {
        return database;
    }

    private static String[] table(DatabaseKind kind, int number) {
        return """
                CREATE TABLE t%1$d (id INT PRIMARY KEY, parent_id INT REFERENCES t%2$d (id) ON DELETE CASCADE,
                  name VARCHAR(100) NOT NULL, email VARCHAR(200) UNIQUE, balance NUMERIC(10, 2) DEFAULT 0,
                  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP NULL, active INT DEFAULT 1 CHECK (active >= 0),
                  note VARCHAR(500), position INT NOT NULL%3$s);
                CREATE INDEX t%1$d_parent ON t%1$d (parent_id, created_at);
                CREATE INDEX t%1$d_name ON t%1$d (name)
                """.formatted(
                        number,
                        Math.max(1, number - 1),
                        kind == DatabaseKind.MYSQL
                                ? ", FOREIGN KEY (parent_id) REFERENCES t%d (id) ON DELETE CASCADE"
                                        .formatted(Math.max(1, number - 1))
                                : "")
                .split(";\n");
    }

    @Override
    public void close() {
        database.close();
        factory.close();
        directory.close();
    }
}
