package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why rows went: the statement, and the foreign keys that took them along. */
class WhyOnServersTests {

    @TempDir
    Path module;

    @Test
    void namesTheForeignKeysThatTruncateWentThrough() {
        assertThat(why(DatabaseKind.POSTGRESQL, """
                        create table users (id int primary key);
                        create table posts (id int primary key, user_id int references users (id));
                        create table likes (id int primary key, post_id int references posts (id) on delete set null);
                        insert into users values (1);
                        insert into posts values (10, 1);
                        insert into likes values (20, 10);
                        """, "truncate users cascade;")).isEqualTo("""
                        Gone after statement 1 of 2_migration.up.sql, line 1 (likes, posts, users):
                          truncate users cascade
                        TRUNCATE ... CASCADE empties all that points at users, whatever its ON DELETE says:
                          posts.user_id -> users.id ON DELETE NO ACTION
                          likes.post_id -> posts.id ON DELETE SET NULL""");
    }

    @Test
    void namesTheForeignKeysThatADeleteWentThrough() {
        assertThat(why(DatabaseKind.POSTGRESQL, """
                        create table users (id int primary key);
                        create table posts (id int primary key, user_id int references users (id) on delete cascade);
                        insert into users values (1), (2);
                        insert into posts values (10, 1), (11, 2);
                        """, "update users set id = id;\ndelete from users where id = 1;"))
                .isEqualTo("""
                        Gone after statement 2 of 2_migration.up.sql, line 2 (posts, users):
                          delete from users where id = 1
                        With foreign keys enforced, deleting from users reaches:
                          posts.user_id -> users.id ON DELETE CASCADE""");
    }

    /** What is lost is told by the names behind the migration. */
    @Test
    void namesAForeignKeyOnceThoughAllOfItIsRenamed() {
        assertThat(why(
                        DatabaseKind.POSTGRESQL,
                        """
                        create table users (id int primary key);
                        create table posts (id int primary key, user_id int references users (id) on delete cascade);
                        create table likes (id int primary key, post_id int references posts (id) on delete set null);
                        insert into users values (1), (2);
                        insert into posts values (10, 1), (11, 2);
                        insert into likes values (20, 10);
                        """,
                        "alter table users rename to people;\nalter table posts rename column user_id to author_id;\n"
                                + "delete from people where id = 1;\nalter table posts rename to entries;"))
                .isEqualTo("""
                        Gone after statement 3 of 2_migration.up.sql, line 3 (entries, likes, people):
                          delete from people where id = 1
                        With foreign keys enforced, deleting from people reaches:
                          entries.author_id -> people.id ON DELETE CASCADE
                          likes.post_id -> entries.id ON DELETE SET NULL""");
    }

    @Test
    void namesATriggerThatIsGoneByTheEnd() {
        assertThat(why(DatabaseKind.POSTGRESQL, """
                        create table users (id int primary key, name text);
                        create table sessions (id int primary key, user_id int);
                        insert into users values (1, 'ann'), (2, 'bob');
                        insert into sessions values (10, 1), (11, 2);
                        """, """
                        create function logout() returns trigger language plpgsql as $$
                          begin delete from sessions where user_id = old.id; return null; end $$;
                        create trigger logout after update on users for each row execute function logout();
                        update users set id = id where id = 1;
                        drop trigger logout on users;
                        drop function logout();
                        """)).isEqualTo("""
                        Gone after statement 3 of 2_migration.up.sql, line 4 (sessions):
                          update users set id = id where id = 1
                        It sets off trigger logout on users, gone by the end, which writes to sessions.""");
    }

    @Test
    void namesTheStatementThatChangedValues() {
        assertThat(
                        why(
                                DatabaseKind.POSTGRESQL,
                                "create table users (id int primary key, name text); insert into users values (1, 'Maximilian');",
                                "alter table users add column age int;\nalter table users alter column name type varchar(3) using left(name, 3);"))
                .isEqualTo("""
                        Changed by statement 2 of 2_migration.up.sql, line 2 (users):
                          alter table users alter column name type varchar(3) using left(name, 3)""");
    }

    @Test
    void failsTheTestThatDidNotLook() {
        CorpusCase modified = new CorpusCase(
                "modified",
                "create table items (id int primary key, price decimal(10, 2)); insert into items values (1, 2.25), (2, 2);",
                "alter table items modify price decimal(10, 1);",
                List.of());

        try (CorpusRunner runner = new CorpusRunner(DatabaseKind.MARIADB, module)) {
            assertThatThrownBy(() -> runner.guard(modified))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("""
                            Migration up 2_migration (golang-migrate, go-sql-driver/mysql) lost data without its script saying so, and the test did not look:
                              items: price of 1 row changed: id 1
                            Changed by statement 1 of 2_migration.up.sql, line 1 (items):
                              alter table items modify price decimal(10, 1)
                            Assert on it, as in assertThat(step).keptEveryRow(), or accept it: step.acceptDataChanges("why"). migrationtest.guard = off leaves it to the assertions.""");
        }
    }

    private String why(DatabaseKind kind, String before, String migration) {
        try (CorpusRunner runner = new CorpusRunner(kind, module)) {
            return runner.of(new CorpusCase("why", before, migration, List.of()), run -> run.explainLoss()
                    .orElseThrow());
        }
    }
}
