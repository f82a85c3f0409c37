package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataGuardTests {

    @TempDir
    Path module;

    private final RunState run = new RunState();

    @AfterEach
    void endsTheRun() {
        run.close();
    }

    /** A test that populates a fresh database, moves it up, and looks at nothing. */
    private List<String> linesAfter(String folder, String start, List<String> rows) {
        Settings settings = Settings.none().with(Setting.MIGRATIONS, folder, "@MigrationTest on OrdersMigrationTest");
        Plan plan = Planner.plan(
                run,
                settings,
                new Surroundings(DataGuardTests.class.getClassLoader(), module, module.resolve("target")));
        StartPoint at = new StartPoint.At(plan.folder().all().stream()
                .filter(migration -> migration.name().startsWith(start))
                .findFirst()
                .orElseThrow());
        try (TestDatabase database =
                run.factory(plan).create(run.template(plan, at), plan.settings(), "DataGuardTests.test")) {
            rows.forEach(database::execute);
            LiveMigrations migrations = new LiveMigrations(plan, database);
            migrations.up();
            new DataGuard(plan, run.report(), "OrdersMigrationTest").judge(migrations.runs());
            run.report().note("OrdersMigrationTest", plan, migrations.runs());
        }
        return run.report().lines();
    }

    @Test
    void tellsWhatWasRehearsed() {
        assertThat(linesAfter("rehearsal/notes", "1_", List.of("insert into users (id) values (1)")))
                .containsExactly(
                        "OrdersMigrationTest: golang-migrate under go-sqlite3, notes on a fresh database",
                        "  1 database, 1 migration forward, 0 back");
    }

    @Test
    void warnsOfALossThatAnotherDriverWouldNotHave() {
        List<String> lines = linesAfter(
                "drizzle/casc031",
                "0000_",
                List.of(
                        "insert into users (id, email, name) values (1, 'a@x.org', 'a')",
                        "insert into posts (id, title, author_id) values (1, 'a', 1), (2, 'b', 1)"));

        assertThat(lines)
                .contains("  warning: up 0001_name_default (drizzle, better-sqlite3) loses data that is kept under"
                        + " libsql; set runtime to the one that migrates production: posts: 2 of 2 rows lost: id 1, 2");
    }

    @Test
    void warnsOfItTooWhereTheScriptDeletesOtherRowsByName() throws IOException {
        write("mixed/meta/_journal.json", """
                {"version":"7","dialect":"sqlite","entries":[
                {"idx":0,"version":"6","when":1,"tag":"0000_t","breakpoints":true},
                {"idx":1,"version":"6","when":2,"tag":"0001_rebuild","breakpoints":true}]}""");
        write("mixed/0000_t.sql", """
                CREATE TABLE log (id INTEGER PRIMARY KEY);--> statement-breakpoint
                CREATE TABLE users (id INTEGER PRIMARY KEY);--> statement-breakpoint
                CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);""");
        write("mixed/0001_rebuild.sql", """
                DELETE FROM log;--> statement-breakpoint
                CREATE TABLE users_new (id INTEGER PRIMARY KEY NOT NULL);--> statement-breakpoint
                INSERT INTO users_new SELECT id FROM users;--> statement-breakpoint
                DROP TABLE users;--> statement-breakpoint
                ALTER TABLE users_new RENAME TO users;""");

        List<String> lines = linesAfter(
                "mixed",
                "0000_",
                List.of(
                        "insert into log (id) values (1)",
                        "insert into users (id) values (1)",
                        "insert into notes (id, user_id) values (1, 1)"));

        assertThat(lines)
                .contains("  warning: up 0001_rebuild (drizzle, better-sqlite3) loses data that is kept under libsql;"
                        + " set runtime to the one that migrates production: notes: 1 of 1 row lost: id 1");
    }

    @Test
    void warnsOfRowsThatARebuildNumbersAnew() throws IOException {
        write("numbered/1_t.up.sql", "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT UNIQUE);");
        write("numbered/2_rebuild.up.sql", """
                CREATE TABLE tags_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
                INSERT INTO tags_new (name) SELECT name FROM tags;
                DROP TABLE tags;
                ALTER TABLE tags_new RENAME TO tags;""");

        assertThat(linesAfter("numbered", "1_", List.of("insert into tags values (3, 'a'), (7, 'b')")))
                .contains(
                        "  warning: up 2_rebuild (golang-migrate, go-sqlite3) gives rows other keys, which it does not copy:"
                                + " tags: 2 of 2 rows lost: id 3, 7");
    }

    @Test
    void failsWhereARebuildLeavesOutRowsThatADeleteOnlyDetached() throws IOException {
        write("migrations/1_t.up.sql", """
                CREATE TABLE users (id INTEGER PRIMARY KEY);
                CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE SET NULL);""");
        write("migrations/2_rebuild.up.sql", """
                DELETE FROM users WHERE id = 1;
                CREATE TABLE notes_new (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL);
                INSERT INTO notes_new SELECT id, user_id FROM notes WHERE user_id IN (SELECT id FROM users);
                DROP TABLE notes;
                ALTER TABLE notes_new RENAME TO notes;""");

        assertThatThrownBy(() -> linesAfter(
                        "migrations",
                        "1_",
                        List.of(
                                "insert into users (id) values (1), (2)",
                                "insert into notes (id, user_id) values (1, 1), (2, 2)")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\n  notes: 1 of 2 rows lost: id 1\n");
    }

    @Test
    void takesWhatATriggerOfANamedTableDoesForSaid() throws IOException {
        write("migrations/1_t.up.sql", """
                CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
                CREATE TABLE notes (id INTEGER PRIMARY KEY, author TEXT);
                CREATE TRIGGER renamed AFTER UPDATE ON users BEGIN
                  UPDATE notes SET author = new.name WHERE author = old.name AND author <> new.name;
                END;""");
        write("migrations/2_rename.up.sql", "UPDATE users SET name = upper(name);");

        List<String> lines = linesAfter(
                "migrations",
                "1_",
                List.of(
                        "insert into users (id, name) values (1, 'ann')",
                        "insert into notes (id, author) values (1, 'ann')"));

        assertThat(lines).noneMatch(line -> line.contains("warning"));
    }

    /** Its replay is on a file of another name: what asks for it can go through once and fail then. */
    @Test
    void judgesARunThatCannotBeReplayed() throws IOException {
        write("migrations/1_t.up.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, file TEXT NOT NULL);");
        write("migrations/2_once.up.sql", """
                INSERT INTO t SELECT 2, NULL FROM pragma_database_list WHERE file LIKE '%replay%';
                CREATE TABLE t_new (id INTEGER PRIMARY KEY, file TEXT);
                INSERT INTO t_new SELECT id, file FROM t WHERE id > 1;
                DROP TABLE t;
                ALTER TABLE t_new RENAME TO t;""");

        assertThatThrownBy(() -> linesAfter("migrations", "1_", List.of("insert into t (id, file) values (1, 'mine')")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        Migration up 2_once (golang-migrate, go-sqlite3) lost data without its script saying so, and the test did not look:
                          t: 1 of 1 row lost: id 1
                        Assert on it, as in assertThat(step).keptEveryRow(), or accept it: step.acceptDataChanges("why"). migrationtest.guard = off leaves it to the assertions.""");
    }

    @Test
    void warnsOfChildrenThatGoWithRowsDeletedByName() throws IOException {
        write("deleting/meta/_journal.json", """
                {"version":"7","dialect":"sqlite","entries":[
                {"idx":0,"version":"6","when":1,"tag":"0000_t","breakpoints":true},
                {"idx":1,"version":"6","when":2,"tag":"0001_delete","breakpoints":true}]}""");
        write("deleting/0000_t.sql", """
                CREATE TABLE users (id INTEGER PRIMARY KEY);--> statement-breakpoint
                CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id) ON DELETE CASCADE);""");
        write("deleting/0001_delete.sql", "DELETE FROM users WHERE id = 1;");

        List<String> lines = linesAfter(
                "deleting",
                "0000_",
                List.of(
                        "insert into users (id) values (1), (2)",
                        "insert into notes (id, user_id) values (1, 1), (2, 2)"));

        assertThat(lines)
                .contains("  warning: up 0001_delete (drizzle, better-sqlite3) takes along with the rows that it"
                        + " deletes: notes: 1 of 2 rows lost: id 1");
    }

    @Test
    void failsWhereARebuildLeavesRowsOut() throws IOException {
        write("migrations/1_t.up.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, kept TEXT);");
        write("migrations/2_rebuild.up.sql", """
                CREATE TABLE t_new (id INTEGER PRIMARY KEY, kept TEXT NOT NULL);
                INSERT INTO t_new SELECT id, kept FROM t WHERE kept IS NOT NULL;
                DROP TABLE t;
                ALTER TABLE t_new RENAME TO t;""");

        assertThatThrownBy(() -> linesAfter(
                        "migrations", "1_", List.of("insert into t (id, kept) values (1, 'yes'), (2, null)")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        Migration up 2_rebuild (golang-migrate, go-sqlite3) lost data without its script saying so, and the test did not look:
                          t: 1 of 2 rows lost: id 2
                        Gone after statement 2 of 2_rebuild.up.sql, line 2 (t):
                          INSERT INTO t_new SELECT id, kept FROM t WHERE kept IS NOT NULL
                        Assert on it, as in assertThat(step).keptEveryRow(), or accept it: step.acceptDataChanges("why"). migrationtest.guard = off leaves it to the assertions.""");
    }

    private void write(String file, String text) throws IOException {
        Path path = module.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
