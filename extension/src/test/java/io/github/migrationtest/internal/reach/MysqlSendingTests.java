package io.github.migrationtest.internal.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseProvider;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of scripts to real servers. */
class MysqlSendingTests {
    private static final String APP = """
            CREATE DATABASE IF NOT EXISTS app;
            USE app;
            CREATE TABLE app.users (id int PRIMARY KEY, app int);
            CREATE USER 'reach_app'@'%' IDENTIFIED BY 'Secret-1';
            GRANT SELECT ON app.* TO 'reach_app'@'%';
            CREATE VIEW app.v AS SELECT app.users.id FROM app.users WHERE 'USE app' <> '';
            INSERT INTO app.users VALUES (1, 2)""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void leadsToTheTestsOwnDatabaseByProductionsName(DatabaseKind kind) throws SQLException {
        try (DatabaseDirectory directory = DatabaseDirectory.open(folder);
                DatabaseFactory factory =
                        provider(kind).open(directory, ServerSettings.none().from("embedded"))) {
            for (int test = 1; test <= 2; test++) {
                try (TestDatabase database = factory.create(factory.empty(), DatabaseSettings.none(), "Reach.test")) {
                    send(kind, database, APP);

                    assertThat(database.query("select id from v").get(0).integer("id"))
                            .isEqualTo(1);
                    assertThat(database.query("select schema_name as name from information_schema.schemata"
                                    + " where schema_name = 'app'"))
                            .isEmpty();
                    send(kind, database, "USE app; DROP USER 'reach_app'@'%'");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void letsTwoTestsMakeOneUser(DatabaseKind kind) throws SQLException {
        String script = "CREATE USER 'reach_twice'@'%' IDENTIFIED BY 'Secret-1'";
        try (DatabaseDirectory directory = DatabaseDirectory.open(folder);
                DatabaseFactory factory =
                        provider(kind).open(directory, ServerSettings.none().from("embedded"));
                TestDatabase one = factory.create(factory.empty(), DatabaseSettings.none(), "Reach.one");
                TestDatabase two = factory.create(factory.empty(), DatabaseSettings.none(), "Reach.two")) {
            send(kind, one, script);
            send(kind, two, script);

            assertThatThrownBy(() -> send(kind, two, script + ";" + script)).isInstanceOf(SQLException.class);

            send(kind, one, "DROP USER 'reach_twice'@'%'");
            send(kind, two, "DROP USER 'reach_twice'@'%'");
            assertThat(two.query("select 1 from mysql.user where user = 'reach_twice'"))
                    .isEmpty();
        }
    }

    private static void send(DatabaseKind kind, TestDatabase database, String sql) throws SQLException {
        SqlScript script = SqlScript.split(kind, Path.of("1_one.up.sql"), sql);
        Migration migration = new Migration(Version.dotted("1"), "1_one", script, Optional.empty());
        Reach reach = new Reach(kind, new ReachSettings(true, Optional.empty(), Set.of()), List.of(migration));
        reach.check(migration, script);
        try (Connection connection = database.connection();
                Sending sending = reach.sending(connection, List.of(script));
                Statement statement = sending.connection().createStatement()) {
            for (var each : script.statements()) {
                statement.execute(each.sql());
            }
        }
    }

    private static DatabaseProvider provider(DatabaseKind kind) {
        return ServiceLoader.load(DatabaseProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
