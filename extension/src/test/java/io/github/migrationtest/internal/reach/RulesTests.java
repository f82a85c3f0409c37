package io.github.migrationtest.internal.reach;

import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "COPY users TO '/tmp/users.csv' CSV | FILE /tmp/users.csv",
                "COPY (SELECT 1 FROM users) TO PROGRAM 'mail me' | PROGRAM mail me",
                "copy users (a, b) from '/tmp/u' | FILE /tmp/u",
                "SELECT * FROM dblink('dbname=other', 'select 1') AS t(a int) | FUNCTION dblink",
                "SELECT public.dblink_exec('x', 'drop table y') | FUNCTION dblink_exec",
                "CREATE SERVER IF NOT EXISTS far FOREIGN DATA WRAPPER postgres_fdw | SERVER far",
                "CREATE FOREIGN TABLE t (a int) SERVER Far OPTIONS (table_name 'x') | SERVER far",
                "IMPORT FOREIGN SCHEMA public LIMIT TO (a) FROM SERVER far INTO here | SERVER far",
                "CREATE SUBSCRIPTION news CONNECTION 'host=x' PUBLICATION p | SUBSCRIPTION news",
                "SELECT lo_import('/etc/passwd') | FUNCTION lo_import",
                "SELECT pg_catalog.pg_read_file('x') | FUNCTION pg_read_file",
                "CREATE DATABASE other | DATABASE other",
                "DROP DATABASE IF EXISTS \"Other\" | DATABASE Other",
                "GRANT CONNECT, TEMP ON DATABASE app, other TO x | DATABASE app, DATABASE other",
                "CREATE TABLESPACE fast LOCATION '/ssd' | TABLESPACE fast",
                "\\c other | PSQL \\c",
                "ALTER SYSTEM SET wal_level = 'logical' | SETTING wal_level",
                "CREATE USER App WITH PASSWORD 'x' | ROLE app",
                "DROP ROLE IF EXISTS a, b | ROLE a, ROLE b",
                "GRANT admin TO app | ROLE admin",
                "REVOKE ADMIN OPTION FOR admin FROM app | ROLE admin",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity | SERVER_FUNCTION pg_terminate_backend",
                "DO $$ BEGIN PERFORM dblink_connect('x'); END $$ | FUNCTION dblink_connect",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN COPY t TO '/x'; END $f$ | FILE /x"
            })
    void findsWhatPostgresqlsStatementsName(String sql, String expected) {
        assertThat(certain(POSTGRESQL, sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE app.users (id int REFERENCES app.orgs (id), \"database\" text)",
                "SELECT extract(day FROM app.users.made) FROM app.users",
                "COPY users (a) FROM STDIN",
                "COPY (SELECT '/x') TO STDOUT WITH (FORMAT csv)",
                "CREATE EXTENSION IF NOT EXISTS dblink WITH SCHEMA public",
                "REVOKE ALL ON FUNCTION dblink_connect_u(text) FROM PUBLIC",
                "CREATE FUNCTION lo_import(a text) RETURNS int LANGUAGE sql AS 'select 1'",
                "INSERT INTO dblinks (a) VALUES ('ON DATABASE other')",
                "INSERT INTO dblink (a) VALUES (1)",
                "SELECT mine.pg_read_file('x')",
                "CREATE USER MAPPING FOR app SERVER far",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO app",
                "GRANT SELECT ON users TO app WITH GRANT OPTION",
                "REVOKE GRANT OPTION FOR SELECT ON users FROM app",
                "COMMENT ON TABLE users IS 'a \\c other'",
                "-- \\c other\nSELECT 1",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ALTER ROLE x LOGIN; END $$",
                "DO $$ BEGIN CREATE ROLE x; END $$",
                "SELECT current_database()",
                "COPY t FROM stdin;\n1\tON DATABASE 'x\n\\N\tit's;\\c other\n\\.\nSELECT 1;"
            })
    void findsNothingInWhatStaysInItsPostgresqlDatabase(String sql) {
        assertThat(certain(POSTGRESQL, sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "USE other | DATABASE other",
                "ALTER DATABASE `app` CHARACTER SET utf8mb4 | DATABASE app",
                "DROP SCHEMA IF EXISTS other | DATABASE other",
                "INSERT INTO other.t SELECT u.id FROM app.users u, third.x | DATABASE other, DATABASE app, DATABASE third",
                "UPDATE other.t JOIN b ON t.id = b.id SET t.x = b.y | DATABASE other",
                "DELETE FROM a USING other.a JOIN b | DATABASE other",
                "CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES other.b (id)) | DATABASE other",
                "CREATE TABLE t LIKE other.t | DATABASE other",
                "RENAME TABLE t TO other.t | DATABASE other",
                "ALTER TABLE t RENAME TO other.t | DATABASE other",
                "CREATE INDEX i ON other.t (a) | DATABASE other",
                "SELECT * FROM (SELECT 1 FROM other.t) x | DATABASE other",
                "CREATE VIEW v AS SELECT a.b FROM t a JOIN `other`.`u` ON a.id = u.id | DATABASE other",
                "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW INSERT INTO other.log VALUES (NEW.id) | DATABASE other",
                "CALL other.run(1) | DATABASE other",
                "/*!50000 USE other */ | DATABASE other",
                "LOAD DATA LOCAL INFILE '/tmp/x' INTO TABLE t | FILE /tmp/x",
                "SELECT * FROM t INTO OUTFILE '/tmp/x' | FILE /tmp/x",
                "SELECT LOAD_FILE('/etc/passwd') | FUNCTION LOAD_FILE",
                "CREATE TABLE t (a int) ENGINE=FEDERATED CONNECTION='mysql://x' | ENGINE FEDERATED",
                "CREATE SERVER far FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'x') | SERVER far",
                "INSTALL PLUGIN p SONAME 'p.so' | LIBRARY p",
                "INSTALL SONAME 'p' | LIBRARY p",
                "CREATE FUNCTION f RETURNS STRING SONAME 'f.so' | LIBRARY f.so",
                "CHANGE MASTER TO MASTER_HOST='x' | REPLICATION CHANGE MASTER",
                "CREATE TABLE t (a int) DATA DIRECTORY = '/ssd' | FILE /ssd",
                "SET GLOBAL sql_mode = '' | SETTING sql_mode",
                "SET @a = 1, @@GLOBAL.max_connections = 5 | SETTING max_connections",
                "CREATE USER IF NOT EXISTS 'app'@'%' IDENTIFIED BY 'x' | ROLE app",
                "SET PASSWORD FOR 'app'@'%' = 'x' | ROLE app",
                "KILL 17 | SERVER_COMMAND KILL",
                "DELETE FROM mysql.user WHERE User = '' | SYSTEM_TABLE mysql.user"
            })
    void findsWhatMysqlsStatementsName(String sql, String expected) {
        assertThat(certain(MYSQL, sql)).isEqualTo(expected);
        assertThat(certain(MARIADB, sql)).isEqualTo(expected);
    }

    @Test
    void findsTheUserAndTheDatabaseOfAGrant() {
        assertThat(certain(MYSQL, "GRANT SELECT, UPDATE ON `app`.* TO 'x'@'%'")).isEqualTo("DATABASE app, ROLE x");
        assertThat(certain(MYSQL, "REVOKE ALL ON *.* FROM x@host.example.org")).isEqualTo("ROLE x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT u.id, o.name FROM users u, orgs o WHERE u.org = o.id ORDER BY u.id, o.name",
                "SELECT EXTRACT(YEAR FROM u.made), TRIM(BOTH ' ' FROM u.name) FROM users u",
                "UPDATE users u, orgs o SET u.a = o.b, u.c = REPLACE(u.c, 'x', 'y') WHERE u.id = o.id",
                "INSERT INTO t (a) SELECT u.a FROM u ON DUPLICATE KEY UPDATE t.a = u.a, t.b = VALUES(t.b)",
                "DELETE u.*, o FROM users u JOIN orgs o ON u.id = o.id",
                "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = OLD.a",
                "WITH c AS (SELECT 1 AS x) SELECT c.x FROM c",
                "SELECT * FROM information_schema.columns c WHERE c.table_schema = 'app'",
                "SELECT mysql.f(1), sys.version_major()",
                "ALTER DATABASE CHARACTER SET utf8mb4",
                "CREATE TABLE t (a int) ENGINE=InnoDB COMMENT 'USE other'",
                "SET SESSION sql_mode = ''",
                "SET @OLD_SQL_MODE = @@SQL_MODE, NAMES utf8",
                "CREATE DEFINER = app@host.example.org VIEW v AS SELECT 1",
                "/* USE other */ SELECT 1 # USE other",
                "CREATE TABLE t (doc json, `event` int, KEY (doc), INSERT_ID int)",
                "SELECT j.x FROM t, JSON_TABLE(t.doc, '$' COLUMNS (x int PATH '$.x')) j",
                "ALTER TABLE t ADD COLUMN a int AFTER b, ADD INDEX i (a), RENAME COLUMN x TO y"
            })
    void findsNothingInWhatStaysInItsMysqlDatabase(String sql) {
        assertThat(certain(MYSQL, sql)).isEmpty();
        assertThat(certain(MARIADB, sql)).isEmpty();
    }

    @Test
    void findsTheFilesOfSqlite() {
        assertThat(certain(SQLITE, "ATTACH DATABASE 'a.db' AS a")).isEqualTo("FILE a.db");
        assertThat(certain(SQLITE, "vacuum main into 'b.db'")).isEqualTo("FILE b.db");
        assertThat(certain(SQLITE, "ATTACH ':memory:' AS scratch; VACUUM; DETACH scratch"))
                .isEmpty();
    }

    @Test
    void tellsWhereAScriptNamesItsOwnDatabase() {
        assertThat(deciding(POSTGRESQL, "ALTER DATABASE app SET search_path TO x; COMMENT ON DATABASE b IS 'x'"))
                .containsExactly("app", "b");
        assertThat(deciding(POSTGRESQL, "ALTER ROLE x IN DATABASE app RESET ALL; REINDEX DATABASE c"))
                .containsExactly("app", "c");
        assertThat(deciding(POSTGRESQL, "CREATE DATABASE other; SELECT * FROM app.public.users"))
                .isEmpty();
        assertThat(deciding(
                        MYSQL,
                        "CREATE DATABASE IF NOT EXISTS a; USE b; ALTER SCHEMA c COLLATE x; GRANT ALL ON d.* TO x"))
                .containsExactly("a", "b", "c", "d");
        assertThat(deciding(
                        MYSQL, "CREATE DATABASE other; INSERT INTO other.t VALUES (1); GRANT SELECT ON other.t TO x"))
                .isEmpty();
    }

    private static String certain(DatabaseKind kind, String sql) {
        return String.join(
                ", ",
                mentions(kind, sql).stream()
                        .filter(mention -> mention.sureness() != Mention.Sureness.GUESSED)
                        .map(mention -> mention.thing() + " " + mention.name())
                        .toList());
    }

    private static List<String> deciding(DatabaseKind kind, String sql) {
        return mentions(kind, sql).stream()
                .filter(mention -> mention.sureness() == Mention.Sureness.DECIDES)
                .map(Mention::name)
                .toList();
    }

    private static List<Mention> mentions(DatabaseKind kind, String sql) {
        Rules rules = Rules.of(kind);
        return Code.of(kind, sql).stream()
                .flatMap(clause -> rules.mentions(clause).stream())
                .toList();
    }
}
