package io.github.migrationtest.internal.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanEnvironmentTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATABASE_URL",
                "APP_DATABASE_URL",
                "PGHOST",
                "PGPASSWORD",
                "PG_URL",
                "POSTGRES_PASSWORD",
                "MYSQL_PWD",
                "MYSQLHOST",
                "DB_HOST",
                "db_name",
                "APP_DB",
                "SQLITE_FILE",
                "TURSO_AUTH_TOKEN",
                "LIBSQL_URL",
                "SPRING_DATASOURCE_URL",
                "FLYWAY_URL",
                "LIQUIBASE_COMMAND_URL",
                "GOOSE_DBSTRING",
                "DBMATE_MIGRATIONS_DIR",
                "SUPABASE_DB_URL",
                "NEON_API_KEY",
                "PGROLL_PG_URL",
                "MIGRATIONS_URL",
                "AWS_SECRET_ACCESS_KEY",
                "CLOUDFLARE_API_TOKEN",
                "CI_DSN"
            })
    void removesWhatNamesADatabaseOrOpensTheWayToOne(String name) {
        assertThat(CleanEnvironment.of(Map.of(name, "x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:p@db.example.org/app",
                "jdbc:mysql://db/app",
                "libsql://app.turso.io",
                "file:/srv/app.db",
                "/srv/app.sqlite3",
                "u:p@tcp(db:3306)/app",
                "host=db user=u dbname=app",
                "mysql+pymysql://db/app"
            })
    void removesWhateverHoldsTheAddressOfOne(String value) {
        assertThat(CleanEnvironment.of(Map.of("SOMETHING", value))).isEmpty();
    }

    @Test
    void keepsTheRest() {
        Map<String, String> kept = Map.of(
                "PATH",
                "/usr/bin:/opt/pgsql/bin",
                "HOME",
                "/home/me",
                "LANG",
                "C.UTF-8",
                "NODE_OPTIONS",
                "--max-old-space-size=512",
                "JAVA_HOME",
                "/opt/java",
                "HTTPS_PROXY",
                "http://proxy:3128",
                "npm_config_registry",
                "https://registry.example.org/",
                "CI",
                "true",
                "PWD",
                "/srv/app",
                "TMPDIR",
                "/tmp");

        assertThat(CleanEnvironment.of(kept)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATABASE_URL=postgres://me:se@cret@db.example.org:5432/app?sslmode=require | db.example.org:5432/app",
                "export DB='mysql://db/app' | db/app",
                "url: \"jdbc:postgresql://db.example.org/app\", | db.example.org/app",
                "url: 'libsql://app.turso.io', | app.turso.io",
                "DATABASE_URL=\"file:./dev.db\" | ./dev.db",
                "provider = \"sqlite:///srv/app.db\" | /srv/app.db",
                "dbCredentials: { url: './local.sqlite' } | ./local.sqlite",
                "DB_FILE=data/app.db | data/app.db",
                "dsn = root:pw@tcp(10.0.0.1:3306)/app | 10.0.0.1:3306/app",
                "connection: { host: 'db.example.org', user: 'x' } | db.example.org",
                "DB_HOST=db.example.org | db.example.org",
                "dev: host=db user=x dbname=app | db/app",
            })
    void findsDatabasesInFiles(String line, String name) {
        assertThat(DatabaseAddresses.in("\n" + line + "\n")).containsExactly(new DatabaseAddress(2, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# DATABASE_URL=postgres://db/app", "// url: 'postgres://db/app'", "url: process.env.DATABASE_URL!,",
                        "url = env(\"DATABASE_URL\")",
                "host: process.env.DB_HOST", "host: process.env.DB_HOST,", "DATABASE_URL=postgres://${DB_HOST}/app",
                        "API_URL=https://example.org/db",
                "HOST=0.0.0.0", "\"drizzle-orm\": \"^0.44.0\",", "\"db:migrate\": \"drizzle-kit migrate\"",
                        "schema: './src/db/schema.ts'",
                "out: './drizzle'", "dialect: 'postgresql',"
            })
    void findsNoneInWhatNamesNone(String line) {
        assertThat(DatabaseAddresses.in(line)).isEmpty();
    }

    /** Whatever a file holds, it is looked through, and in a time that grows with its length. */
    @Test
    void looksThroughWhateverIsThere() {
        String[] pieces = {
            "postgres://",
            "jdbc:",
            "user:",
            "pw@",
            "host",
            "=",
            ":",
            "db",
            "_",
            "${",
            "}",
            "'",
            "\"",
            ".sqlite",
            "file:",
            "tcp(",
            ")/",
            " ",
            "\n",
            "dbname=",
            ",",
            "{",
            "\\",
            "#",
            "ä",
            "export "
        };
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(DatabaseAddresses.in(text.toString()))
                    .allSatisfy(address -> assertThat(address.name()).isNotBlank());
        }
        for (String piece : pieces) {
            DatabaseAddresses.in("postgres://" + piece.repeat(20_000));
            DatabaseAddresses.in("x=" + (piece + "a").repeat(10_000));
            CleanEnvironment.of(Map.of("X", piece.repeat(20_000)));
        }
    }
}
