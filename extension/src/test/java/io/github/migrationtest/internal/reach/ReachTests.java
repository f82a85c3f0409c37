package io.github.migrationtest.internal.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTests {

    @Test
    void givesTheTestsOwnDatabaseProductionsName() {
        String sql = """
                ALTER DATABASE App SET search_path TO app; -- ALTER DATABASE app
                GRANT CONNECT
                    ON DATABASE "app" TO app;
                COMMENT ON DATABASE app IS 'ON DATABASE app';
                DO $$ BEGIN EXECUTE 'ALTER DATABASE app RESET ALL'; END $$;
                ALTER ROLE app IN DATABASE app SET x.y = 'z';
                CREATE TABLE app.public.users (id int);
                SELECT app.users.id FROM app.users, app.app.t WHERE extract(day FROM app.users.made) = 1;
                """;

        assertThat(reach(DatabaseKind.POSTGRESQL, own(), sql).mapped(sql, "mine"))
                .isEqualTo("""
                ALTER DATABASE "mine" SET search_path TO app; -- ALTER DATABASE app
                GRANT CONNECT
                    ON DATABASE "mine" TO app;
                COMMENT ON DATABASE "mine" IS 'ON DATABASE app';
                DO $$ BEGIN EXECUTE 'ALTER DATABASE app RESET ALL'; END $$;
                ALTER ROLE app IN DATABASE "mine" SET x.y = 'z';
                CREATE TABLE "mine".public.users (id int);
                SELECT app.users.id FROM app.users, app.app.t WHERE extract(day FROM app.users.made) = 1;
                """);
    }

    @Test
    void givesItOnMysqlToQualifiedNamesToo() {
        String sql = """
                CREATE DATABASE IF NOT EXISTS app;
                USE `app`;
                GRANT ALL ON app.* TO 'app'@'app.example.org';
                CREATE TABLE app.users (id int, app int);
                SELECT app.users.id, app.f(1), 'app.users' FROM app.users JOIN other ON app.app = other.app
                WHERE table_schema = 'app'; # USE app
                CREATE VIEW v AS SELECT 1 FROM app.users;
                """;

        assertThat(reach(DatabaseKind.MARIADB, own(), sql).mapped(sql, "mine")).isEqualTo("""
                CREATE DATABASE IF NOT EXISTS `mine`;
                USE `mine`;
                GRANT ALL ON `mine`.* TO 'app'@'app.example.org';
                CREATE TABLE `mine`.users (id int, app int);
                SELECT `mine`.users.id, `mine`.f(1), 'app.users' FROM `mine`.users JOIN other ON app.app = other.app
                WHERE table_schema = 'app'; # USE app
                CREATE VIEW v AS SELECT 1 FROM `mine`.users;
                """);
    }

    @Test
    void refusesTheSecondDatabaseAndSaysHowItIsNamed() {
        String sql = "ALTER DATABASE app SET x.y = 'z';\n\nALTER DATABASE other\n  SET x.y = 'z';";

        assertThatThrownBy(() -> check(DatabaseKind.POSTGRESQL, own(), sql))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                        1_one is not run: statement 2 (line 3 of 1_one.up.sql) reaches beyond its database, to the database other:
                            ALTER DATABASE other
                              SET x.y = 'z'
                        A rehearsal writes to nothing but its own database, so nothing of the run was executed. If that is the name of \
                        the very database that is migrated, say databaseName = "other"; else take the statement out of the migration, \
                        or allow it by name, allowed = "other".""");
        assertThatThrownBy(() ->
                        check(DatabaseKind.POSTGRESQL, new ReachSettings(true, Optional.of("other"), Set.of()), sql))
                .hasMessageContaining("(line 1 of 1_one.up.sql) reaches beyond its database, to the database app:");
        assertThatCode(() ->
                        check(DatabaseKind.POSTGRESQL, new ReachSettings(true, Optional.empty(), Set.of("other")), sql))
                .doesNotThrowAnyException();
    }

    @Test
    void takesAQualifiedNameForAnotherDatabaseUntilItIsSaidToBeTheOwn() {
        String sql = "INSERT INTO archive.users SELECT * FROM users;";

        assertThatThrownBy(() -> check(DatabaseKind.MYSQL, own(), sql))
                .hasMessageContaining("reaches beyond its database, to the database archive:")
                .hasMessageContaining("say databaseName = \"archive\"; else");
        Reach named = reach(DatabaseKind.MYSQL, new ReachSettings(true, Optional.of("Archive"), Set.of()), sql);
        assertThat(named.mapped(sql, "mine")).isEqualTo("INSERT INTO `mine`.users SELECT * FROM users;");
    }

    @Test
    void refusesATextToBePreparedThatNamesADatabaseBeItProductions() {
        String sql =
                "SELECT 1;\nSET @s = IF(1 = 1,\n  'DELETE FROM app.users', 'SELECT 1');\nPREPARE s FROM @s;\nEXECUTE s;";

        assertThatThrownBy(() -> check(DatabaseKind.MYSQL, new ReachSettings(true, Optional.of("app"), Set.of()), sql))
                .hasMessage("""
                        1_one is not run: statement 2 (line 3 of 1_one.up.sql) reaches beyond its database, to the database app:
                            SET @s = IF(1 = 1,
                              'DELETE FROM app.users', 'SELECT 1')
                        A rehearsal writes to nothing but its own database, so nothing of the run was executed. If that is the name of \
                        the very database that is migrated, leave it out of the text, which reaches the server as it stands; else take \
                        the statement out of the migration, or allow it by name, allowed = "app".""");
        assertThatCode(() -> check(DatabaseKind.MARIADB, new ReachSettings(true, Optional.empty(), Set.of("app")), sql))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(DatabaseKind.MARIADB, own(), "PREPARE s FROM 'DROP DATABASE other';"))
                .hasMessageContaining("reaches beyond its database, to the database other:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET @d = 'other'; SET @s = CONCAT('DROP TABLE ', @d, '.users'); PREPARE s FROM @s; EXECUTE s;",
                "SET @s = CONCAT('INSERT INTO other.users SELECT * FROM users WHERE id > ', @last); PREPARE s FROM @s;",
                "SET @s = \"DROP DATABASE other\"; PREPARE s FROM @s;",
                "SELECT @s := 'DROP DATABASE other'; PREPARE s FROM @s;",
                "SET @s = CONCAT('DROP ', 'DATABASE ', CONCAT('oth', 'er')); PREPARE s FROM @s;",
                "EXECUTE IMMEDIATE 'DROP DATABASE other';"
            })
    void refusesATextThatIsPutTogetherOfSuchAsAreKnown(String sql) {
        assertThatThrownBy(() -> check(DatabaseKind.MARIADB, own(), sql))
                .hasMessageContaining("reaches beyond its database, to the database other:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET @t = 'users'; SET @s = CONCAT('ALTER TABLE ', @t, ' DROP INDEX i'); PREPARE s FROM @s;",
                "SET @s = CONCAT('ALTER TABLE ', DATABASE(), '.users ADD x int'); PREPARE s FROM @s;",
                "SET @s = CONCAT('UPDATE ', @prefix, 'users SET users.x = 1'); PREPARE s FROM @s;",
                "SET @d = 'other'; SET @d = DATABASE(); SET @s = CONCAT('DROP TABLE ', @d, '.users'); PREPARE s FROM @s;"
            })
    void leavesAloneWhatIsPutTogetherOfTheDatabasesOwn(String sql) {
        assertThatCode(() -> check(DatabaseKind.MYSQL, own(), sql)).doesNotThrowAnyException();
    }

    @Test
    void leavesAloneWhatATextToBePreparedDoesInItsDatabase() {
        String sql = """
                SET @s = IF((SELECT count(*) FROM information_schema.statistics s WHERE s.table_name = 'users') > 0,
                  'ALTER TABLE users DROP INDEX users_email', 'SELECT 1');
                SELECT 'UPDATE archive.users' AS said;
                PREPARE s FROM @s;
                EXECUTE s;
                """;

        assertThatCode(() -> check(DatabaseKind.MYSQL, own(), "INSERT INTO notes VALUES ('DELETE FROM app.users');"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(DatabaseKind.MYSQL, own(), sql)).doesNotThrowAnyException();
    }

    @Test
    void leavesRolesAndSettingsOfOurOwnServersFree() {
        String sql = "CREATE ROLE app;\nALTER SYSTEM SET work_mem = '1MB';";

        assertThatCode(() -> check(DatabaseKind.POSTGRESQL, own(), sql)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(DatabaseKind.POSTGRESQL, others(), sql)).hasMessage("""
                        1_one is not run: statement 1 (line 1 of 1_one.up.sql) changes the role app, on a server that is not of our own starting:
                            CREATE ROLE app
                        Such a server keeps every role and setting that it had, so nothing of the run was executed. Rehearse on a server \
                        of our own starting (migrationtest.postgresql.from = embedded), or allow it by name, allowed = "app".""");
        assertThatThrownBy(() ->
                        check(DatabaseKind.POSTGRESQL, new ReachSettings(false, Optional.empty(), Set.of("APP")), sql))
                .hasMessageContaining("statement 2 (line 2 of 1_one.up.sql) changes the setting work_mem, on a server");
    }

    @Test
    void refusesCommandsOfPsqlWhichNobodyCanAllow() {
        assertThatThrownBy(() -> check(DatabaseKind.POSTGRESQL, own(), "\\connect other\nSELECT 1;"))
                .hasMessage("""
                        1_one is not run: statement 1 (line 1 of 1_one.up.sql) is psql's \\connect:
                            \\connect other
                            SELECT 1
                        No server takes commands of psql, so nothing of the run was executed. Take it out of the migration.""");
    }

    @Test
    void namesTheLineInABody() {
        String sql = "SELECT 1;\nDO $$\nBEGIN\n  PERFORM dblink_exec('x', 'y');\nEND $$;";

        assertThatThrownBy(() -> check(DatabaseKind.POSTGRESQL, own(), sql))
                .hasMessageContaining(
                        "statement 2 (line 4 of 1_one.up.sql) reaches beyond its database, to the function dblink_exec:");
    }

    private static ReachSettings own() {
        return new ReachSettings(true, Optional.empty(), Set.of());
    }

    private static ReachSettings others() {
        return new ReachSettings(false, Optional.empty(), Set.of());
    }

    private static void check(DatabaseKind kind, ReachSettings settings, String sql) {
        Migration migration = migration(kind, sql);
        new Reach(kind, settings, List.of(migration)).check(migration, migration.up());
    }

    private static Reach reach(DatabaseKind kind, ReachSettings settings, String sql) {
        return new Reach(kind, settings, List.of(migration(kind, sql)));
    }

    private static Migration migration(DatabaseKind kind, String sql) {
        SqlScript script = SqlScript.split(kind, Path.of("1_one.up.sql"), sql);
        return new Migration(Version.dotted("1"), "1_one", script, Optional.empty());
    }
}
