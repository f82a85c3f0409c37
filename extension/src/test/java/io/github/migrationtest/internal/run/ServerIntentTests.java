package io.github.migrationtest.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.ScriptIntent.Derivation;
import io.github.migrationtest.internal.run.ScriptIntent.Move;
import io.github.migrationtest.migration.SqlScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts say in the SQL of PostgreSQL, MySQL and MariaDB. */
class ServerIntentTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM ONLY public.t WHERE id = 1",
                "DELETE FROM t AS x USING u WHERE u.id = x.u_id",
                "WITH old AS (SELECT id FROM t WHERE id < 9) DELETE FROM t USING old WHERE old.id = t.id",
                "WITH gone AS (DELETE FROM t WHERE id < 9 RETURNING *) INSERT INTO archive SELECT * FROM gone",
                "TRUNCATE t",
                "TRUNCATE TABLE ONLY t RESTART IDENTITY CASCADE",
                "MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE",
                "MERGE INTO t USING u ON t.id = u.id WHEN MATCHED AND u.gone THEN DELETE WHEN NOT MATCHED THEN DO NOTHING",
                "DO $$ BEGIN DELETE FROM t WHERE id = 1; END $$",
                "DO LANGUAGE plpgsql $body$ DECLARE n int; BEGIN IF EXISTS (SELECT 1 FROM t) THEN DELETE FROM t; END IF; END $body$",
                "DO $$ BEGIN FOR i IN 1..3 LOOP DELETE FROM t WHERE id = i; END LOOP; END $$",
                "DO $$ BEGIN EXECUTE 'DELETE FROM t'; END $$",
                "DO $$ BEGIN PERFORM 1; TRUNCATE t; END $$"
            })
    void saysThatRowsAreDeletedInPostgresql(String script) {
        assertThat(postgresql(script).deletesFrom()).containsExactly("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT purge('t')",
                "CALL delete_from_t()",
                "DO $$ BEGIN PERFORM purge_t(); END $$",
                "DO $$ BEGIN EXECUTE format('DELETE FROM %I', 't'); END $$",
                "DO $$ BEGIN RAISE NOTICE 'DELETE FROM t'; END $$",
                "CREATE FUNCTION purge() RETURNS void LANGUAGE sql AS $$ DELETE FROM t $$",
                "CREATE FUNCTION purge() RETURNS void LANGUAGE sql BEGIN ATOMIC DELETE FROM t; END",
                "COMMENT ON TABLE t IS 'DELETE FROM t'",
                "ALTER TABLE t ALTER COLUMN c TYPE varchar(5)",
                "ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT d CHECK (x > 1), ALTER c DROP DEFAULT, ALTER c SET NOT NULL",
                "INSERT INTO t VALUES (1) ON CONFLICT (id) DO NOTHING",
                "MERGE INTO t USING u ON t.id = u.id WHEN NOT MATCHED THEN INSERT VALUES (1)",
                "COPY t FROM stdin"
            })
    void saysNothingOfTheRowsOfTInPostgresql(String script) {
        ScriptIntent intent = postgresql(script);

        assertThat(intent.deletesFrom()).isEmpty();
        assertThat(intent.updates()).isEmpty();
        assertThat(intent.drops()).isEmpty();
        assertThat(intent.droppedColumns()).isEmpty();
        assertThat(intent.renamedColumns()).isEmpty();
    }

    @Test
    void truncatesSeveral() {
        assertThat(postgresql("TRUNCATE a, ONLY public.b, billing.c CASCADE").deletesFrom())
                .containsExactlyInAnyOrder("a", "b", "billing.c");
    }

    @Test
    void readsUpdatesOfPostgresql() {
        assertThat(postgresql(
                                "UPDATE ONLY t AS x SET a = u.b, (c, d) = (SELECT 1, 2), e.part = 3, f[1] = 2 FROM u WHERE u.id = x.id")
                        .updates())
                .containsOnly(entry("t", Set.of("a", "c", "d", "e", "f")));
        assertThat(postgresql(
                                "INSERT INTO t AS x (a, b) VALUES (1, 2) ON CONFLICT ON CONSTRAINT k DO UPDATE SET b = excluded.b")
                        .updates())
                .containsOnly(entry("t", Set.of("b")));
        assertThat(postgresql(
                                "MERGE INTO t x USING u ON x.id = u.id WHEN MATCHED AND u.n > 1 THEN UPDATE SET a = u.a, b = 2"
                                        + " WHEN NOT MATCHED THEN INSERT (a) VALUES (u.a)")
                        .updates())
                .containsOnly(entry("t", Set.of("a", "b")));
        assertThat(postgresql(
                                "WITH up AS (UPDATE t SET a = 1 RETURNING id) UPDATE u SET b = 2 FROM up WHERE up.id = u.id")
                        .updates())
                .containsOnly(entry("t", Set.of("a")), entry("u", Set.of("b")));
        assertThat(postgresql("DO $$ BEGIN UPDATE t SET a = CASE WHEN b THEN 1 ELSE 2 END, c = 3; END $$")
                        .updates())
                .containsOnly(entry("t", Set.of("a", "c")));
    }

    @Test
    void readsSeveralActionsOnATable() {
        ScriptIntent intent = postgresql(
                "ALTER TABLE IF EXISTS ONLY t DROP COLUMN IF EXISTS a CASCADE, DROP b, ADD COLUMN d"
                        + " numeric(10, 2), DROP CONSTRAINT k; ALTER TABLE t RENAME COLUMN e TO f; ALTER TABLE t RENAME g TO h;"
                        + " ALTER TABLE t RENAME CONSTRAINT k TO l; ALTER TABLE t RENAME TO u; DROP TABLE IF EXISTS v, w CASCADE");

        assertThat(intent.droppedColumns()).containsOnly(entry("t", Set.of("a", "b")));
        assertThat(intent.renamedColumns()).containsOnly(entry("t", Map.of("e", "f", "g", "h")));
        assertThat(intent.renamedTables()).containsOnly(entry("t", "u"));
        assertThat(intent.drops()).containsExactlyInAnyOrder("v", "w");
    }

    @Test
    void followsATableIntoAnotherSchema() {
        assertThat(postgresql("ALTER TABLE billing.t SET SCHEMA public; DELETE FROM t")
                        .deletesFrom())
                .containsExactly("billing.t");
        assertThat(postgresql("ALTER TABLE billing.t RENAME TO u").renamedTables())
                .containsOnly(entry("billing.t", "billing.u"));
    }

    @Test
    void tellsAnExpressionThatMayKeepAllFromOneThatDoesNot() {
        assertThat(postgresql(
                                "ALTER TABLE t ALTER COLUMN a TYPE integer USING a * 100, ALTER b SET DATA TYPE varchar(5) USING"
                                        + " substr(b, 1, 5), ALTER c TYPE int USING c::int")
                        .derivations())
                .containsExactly(
                        new Derivation(
                                "t",
                                "a",
                                Set.of("a"),
                                true,
                                Optional.empty(),
                                Optional.of(new Scaling("", "* 100", true, "100"))),
                        new Derivation("t", "b", Set.of("b"), false, Optional.empty(), Optional.empty()),
                        new Derivation("t", "c", Set.of("c", "int"), false, Optional.empty(), Optional.empty()));
    }

    @Test
    void takesNothingFromAColumnByCastingWhatTheScriptWritesItself() {
        assertThat(postgresql(
                                "UPDATE t SET a = (CASE b WHEN 0 THEN 'open' ELSE NULL END)::state, c = CASE WHEN d THEN 1::int"
                                        + " ELSE 2 END, e = jsonb_build_object('f', f, 'g', g::text)")
                        .derivations())
                .extracting(Derivation::column, Derivation::exact)
                .containsExactlyInAnyOrder(tuple("a", true), tuple("c", true), tuple("e", true));
        assertThat(postgresql(
                                "UPDATE t SET a = (b * 100)::bigint, c = (CASE d WHEN 0 THEN e ELSE 1 END)::int, f = (CASE WHEN g"
                                        + " THEN 1 ELSE 2 END + h)::int, i = (j)::varchar(5)")
                        .derivations())
                .extracting(Derivation::column, Derivation::exact)
                .containsExactlyInAnyOrder(tuple("a", false), tuple("c", false), tuple("f", false), tuple("i", false));
    }

    @Test
    void tellsWhereColumnsGo() {
        assertThat(postgresql("SELECT id, phone INTO phones FROM users").moves())
                .containsExactly(new Move("users", "phones", Map.of("id", "id", "phone", "phone"), false, false));
        assertThat(postgresql("CREATE TABLE phones AS SELECT u.id AS user_id, u.phone FROM users u")
                        .moves())
                .containsExactly(new Move("users", "phones", Map.of("id", "user_id", "phone", "phone"), false, false));
        assertThat(postgresql("UPDATE profiles p SET bio = u.bio FROM users u WHERE u.id = p.user_id")
                        .moves())
                .containsExactly(new Move("users", "profiles", Map.of("bio", "bio"), false, true));
        assertThat(mysql("UPDATE profiles p JOIN users u ON u.id = p.user_id SET p.bio = u.bio")
                        .moves())
                .containsExactly(new Move("users", "profiles", Map.of("bio", "bio"), false, true));
        assertThat(postgresql(
                                "WITH gone AS (DELETE FROM t WHERE id < 9 RETURNING *) INSERT INTO archive SELECT * FROM gone")
                        .moves())
                .containsExactly(new Move("t", "archive", Map.of(), true, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM t WHERE id = 1 ORDER BY id LIMIT 3 | t",
                "DELETE LOW_PRIORITY QUICK IGNORE FROM `t` | t",
                "DELETE a, b.* FROM t AS a JOIN shop.u b ON a.id = b.t_id WHERE a.x | t,u",
                "DELETE a FROM t a INNER JOIN u b ON a.id = b.t_id | t",
                "DELETE FROM a, b USING t AS a INNER JOIN u AS b INNER JOIN w | t,u",
                "DELETE t FROM t LEFT JOIN u ON u.id = t.id WHERE u.id IS NULL | t",
                "TRUNCATE TABLE t | t",
                "ALTER TABLE t DROP PARTITION p0 | t",
                "ALTER TABLE t TRUNCATE PARTITION p0 | t",
                "PREPARE s FROM 'DELETE FROM t'; EXECUTE s | t",
                "SET @a = (SELECT IF(1, 'DELETE FROM t;', 'DO 0')); PREPARE s FROM @a; EXECUTE s | t",
                "SELECT 'DELETE FROM t' INTO @a; PREPARE `S` FROM @A; EXECUTE s USING @b | t",
                "SET @t = 't', @u = 'u'; SET @a = CONCAT('DELETE FROM ', @t, CONCAT(@u, 1)); PREPARE s FROM @a; EXECUTE s | tu1",
                "SELECT 'u' INTO @u; SET @a := CONCAT('DELETE FROM t', @u); PREPARE s FROM @a; EXECUTE s | tu",
                "SET @a = 'DELETE'; SET @a = CONCAT(@a, ' FROM t WHERE x = \\'a\\''); PREPARE s FROM @a; EXECUTE s | t",
                "SELECT @a := CONCAT('DELETE ', 'FROM t'); PREPARE s FROM @a; EXECUTE s | t",
                "SET @a = \"DELETE FROM t\"; PREPARE s FROM @a; EXECUTE s | t",
                "EXECUTE IMMEDIATE 'DELETE FROM t' | t",
                "EXECUTE IMMEDIATE CONCAT('DELETE FROM ', 't') | t",
                "SET @a = 'DELETE FROM t'; EXECUTE IMMEDIATE @a | t"
            })
    void saysThatRowsAreDeletedInMysql(String script, String tables) {
        assertThat(mysql(script).deletesFrom())
                .containsExactlyInAnyOrder(tables.strip().split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PREPARE s FROM 'DELETE FROM t'",
                "SET @a = 'DELETE FROM t'; SET @a = 'DO 0'; PREPARE s FROM @a; EXECUTE s",
                "SET @a = CONCAT('DELETE FROM t', @u); PREPARE s FROM @a; EXECUTE s",
                "SET @u = 'u'; SELECT x, y INTO @t, @u FROM z; SET @a = CONCAT('DELETE FROM t', @u); PREPARE s FROM @a; EXECUTE s",
                "SET @u = 'u'; SET @u = DATABASE(); SET @a = CONCAT('DELETE FROM t', @u); PREPARE s FROM @a; EXECUTE s"
            })
    void saysNothingOfWhatIsNotRun(String script) {
        assertThat(mysql(script).deletesFrom()).isEmpty();
    }

    @Test
    void readsUpdatesOfMysql() {
        assertThat(mysql(
                                "UPDATE LOW_PRIORITY IGNORE t AS a JOIN u b ON a.id = b.t_id SET a.x = b.x, b.y = 1 WHERE a.z = 2")
                        .updates())
                .containsOnly(entry("t", Set.of("x")), entry("u", Set.of("y")));
        assertThat(mysql("UPDATE t, u SET t.x = u.x, u.y = NULL WHERE t.id = u.id")
                        .updates())
                .containsOnly(entry("t", Set.of("x")), entry("u", Set.of("y")));
        assertThat(mysql("INSERT INTO t (a, b) VALUES (1, 2) ON DUPLICATE KEY UPDATE b = VALUES(b), c = c + 1")
                        .updates())
                .containsOnly(entry("t", Set.of("b", "c")));
        assertThat(mysql("INSERT INTO t SET a = 1, b = 2 ON DUPLICATE KEY UPDATE b = 3")
                        .updates())
                .containsOnly(entry("t", Set.of("b")));
        assertThat(mysql("REPLACE INTO t SET a = 1, b = 2").replaces()).containsOnly(entry("t", Set.of("a", "b")));
    }

    @Test
    void readsWhatMysqlDoesToColumns() {
        ScriptIntent intent =
                mysql("ALTER TABLE t CHANGE COLUMN a b VARCHAR(20), CHANGE c c INT, MODIFY d VARCHAR(5), DROP e,"
                        + " DROP INDEX i, DROP PRIMARY KEY, DROP FOREIGN KEY f, RENAME COLUMN g TO h, RENAME INDEX i TO j;"
                        + " RENAME TABLE t TO u, v TO w; ALTER TABLE x RENAME AS y; ALTER TABLE y RENAME z");

        assertThat(intent.renamedColumns()).containsOnly(entry("t", Map.of("a", "b", "g", "h")));
        assertThat(intent.droppedColumns()).containsOnly(entry("t", Set.of("e")));
        assertThat(intent.renamedTables()).containsOnly(entry("t", "u"), entry("v", "w"), entry("x", "z"));
        assertThat(intent.updates()).isEmpty();
        assertThat(intent.deletesFrom()).isEmpty();
    }

    @Test
    void knowsTheRebuildOfMysqlThatSwapsTables() {
        ScriptIntent intent = mysql(
                "CREATE TABLE t_new LIKE t; ALTER TABLE t_new MODIFY a VARCHAR(5); INSERT INTO t_new (id, a)"
                        + " SELECT id, LEFT(a, 5) FROM t WHERE id > 0; RENAME TABLE t TO t_old, t_new TO t; DROP TABLE t_old");

        assertThat(intent.rebuilds().get("t"))
                .isEqualTo(new ScriptIntent.Rebuild(Map.of("id", "id"), Set.of("a"), false, true));
        assertThat(intent.drops()).isEmpty();
    }

    private static ScriptIntent postgresql(String script) {
        return of(DatabaseKind.POSTGRESQL, script);
    }

    private static ScriptIntent mysql(String script) {
        assertThat(of(DatabaseKind.MYSQL, script)).isEqualTo(of(DatabaseKind.MARIADB, script));
        return of(DatabaseKind.MYSQL, script);
    }

    private static ScriptIntent of(DatabaseKind kind, String script) {
        return ScriptIntent.of(kind, List.of(SqlScript.split(kind, Path.of("a.sql"), script)));
    }
}
