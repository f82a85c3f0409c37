package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresqlCatalogTests {
    private static final String VIEW =
            "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";

    /** golang-migrate and dbmate ask the view: a table that its user may not see is none to them. */
    @Test
    void hasTheTablesThatTheViewHas() throws SQLException {
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            Scratch.execute(connection, """
                CREATE TABLE shut (id int);
                CREATE TABLE open (id int);
                CREATE TABLE ajar (id int, name text);
                CREATE TABLE parts (id int) PARTITION BY RANGE (id);
                CREATE VIEW seen AS SELECT 1 AS one;
                CREATE MATERIALIZED VIEW stored AS SELECT 1 AS one;
                CREATE SEQUENCE counter;
                CREATE INDEX by_id ON open (id);
                GRANT TRUNCATE ON open TO pg_monitor;
                GRANT UPDATE (name) ON ajar TO pg_monitor;
                """);
            String[] names = {"shut", "open", "ajar", "parts", "seen", "stored", "counter", "by_id", "none"};
            int[] known = {5, 2};
            for (int asRole = 0; asRole < 2; asRole++) {
                if (asRole == 1) {
                    Scratch.execute(connection, "SET ROLE pg_monitor");
                }
                int found = 0;
                for (String name : names) {
                    boolean has = has(connection, PostgresqlCatalog.HAS_TABLE, name);
                    assertThat(has).as(name).isEqualTo(has(connection, VIEW, name));
                    found += has ? 1 : 0;
                }
                assertThat(found).isEqualTo(known[asRole]);
            }
        }
    }

    private static boolean has(Connection connection, String query, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, "public");
            statement.setString(2, table);
            return statement.executeQuery().next();
        }
    }
}
