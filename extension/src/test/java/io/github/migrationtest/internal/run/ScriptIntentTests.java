package io.github.migrationtest.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.ScriptIntent.Rebuild;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.VersionQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptIntentTests {

    @Test
    void readsTheRebuildsThatDrizzleWrites() {
        ScriptIntent intent = sample("casc031", "0001");

        assertThat(intent.rebuilds())
                .containsOnly(entry(
                        "users",
                        new Rebuild(Map.of("id", "id", "email", "email", "name", "name"), Set.of(), false, false)));
        assertThat(intent.drops()).isEmpty();
        assertThat(intent.deletesFrom()).isEmpty();
    }

    @Test
    void readsWhatElseDrizzleWrites() {
        assertThat(sample("kit031", "0004").droppedColumns()).containsOnly(entry("posts", Set.of("body")));
        assertThat(sample("kit031", "0005").renamedColumns())
                .containsOnly(entry("users", Map.of("name", "display_name")));
        assertThat(sample("kit031", "0008").renamedTables()).containsOnly(entry("tags", "labels"));
        assertThat(sample("kit031", "0008").rebuilds()).containsOnlyKeys("post_tags");
        assertThat(sample("kit031", "0006")).isEqualTo(of("SELECT 1"));
    }

    @Test
    void followsTablesThroughAWholeRun() {
        MigrationFolder folder = open("kit031");

        ScriptIntent intent = ScriptIntent.of(
                DatabaseKind.SQLITE,
                folder.all().stream().skip(1).map(Migration::up).toList());

        assertThat(intent.drops()).isEmpty();
        assertThat(intent.rebuilds()).containsOnlyKeys("users", "posts", "post_tags");
        assertThat(intent.renamedTables()).containsOnly(entry("tags", "labels"));
        assertThat(intent.renamedColumns()).containsOnly(entry("users", Map.of("name", "display_name")));
        assertThat(intent.droppedColumns()).containsOnly(entry("posts", Set.of("body")));
        assertThat(intent.rebuilds().get("users"))
                .isEqualTo(new Rebuild(
                        Map.of("id", "id", "email", "email", "display_name", "name", "age", "age"),
                        Set.of(),
                        false,
                        false));
    }

    @Test
    void remembersThroughASecondRebuildWhatTheFirstOneDid() {
        String second = "CREATE TABLE m (a, c, d); INSERT INTO m (a, c, d) SELECT a, b, 1 FROM t; DROP TABLE t;"
                + " ALTER TABLE m RENAME TO t";

        ScriptIntent intent = of("CREATE TABLE n (a, b); INSERT INTO n (a, b) SELECT z, lower(b) FROM t WHERE z > 0;"
                + " DROP TABLE t; ALTER TABLE n RENAME TO t; " + second);

        assertThat(intent.rebuilds())
                .containsOnly(entry("t", new Rebuild(Map.of("a", "z"), Set.of("c", "d"), false, true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM T",
                "delete from main.\"t\" where id = 1",
                "DELETE FROM [t];",
                "WITH old AS (SELECT id FROM x) DELETE FROM t WHERE id IN (SELECT id FROM old)",
                "DROP TABLE t; CREATE TABLE t (id)",
                "ALTER TABLE t RENAME TO u; DELETE FROM u",
                "CREATE TABLE IF NOT EXISTS t (id); DELETE FROM t",
                "CREATE TABLE n (id); INSERT INTO n SELECT id FROM t; DELETE FROM n; DROP TABLE t; ALTER TABLE n RENAME TO t"
            })
    void saysThatRowsAreDeleted(String script) {
        assertThat(of(script).deletesFrom()).containsExactly("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER tr AFTER INSERT ON x BEGIN DELETE FROM t; DROP TABLE t; END",
                "-- DELETE FROM t",
                "SELECT 'DELETE FROM t; DROP TABLE t'",
                "EXPLAIN DELETE FROM t",
                "CREATE TABLE t (id); DELETE FROM t; DROP TABLE t",
                "DROP VIEW t; DROP INDEX t",
                "INSERT INTO t VALUES (1)",
                "INSERT OR IGNORE INTO t SELECT * FROM u",
                "PRAGMA foreign_keys = OFF; CREATE VIEW v AS SELECT * FROM t"
            })
    void saysNothingOfTheRowsOfT(String script) {
        assertThat(of(script).deletesFrom()).isEmpty();
        assertThat(of(script).drops()).isEmpty();
        assertThat(of(script).updates()).isEmpty();
        assertThat(of(script).rebuilds()).isEmpty();
    }

    @Test
    void readsTheColumnsOfAnUpdate() {
        assertThat(of("UPDATE OR IGNORE main.T AS x SET a = (SELECT b, c FROM u), \"B\" = 1, (c, d) = (1, e) FROM u"
                                + " WHERE f = 1, g = 2")
                        .updates())
                .containsOnly(entry("t", Set.of("a", "b", "c", "d")));
        assertThat(of("INSERT INTO t (a, b) VALUES (1, 2) ON CONFLICT (a) DO UPDATE SET b = excluded.b, c = 3 WHERE x")
                        .updates())
                .containsOnly(entry("t", Set.of("b", "c")));
        assertThat(of("INSERT INTO t SELECT a FROM u WHERE true ON CONFLICT DO NOTHING")
                        .updates())
                .isEmpty();
    }

    @Test
    void tellsReplacedRowsFromDeletedOnes() {
        assertThat(of("REPLACE INTO t VALUES (1)").replaces()).containsOnly(entry("t", Set.of("*")));
        assertThat(of("INSERT OR REPLACE INTO `T` (id, B) VALUES (1)").replaces())
                .containsOnly(entry("t", Set.of("id", "b")));
        assertThat(of("REPLACE INTO t VALUES (1)").deletesFrom()).isEmpty();
    }

    @Test
    void namesAColumnAsItWasBefore() {
        assertThat(of("ALTER TABLE t RENAME a TO b; UPDATE t SET b = 1; ALTER TABLE t RENAME TO u; UPDATE u SET c = 1")
                        .updates())
                .containsOnly(entry("t", Set.of("a", "c")));
    }

    @Test
    void takesATableThatGotSomeRowsForNoRebuildOfTheirOldTable() {
        String rebuild =
                "CREATE TABLE n (id); INSERT INTO n (id) SELECT id FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t";

        ScriptIntent beside =
                of("CREATE TABLE roles (id, role); INSERT INTO roles SELECT id, 'admin' FROM t; " + rebuild);
        ScriptIntent archived =
                of("CREATE TABLE old (id); INSERT INTO old SELECT id FROM t WHERE id < 9; DROP TABLE t");

        assertThat(beside.rebuilds()).containsOnlyKeys("t");
        assertThat(beside.renamedTables()).isEmpty();
        assertThat(archived.rebuilds()).isEmpty();
        assertThat(archived.renamedTables()).isEmpty();
        assertThat(archived.drops()).containsExactly("t");
    }

    @Test
    void tellsATableThatIsGoneFromOneThatIsReplaced() {
        assertThat(of("DROP TABLE IF EXISTS main.t").drops()).containsExactly("t");
        assertThat(of("ALTER TABLE t RENAME TO u; DROP TABLE u").drops()).containsExactly("t");
        assertThat(of("CREATE TABLE n (a); INSERT INTO n SELECT * FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t")
                        .rebuilds()
                        .get("t"))
                .isEqualTo(new Rebuild(Map.of(), Set.of(), true, false));
    }

    @Test
    void knowsTheRebuildThatMovesTheOldTableAway() {
        ScriptIntent intent = of("ALTER TABLE t RENAME TO old_t; CREATE TABLE t (a, b);"
                + "INSERT INTO t (a, b) SELECT a, c FROM old_t; DROP TABLE old_t");

        assertThat(intent.rebuilds())
                .containsOnly(entry("t", new Rebuild(Map.of("a", "a", "b", "c"), Set.of(), false, false)));
        assertThat(intent.drops()).isEmpty();
        assertThat(intent.renamedTables()).isEmpty();
    }

    @Test
    void knowsARebuildThatRenames() {
        ScriptIntent intent = of("CREATE TABLE u (a); INSERT INTO u SELECT a FROM t; DROP TABLE t");

        assertThat(intent.rebuilds()).containsOnlyKeys("t");
        assertThat(intent.renamedTables()).containsOnly(entry("t", "u"));
    }

    @Test
    void tellsCopiedColumnsFromComputedOnes() {
        Rebuild rebuild =
                rebuild("SELECT x.a, coalesce(b, 'none'), NULL, 'text', d FROM t x ORDER BY a", "a, b, c, e, f");

        assertThat(rebuild.copied()).containsOnly(entry("a", "a"), entry("f", "d"));
        assertThat(rebuild.computed()).containsExactlyInAnyOrder("b", "c", "e");
        assertThat(rebuild.someRows()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a FROM t WHERE a > 1",
                "SELECT DISTINCT a FROM t",
                "SELECT a FROM t ORDER BY a LIMIT 5",
                "SELECT t.a FROM t JOIN u ON u.id = t.id",
                "SELECT a FROM t AS x GROUP BY a"
            })
    void seesThatARebuildMayLeaveRowsOut(String select) {
        assertThat(rebuild(select, "a").someRows()).isTrue();
    }

    @Test
    void tellsWhatARebuildComputesFromWhatItCopies() {
        ScriptIntent intent = of("CREATE TABLE n (a, b); INSERT INTO n (a, b) SELECT a, lower(b) FROM t; DROP TABLE t;"
                + " ALTER TABLE n RENAME TO t");

        assertThat(intent.rebuilds())
                .containsOnly(entry("t", new Rebuild(Map.of("a", "a"), Set.of("b"), false, false)));
    }

    private static Rebuild rebuild(String select, String columns) {
        ScriptIntent intent = of("CREATE TABLE n (x); INSERT INTO n (" + columns + ") " + select
                + "; DROP TABLE t; ALTER TABLE n RENAME TO t");
        return Optional.ofNullable(intent.rebuilds().get("t")).orElseThrow();
    }

    private static ScriptIntent sample(String name, String version) {
        return ScriptIntent.of(
                DatabaseKind.SQLITE,
                List.of(VersionQuery.find(open(name).all(), version).up()));
    }

    private static MigrationFolder open(String name) {
        return MigrationTools.open(FolderSettings.of(Path.of("src/test/resources/drizzle", name)), Optional.empty());
    }

    private static ScriptIntent of(String script) {
        return ScriptIntent.of(DatabaseKind.SQLITE, List.of(SqlScript.split(Path.of("a.sql"), script)));
    }
}
