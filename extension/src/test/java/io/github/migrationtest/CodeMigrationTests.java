package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sqlite.Function;

/** What an application does in code: at versions of its migrations, and with each of its connections. */
class CodeMigrationTests {

    @RegisterExtension
    static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
            .migrations("classpath:code")
            .onConnect(connection -> Function.create(connection, "normalize", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(Normalizer.normalize(
                            value_text(0), Normalizer.Form.valueOf(value_text(1).toUpperCase(java.util.Locale.ROOT))));
                }
            }))
            .runAt("1", connection -> {
                try (Statement statement = connection.createStatement()) {
                    // An e and the accent that belongs to it.
                    statement.execute("insert into names values ('cafe\u0301')");
                }
            })
            .runAt("3", connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("insert into names values ('rolled back')");
                    statement.execute("insert into nowhere values (1)");
                }
            })
            .build();

    @Test
    void runsCodeBehindTheVersionThatItNames(Migrations migrations, TestDatabase database) {
        migrations.upTo("2");

        assertThat(database.query("select name from names where name = 'caf\u00e9'"))
                .hasSize(1);
    }

    @Test
    void isPartOfTheStep(Migrations migrations, TestDatabase database) {
        migrations.up();

        assertThat(database).hasRowCount("names", 1);
    }

    @Test
    @StartAt("2")
    void startsWhereTheCodeHasRunToo(TestDatabase database) {
        assertThat(database).hasRowCount("names", 1);
    }

    @Test
    @StartAt("2")
    void saysWhichCodeFailed(Migrations migrations, TestDatabase database) {
        assertThatThrownBy(migrations::up)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith("The code that runs behind 3_last (runAt) failed: ")
                .hasMessageEndingWith("\nIts transaction was rolled back; 3_last is applied.");
        assertThat(database.query("select * from names where name = 'rolled back'"))
                .isEmpty();
        assertThat(migrations.pending()).isEmpty();
    }
}
