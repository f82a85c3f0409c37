package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Folders that name their database, and roles, schemas and extensions that they do not make. */
class ExpectedOfTheServerTests {

    @Nested
    @MigrationTest(migrations = "postgresql/named", database = DatabaseKind.POSTGRESQL, setUp = "setup/reader.sql")
    class Named {

        @Test
        @StartAt(StartAt.LATEST)
        void givesClonesTheSettingsAndRightsOfTheirDatabase(TestDatabase database) {
            assertThat(setting(database, "search_path")).isEqualTo("public, app");
            assertThat(setting(database, "statement_timeout")).isEqualTo("5min");
            assertThat(setting(database, "lock_timeout")).isEqualTo("7s");
            assertThat(may(database, "reader", "CONNECT")).isTrue();
            assertThat(may(database, "reader", "TEMPORARY")).isFalse();
            assertThat(database.query(
                                    "select setconfig::text as text from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase"
                                            + " where datname = current_database() and setrole = 'reader'::regrole")
                            .get(0)
                            .string("text"))
                    .isEqualTo("{work_mem=5MB}");
        }

        @Test
        void meansTheTestsOwnDatabaseInAMoveOfTheTest(TestDatabase database, Migrations migrations) {
            migrations.up();

            assertThat(database.query("select shobj_description(oid, 'pg_database') as text from pg_database"
                                    + " where datname = current_database()")
                            .get(0)
                            .string("text"))
                    .isEqualTo("ALTER DATABASE app");
            try (var connection = database.connection();
                    var result = connection.createStatement().executeQuery("show search_path")) {
                result.next();
                assertThat(result.getString(1)).isEqualTo("public, app");
            } catch (java.sql.SQLException e) {
                throw new AssertionError(e);
            }

            migrations.up();
            migrations.downToEmpty();

            assertThat(database.query("select 1 from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase"
                            + " where datname = current_database() and setconfig::text not like '%lock_timeout%'"))
                    .isEmpty();
        }

        @Test
        @MigrationTest(databaseName = "other")
        void refusesTheNameThatIsNotSaidToBeProductions(Migrations migrations) {
            assertThatThrownBy(migrations::up)
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageStartingWith(
                            "1_app is not run: statement 3 (line 3 of 1_app.up.sql) reaches beyond its database, to the"
                                    + " database app:");
        }

        @Test
        @MigrationTest(
                databaseName = "other",
                allowed = {"nothing", "app"})
        void leavesAnAllowedNameToTheServer(Migrations migrations) {
            assertThatThrownBy(migrations::up)
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("ERROR: database \"app\" does not exist");
        }

        private String setting(TestDatabase database, String name) {
            return String.valueOf(database.query("show " + name).get(0).string(name));
        }

        private boolean may(TestDatabase database, String role, String right) {
            return database.query("select has_database_privilege(?, current_database(), ?) as may", role, right)
                    .get(0)
                    .bool("may");
        }
    }

    @Nested
    @MigrationTest(
            migrations = "postgresql/supabase",
            database = DatabaseKind.POSTGRESQL,
            setUp = "classpath:io/github/migrationtest/supabase.sql")
    class Supabase {
        private static final String ID = "11111111-1111-1111-1111-111111111111";

        @Test
        @StartAt(StartAt.LATEST)
        void findsRolesSchemasAndFunctionsOfSupabase(TestDatabase database) {
            database.execute("insert into auth.users (id, email) values (?, 'a@example.org')", ID);
            database.execute("insert into auth.users (id) values (gen_random_uuid())");

            assertThat(database.query("select token, salt from profiles")).hasSize(2);
            database.execute("set role authenticated");
            database.execute("set request.jwt.claims = '{\"sub\": \"" + ID + "\", \"role\": \"authenticated\"}'");
            assertThat(database.query("select id::text, auth.role() as role from public.profiles"))
                    .hasSize(1)
                    .first()
                    .hasToString("{id=\"" + ID + "\", role=\"authenticated\"}");
            database.execute("reset role");
            assertThat(database.query("select tablename from pg_publication_tables where pubname = 'supabase_realtime'")
                            .get(0)
                            .string("tablename"))
                    .isEqualTo("profiles");
        }

        @Test
        void goesForwardAndBack(TestDatabase database, Migrations migrations) {
            migrations.upToLatest();
            migrations.downToEmpty();

            assertThat(database.query("show search_path").get(0).string("search_path"))
                    .isEqualTo("\"$user\", public, extensions");
            assertThat(database.query(
                                    "select storage.filename('a/b/c.png') as file, storage.extension('a/b/c.png') as kind")
                            .get(0))
                    .hasToString("{file=\"c.png\", kind=\"png\"}");
        }

        @Test
        void isOnAServerOfItsOwn(TestDatabase database) {
            assertThat(database.query("select 1 from pg_roles where rolname = 'reader'"))
                    .isEmpty();
            assertThat(database.query("select 1 from pg_roles where rolname = 'anon'"))
                    .hasSize(1);
        }
    }

    /** Roles are the server's, and every test makes them as if nobody else had. */
    @Nested
    @MigrationTest(migrations = "postgresql/roles", database = DatabaseKind.POSTGRESQL)
    class Roles {

        @RepeatedTest(3)
        void areMadeAndDroppedByEveryTest(TestDatabase database, Migrations migrations) {
            migrations.up();
            assertThat(database.query("select rolconnlimit as most from pg_roles where rolname = 'reader'")
                            .get(0)
                            .integer("most"))
                    .isEqualTo(5);

            migrations.down();
            migrations.up();

            assertThat(database.query("select has_table_privilege('reader', 'notes', 'select') as may")
                            .get(0)
                            .bool("may"))
                    .isTrue();
        }

        @Test
        @StartAt("1")
        void areNotDroppedWhileTheDatabaseDependsOnThem(Migrations migrations) {
            assertThatThrownBy(migrations::up)
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("role reader cannot be dropped because some objects depend on it");
        }

        @Test
        @StartAt("1")
        void comeWithEveryClone(TestDatabase database) {
            assertThat(database.query("select has_database_privilege('writer', current_database(), 'connect') as may")
                            .get(0)
                            .bool("may"))
                    .isTrue();
        }
    }
}
