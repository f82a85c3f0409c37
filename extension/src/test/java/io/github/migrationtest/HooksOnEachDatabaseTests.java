package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an application does with each connection, and in code between its migrations, reaches every engine. */
@EachDatabase({SQLITE, POSTGRESQL, MYSQL, MARIADB})
class HooksOnEachDatabaseTests {

    @RegisterExtension
    static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
            .migrations("classpath:limits/{kind}")
            .onConnect(connection -> execute(connection, mark(DatabaseKind.of(connection))))
            .runAt("1", connection -> execute(connection, "insert into t " + marked(DatabaseKind.of(connection))))
            .build();

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Something of a session that no engine has by itself. */
    private static String mark(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> "pragma analysis_limit = 4711";
            case POSTGRESQL -> "set application_name = '4711'";
            case MYSQL, MARIADB -> "set @mark = 4711";
        };
    }

    /** One row, of a session that has the mark. */
    private static String marked(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> "select analysis_limit from pragma_analysis_limit where analysis_limit = 4711";
            case POSTGRESQL -> "select 4711 where current_setting('application_name') = '4711'";
            case MYSQL, MARIADB -> "select @mark from (select 1) one where @mark = 4711";
        };
    }

    @Test
    void eachConnectionIsSeenFirst(TestDatabase database, Connection connection) throws SQLException {
        assertThat(database.query(marked(database.kind()))).hasSize(1);
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(marked(database.kind()))) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void codeRunsBehindItsVersionOnSuchAConnection(Migrations migrations, TestDatabase database) {
        migrations.upTo("1");

        assertThat(database.query("select id from t where id = 4711")).hasSize(1);
    }

    @Test
    @StartAt("1")
    void isInWhatATestStartsFrom(TestDatabase database) {
        assertThat(database.query("select id from t where id = 4711")).hasSize(1);
    }
}
