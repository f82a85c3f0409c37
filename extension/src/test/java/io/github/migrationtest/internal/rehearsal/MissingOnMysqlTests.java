package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real servers say, and what is read from it. */
class MissingOnMysqlTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void readsFromTheRefusalWhatIsMissing(DatabaseKind kind) throws SQLException {
        try (DatabaseDirectory directory = DatabaseDirectory.open(folder);
                DatabaseFactory factory =
                        provider(kind).open(directory, ServerSettings.none().from("embedded"));
                TestDatabase database = factory.create(factory.empty(), DatabaseSettings.none(), "Missing.test")) {
            database.execute("create definer = 'nobody'@'%' view v as select 1 as one");

            assertThat(missing(database, "select one from v").orElseThrow().line())
                    .contains("CREATE USER 'nobody'@'%';");
            assertThat(missing(database, "prepare s from 'insert into production.t values (1)'")
                            .orElseThrow()
                            .sentence())
                    .isEqualTo(
                            "What a text or a routine names is sent as it is: if production is production's name of the database that"
                                    + " is migrated, write DATABASE() there, or say databaseName = \"production\".");
            assertThat(missing(database, "call nothing()").orElseThrow().sentence())
                    .isEqualTo(
                            "The routine nothing is in no migration before this one. Make it in one: a set-up script runs outside"
                                    + " the database, and cannot.");
            assertThat(missing(database, "select * from nothing")).isEmpty();
        }
    }

    private static Optional<Missing> missing(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            SQLException refusal = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
            assertThat((Throwable) refusal).as(sql).isNotNull();
            return MissingOnMysql.of(refusal);
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
