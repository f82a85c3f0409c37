package io.github.migrationtest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class DatabaseTests {

    @Test
    void knowsTheKindAndTheUrlOfAConnection() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Database database = Database.of(connection);

            assertThat(database.kind()).isEqualTo(DatabaseKind.SQLITE);
            assertThat(database.jdbcUrl()).isEqualTo("jdbc:sqlite::memory:");
            assertThat(database.isCopy()).isFalse();
        }
    }

    @Test
    void leavesABorrowedConnectionOpen() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Database database = Database.of(connection);

            database.connection().close();

            assertThat(connection.isClosed()).isFalse();
            assertThat(database.connection().isClosed()).isFalse();
        }
    }

    @Test
    void givesTheSameConnectionEveryTime() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Database database = Database.of(connection);

            database.connection().createStatement().execute("create temp table seen (id integer)");

            assertThat(database.connection()).isEqualTo(database.connection());
            assertThat(database.connection().createStatement().execute("select * from seen"))
                    .isTrue();
        }
    }

    @Test
    void throwsWhatTheDriverThrows() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Connection borrowed = Database.of(connection).connection();

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> borrowed.prepareStatement("select * from nowhere"))
                    .withMessageContaining("no such table: nowhere");
        }
    }

    @Test
    void saysThatAClosedConnectionLeadsNowhere() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        connection.close();

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Database.of(connection))
                .withMessage("The connection does not say which database it leads to.")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void namesTheProductWhereTheDriverKnowsNoUrl() {
        Database database = Database.of(connectionTo("SQLite"));

        assertThat(database.jdbcUrl()).isEqualTo("SQLite");
    }

    @Test
    void refusesAnEngineThatItCannotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Database.of(connectionTo("Oracle")))
                .withMessage("A connection to Oracle cannot be read: known are SQLite, PostgreSQL, MySQL and MariaDB.");
    }

    @Test
    void opensAConnectionOfADataSourceForEveryReader(@TempDir Path directory) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("app.db"));
        Database database = Database.of(source);

        try (Connection one = database.connection();
                Connection other = database.connection()) {
            assertThat(one).isNotSameAs(other);
        }

        assertThat(database.kind()).isEqualTo(DatabaseKind.SQLITE);
        assertThat(database.jdbcUrl()).isEqualTo("jdbc:sqlite:" + directory.resolve("app.db"));
    }

    @Test
    void saysThatADataSourceGivesNoConnection(@TempDir Path directory) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("missing/app.db"));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> Database.of(source))
                .withMessage("The data source gives no connection.")
                .withCauseInstanceOf(SQLException.class);
    }

    /** No driver of the build knows no URL, nor is one of another engine: the JDBC interfaces, answering by name. */
    private static Connection connectionTo(String product) {
        Object metaData = Proxy.newProxyInstance(
                DatabaseTests.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> method.getName().equals("getDatabaseProductName") ? product : null);
        return (Connection) Proxy.newProxyInstance(
                DatabaseTests.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("getMetaData") ? metaData : null);
    }
}
