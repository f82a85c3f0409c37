package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.internal.settings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTests {

    @TempDir
    Path module;

    private final RunState run = new RunState();

    @AfterEach
    void endsTheRun() {
        run.close();
    }

    private Plan plan(Settings settings) {
        return Planner.plan(
                run, settings, new Surroundings(PlannerTests.class.getClassLoader(), module, module.resolve("target")));
    }

    private void write(String file, String text) throws IOException {
        Path path = module.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void findsTheOneFolderThatIsWhereMigrationsUsuallyAre() throws IOException {
        write("migrations/1_t.up.sql", "CREATE TABLE t (a);");

        Plan plan = plan(Settings.none());

        assertThat(plan.folder().path()).isEqualTo(module.resolve("migrations"));
        assertThat(plan.folder().tool()).isEqualTo("golang-migrate");
        assertThat(plan.directory().path()).startsWith(module.resolve("target/migration-test"));
    }

    @Test
    void listsTheFoldersWhereThereIsMoreThanOne() throws IOException {
        write("migrations/1_t.up.sql", "CREATE TABLE t (a);");
        write("src/main/resources/db/migration/V1__t.sql", "CREATE TABLE t (a);");

        assertThatThrownBy(() -> plan(Settings.none()))
                .isInstanceOf(SettingsException.class)
                .hasMessage("More than one folder of migrations is in " + module
                        + ": src/main/resources/db/migration, migrations."
                        + "\nName it: @MigrationTest(migrations = \"path/to/them\").");
    }

    @Test
    void refusesAKindThatTheFolderContradicts() throws IOException {
        write("drizzle/meta/_journal.json", """
                {"version":"7","dialect":"postgresql","entries":[
                {"idx":0,"version":"7","when":1,"tag":"0000_t","breakpoints":true}]}""");
        write("drizzle/0000_t.sql", "CREATE TABLE t (a integer);");
        Settings sqlite = Settings.none().with(Setting.DATABASE, "SQLITE", "@MigrationTest on OrdersMigrationTest");

        assertThatThrownBy(() -> plan(sqlite))
                .isInstanceOf(SettingsException.class)
                .hasMessage("database = \"SQLITE\" (@MigrationTest on OrdersMigrationTest) contradicts "
                        + module.resolve("drizzle") + ", which is written for POSTGRESQL."
                        + "\nLeave database out, or name the folder for SQLITE.");
    }

    @Test
    void takesAPathFromTheModuleAndNotFromTheWorkingDirectory() throws IOException {
        write("server/db/1_t.up.sql", "CREATE TABLE t (a);");
        Settings settings =
                Settings.none().with(Setting.MIGRATIONS, "server/db", "@MigrationTest on OrdersMigrationTest");

        assertThat(plan(settings).folder().path()).isEqualTo(module.resolve("server/db"));
    }

    @Test
    void refusesABaselineWithoutACopy() throws IOException {
        write("migrations/1_t.up.sql", "CREATE TABLE t (a);");
        Settings settings = Settings.none().with(Setting.BASELINE, "1", "@MigrationTest on OrdersMigrationTest");

        assertThatThrownBy(() -> plan(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "baseline = \"1\" (@MigrationTest on OrdersMigrationTest) says where a copy stands, and there is no"
                                + " copy: a fresh database would count as migrated and have no tables."
                                + "\nName the copy with copyOf, or leave baseline out and use @StartAt(\"1\").");
    }

    @Test
    void appliesAFolderByTheCommandThatIsSet() throws IOException {
        write("migrations/1_t.up.sql", "CREATE TABLE t (a);");
        Settings command = Settings.none().with(Setting.COMMAND, "db up {url}", "test");

        assertThat(plan(command).folder().tool()).isEqualTo("golang-migrate by command");
        assertThat(plan(command.with(Setting.TOOL, "command", "test")).folder().tool())
                .isEqualTo("command");
    }

    @Test
    void needsNoFolderForACommand() {
        Plan plan = plan(Settings.none().with(Setting.COMMAND, "db push {url}", "test"));

        assertThat(plan.folder().all()).extracting(Object::toString).containsExactly("db push {url}");
        assertThat(plan.folder().path()).isEqualTo(module);
    }

    @Test
    void refusesScriptsBesideTheMigrationsThatReachFarther() throws IOException {
        write("migrations/1_t.sql", "CREATE TABLE t (a);\n-- //@UNDO\n");
        write("migrations/onabort.sql", "ATTACH 'production.db' AS production;\n");
        Plan plan = plan(Settings.none());
        try (TestDatabase database = run.factory(plan)
                .create(run.template(plan, new StartPoint.AsItIs()), plan.settings(), "PlannerTests.test")) {
            assertThatThrownBy(() -> new LiveMigrations(plan, database).up())
                    .hasMessageStartingWith(
                            "1_t is not run: statement 1 (line 1 of onabort.sql) reaches beyond its database, to");
        }
    }

    @Test
    void refusesACommandThatCannotKnowTheDatabaseBeforeThereIsOne() {
        assertThatThrownBy(() -> plan(Settings.none().with(Setting.COMMAND, "db push", "test")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("db push is not run: nothing tells it where the test's database is");
    }
}
