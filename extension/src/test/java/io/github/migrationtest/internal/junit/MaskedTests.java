package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Masked;
import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.fixtures.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MaskedTests {
    private static final String PERSON = "ann.brown@example.org";

    @TempDir
    private Path directory;

    private Path source = Path.of("");
    private Path migrations = Path.of("");

    @BeforeEach
    void makesACopysSource() throws Exception {
        source = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source)) {
            connection.createStatement().execute("create table users (id integer primary key, email text)");
            connection.createStatement().execute("insert into users values (1, '" + PERSON + "')");
        }
        migrations = Files.createDirectory(directory.resolve("migrations"));
        Files.writeString(migrations.resolve("1_first.up.sql"), "create table notes (id integer);");
    }

    private InnerRun run(Class<?> testClass) {
        return InnerRun.of(directory.resolve("databases"), testClass)
                .with("migrationtest.copy-of", source.toString())
                .with("migrationtest.migrations", migrations.toString());
    }

    private static void assertMasked(TestDatabase database, boolean masked) {
        String email = database.query("select email from users").get(0).string("email");
        assertThat(email).hasSameSizeAs(PERSON).contains("@").satisfies(text -> {
            if (masked) {
                assertThat(text).doesNotContain("brown");
            } else {
                assertThat(text).isEqualTo(PERSON);
            }
        });
    }

    @Test
    void masksByAnnotationBuilderAndParameter() {
        run(AnnotatedTestCase.class).execute().testEvents().assertStatistics(events -> events.succeeded(2));
        run(BuiltTestCase.class).execute().testEvents().assertStatistics(events -> events.succeeded(1));
        run(PlainTestCase.class)
                .with("migrationtest.masked", "users.email")
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(1));
    }

    @Test
    void refusesNamesWithoutATable() {
        assertThat(failure(run(PlainTestCase.class)
                        .with("migrationtest.masked", "email")
                        .execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "masked = \"email\" (configuration parameter migrationtest.masked): \"email\" names no table."
                                + "\nWrite \"table.column\", such as \"users.email\".");
    }

    @Test
    void wantsACopy() {
        assertThat(failure(InnerRun.of(directory.resolve("databases"), BuiltTestCase.class)
                        .with("migrationtest.migrations", migrations.toString())
                        .execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "masked = \"users.email\" (MigrationExtension.builder()) hides what is in a copy, and there is"
                                + " no copy.\n"
                                + "Name the copy with copyOf, or leave masked out: generated rows hide nothing.");
        InnerRun.of(directory.resolve("databases"), FreshTestCase.class)
                .with("migrationtest.migrations", migrations.toString())
                .with("migrationtest.masked", "users.email")
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(1));
    }

    @MigrationTest
    @Masked("users.email")
    static class AnnotatedTestCase {

        @Test
        void seesAMask(TestDatabase database) {
            assertMasked(database, true);
        }

        @Test
        @Masked("users.id")
        void seesWhatItsMethodSays(TestDatabase database) {
            assertMasked(database, false);
        }
    }

    static class BuiltTestCase {

        @RegisterExtension
        static final MigrationExtension MIGRATIONS =
                MigrationExtension.builder().masked("users.email").build();

        @Test
        void seesAMask(TestDatabase database) {
            assertMasked(database, true);
        }
    }

    @MigrationTest
    static class PlainTestCase {

        @Test
        void seesAMask(TestDatabase database) {
            assertMasked(database, true);
        }
    }

    @MigrationTest
    static class FreshTestCase {

        @Test
        void hasNothingToMask(TestDatabase database) {
            assertThat(database.schema().tables()).isEmpty();
        }
    }
}
