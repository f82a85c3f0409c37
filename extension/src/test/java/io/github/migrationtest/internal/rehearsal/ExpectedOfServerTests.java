package io.github.migrationtest.internal.rehearsal;

import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.server.Server;
import io.github.migrationtest.fixtures.server.Servers;
import io.github.migrationtest.internal.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedOfServerTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE TABLE t (); GRANT SELECT ON t TO \"App User\" | CREATE ROLE \"App User\";",
                "CREATE TABLE t (id uuid DEFAULT uuid_generate_v4()) | CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\";",
                "CREATE TABLE t (email citext) | CREATE EXTENSION IF NOT EXISTS citext;",
                "SELECT crypt('a', gen_salt('bf')) | CREATE EXTENSION IF NOT EXISTS pgcrypto;",
                "CREATE TABLE t (a text); CREATE INDEX ON t USING gin (a gin_trgm_ops) | CREATE EXTENSION IF NOT EXISTS pg_trgm;",
                "CREATE TABLE t (a uuid, EXCLUDE USING gist (a WITH =)) | CREATE EXTENSION IF NOT EXISTS btree_gist;",
                "CREATE TABLE reporting.t (id int) | CREATE SCHEMA reporting;",
                "ALTER PUBLICATION news ADD TABLES IN SCHEMA public | CREATE PUBLICATION news;"
            })
    void namesTheLineThatMakesWhatIsMissing(String sql, String line) {
        assertThat(new OneScript(folder, POSTGRESQL, sql).advice())
                .isEqualTo("If production's server has it before the first migration, add " + line
                        + " to a script, and name that: setUp = \"roles.sql\".");
    }

    @Test
    void namesTheScriptOfThisClass() {
        OneScript script = new OneScript(folder, POSTGRESQL, "CREATE TABLE t (); GRANT SELECT ON t TO app")
                .setUp("my-roles.sql", "CREATE ROLE other;");

        assertThat(script.advice()).isEqualTo("Add CREATE ROLE app; to the script that setUp names, my-roles.sql.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE TABLE t (); GRANT SELECT ON t TO anon | CREATE ROLE anon;",
                "SELECT auth.uid() | CREATE SCHEMA auth;",
                "CREATE TABLE t (id uuid REFERENCES auth.users (id)) | CREATE SCHEMA auth;",
                "CREATE EXTENSION pgcrypto WITH SCHEMA extensions | CREATE SCHEMA extensions;",
                "ALTER PUBLICATION supabase_realtime ADD TABLES IN SCHEMA public | CREATE PUBLICATION supabase_realtime;"
            })
    void namesTheStubOfSupabase(String sql, String line) {
        assertThat(new OneScript(folder, POSTGRESQL, sql).advice())
                .isEqualTo("If production's server has it before the first migration, add " + line
                        + " to a script, and name that: setUp = \"roles.sql\"."
                        + " Supabase's are all in setUp = \"classpath:io/github/migrationtest/supabase.sql\".");
    }

    @Test
    void saysWhereToFindAnExtensionThatTheServerLacks() {
        assertThat(new OneScript(folder, POSTGRESQL, "CREATE EXTENSION IF NOT EXISTS postgis").failure())
                .contains("extension \"postgis\" is not available")
                .endsWith(
                        "\nThe extension postgis is not among this server's files, so no script can create it: name a server that"
                                + " has it, with migrationtest.postgresql.from = jdbc:postgresql://..., or with migrationtest.postgresql.from"
                                + " = testcontainers and migrationtest.postgresql.image = postgis/postgis:16-3.4.");
        assertThat(new OneScript(folder, POSTGRESQL, "CREATE TABLE t (place geometry)").advice())
                .startsWith("The extension postgis is not among this server's files");
        assertThat(new OneScript(folder, POSTGRESQL, "CREATE EXTENSION nobodys").advice())
                .isEqualTo(
                        "The extension nobodys is not among this server's files, so no script can create it: name a server that has"
                                + " it, with migrationtest.postgresql.from = jdbc:postgresql://..., or with migrationtest.postgresql.from ="
                                + " testcontainers and an image that has it.");
    }

    @Test
    void saysWhatToWriteWhereATextNamesProductionsDatabase() {
        assertThat(new OneScript(
                                folder,
                                POSTGRESQL,
                                "DO $$ BEGIN EXECUTE 'GRANT CONNECT ON DATABASE app TO pg_monitor'; END $$")
                        .advice())
                .isEqualTo(
                        "What a text names is sent as it is: in a DO block or dynamic SQL write current_database() instead of app,"
                                + " as in EXECUTE format('ALTER DATABASE %I ...', current_database()).");
    }

    @Test
    void addsNothingWhereTheScriptIsWrong() {
        assertThat(new OneScript(folder, POSTGRESQL, "SELECT nobody_knows()").failure())
                .endsWith("Correct the statement.");
        assertThat(new OneScript(folder, POSTGRESQL, "SELECT * FROM nothing").failure())
                .endsWith("Correct the statement.");
    }

    @Test
    void asksTheAdministratorWhereTheServerIsNotOurs() {
        assertThat(onAnothersServer("CREATE TABLE t (); GRANT SELECT ON t TO app")
                        .advice())
                .isEqualTo(
                        "The server is not of our own starting, so setUp is not run there: have its administrator run"
                                + " CREATE ROLE app;");
        assertThat(onAnothersServer("CREATE TABLE t (email citext)").advice())
                .isEqualTo(
                        "The server is not of our own starting, so setUp is not run there, and its new databases are empty: run"
                                + " CREATE EXTENSION IF NOT EXISTS citext; in the first migration, or rehearse on a server of our own"
                                + " starting.");
        assertThat(onAnothersServer("CREATE EXTENSION dblink").advice())
                .isEqualTo(
                        "Only a superuser may create the extension dblink on this server, and a rehearsal is none there: rehearse"
                                + " on a server of our own starting.");
    }

    @Test
    void refusesToChangeAServerThatIsNotOurs() {
        assertThat(onAnothersServer("CREATE TABLE t ();\nCREATE ROLE app;").failure())
                .startsWith(
                        "1_one is not run: statement 2 (line 2 of 1_one.up.sql) changes the role app, on a server that is not of our"
                                + " own starting:\n    CREATE ROLE app\n");
        onAnothersServer("CREATE TABLE t ();\nALTER DATABASE app SET work_mem TO '6MB';")
                .use((migrations, database) -> {
                    migrations.up();
                    assertThat(database.query(
                                            "select setconfig::text as text from pg_db_role_setting s join pg_database d"
                                                    + " on d.oid = s.setdatabase where datname = current_database()")
                                    .get(0)
                                    .string("text"))
                            .isEqualTo("{work_mem=6MB}");
                });
    }

    @Test
    void opensAnAllowedFileThatIsThere() throws IOException {
        String file = folder.resolve("beside.db").toString();
        String sql = "ATTACH '" + file + "' AS beside;\nCREATE TABLE beside.t (a);";

        assertThat(new OneScript(folder, SQLITE, sql)
                        .with(Setting.ALLOWED, "other.db")
                        .failure())
                .contains("reaches beyond its database, to the file " + file + ":");
        Files.createFile(Path.of(file));

        new OneScript(folder, SQLITE, sql)
                .with(Setting.ALLOWED, "other.db, " + file)
                .use((migrations, database) -> migrations.up());

        assertThat(Path.of(file)).isNotEmptyFile();
    }

    /** Ours in truth, and reached as if it were not. */
    private OneScript onAnothersServer(String sql) {
        try (DatabaseDirectory directory = DatabaseDirectory.open(folder.resolve("server"))) {
            Server server = Servers.of(POSTGRESQL, ServerSettings.none().from("embedded"), directory);
            String url = server.jdbcUrl("postgres");
            return new OneScript(folder, POSTGRESQL, sql)
                    .with(
                            Setting.POSTGRESQL_FROM,
                            url + (url.contains("?") ? "&" : "?") + "user=" + server.user() + "&password="
                                    + server.password())
                    .with(Setting.CREATE_ON_HOSTS, "127.0.0.1");
        }
    }
}
