package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rebuild that Drizzle Kit 0.31.11 writes, run as its migrator runs it: inside a transaction, where the pragma is void. */
class DrizzleCascadeTests {
    private static final String[] REBUILD = {
        "PRAGMA foreign_keys=OFF",
        """
        CREATE TABLE `__new_users` (
        	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
        	`email` text NOT NULL,
        	`name` text DEFAULT 'anon' NOT NULL
        )""",
        "INSERT INTO `__new_users`(\"id\", \"email\", \"name\") SELECT \"id\", \"email\", \"name\" FROM `users`",
        "DROP TABLE `users`",
        "ALTER TABLE `__new_users` RENAME TO `users`",
        "PRAGMA foreign_keys=ON",
        "CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`)",
    };

    private SqliteFileDatabase before;
    private SqliteFileDatabase after;

    @BeforeEach
    void createAndFill(@TempDir Path directory) throws SQLException {
        before = new SqliteFileDatabase(directory.resolve("before.db"))
                .execute(
                        """
                        CREATE TABLE `audits` (
                        	`id` integer PRIMARY KEY NOT NULL,
                        	`user_id` integer,
                        	`what` text,
                        	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
                        )""",
                        """
                        CREATE TABLE `post_tags` (
                        	`post_id` integer NOT NULL,
                        	`tag_id` integer NOT NULL,
                        	PRIMARY KEY(`post_id`, `tag_id`),
                        	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
                        	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE cascade
                        )""",
                        """
                        CREATE TABLE `posts` (
                        	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
                        	`title` text NOT NULL,
                        	`author_id` integer NOT NULL,
                        	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
                        )""",
                        "CREATE TABLE `tags` (`id` integer PRIMARY KEY NOT NULL, `name` text NOT NULL)",
                        """
                        CREATE TABLE `users` (
                        	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
                        	`email` text NOT NULL,
                        	`name` text
                        )""",
                        "CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`)",
                        "insert into users values (1, 'a@x', 'Ada'), (2, 'b@x', 'Bob'), (3, 'c@x', 'Cy')",
                        "insert into tags values (1, 'red'), (2, 'blue')",
                        "insert into posts values (1, 'p', 1), (2, 'q', 1), (3, 'r', 2), (4, 's', 3)",
                        "insert into post_tags values (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)",
                        "insert into audits values (1, 1, 'in'), (2, 3, 'out'), (3, null, 'boot')");
        after = before.copy("after.db");
    }

    @Test
    void saysWhichRowsTheRebuildTook() throws SQLException {
        rebuild("PRAGMA foreign_keys=ON");

        DataDiff diff = DataDiff.between(before, after);

        assertThat(after.query("select count(*) from posts")).containsExactly("0");
        assertThat(after.query("pragma foreign_key_check")).isEmpty();
        assertThat(diff).hasToString("""
                        audits: user_id of 2 rows became NULL: id 1, 2
                        post_tags: 5 of 5 rows lost: (post_id, tag_id) = (1, 1), (1, 2), (2, 1), (3, 2), (4, 1)
                        posts: 4 of 4 rows lost: id 1, 2, 3, 4""");
        assertThat(diff.losses()).isEqualTo(diff.changes());
        assertThat(diff.changedTables()).containsExactly("audits", "post_tags", "posts");
        assertThat(diff.changesOf("users")).isEmpty();
    }

    @Test
    void saysFromTheFiguresAloneWhatTheyProve() throws SQLException {
        rebuild("PRAGMA foreign_keys=ON");

        assertThat(DataDiff.between(DataSnapshot.of(before), DataSnapshot.of(after)))
                .hasToString("""
                        audits: user_id of at least 2 rows became NULL
                        post_tags: 5 of 5 rows lost
                        posts: 4 of 4 rows lost""");
    }

    @Test
    void findsNothingWhereForeignKeysWereOffBefore() throws SQLException {
        rebuild("PRAGMA foreign_keys=OFF");

        assertThat(DataDiff.between(before, after).isEmpty()).isTrue();
    }

    private void rebuild(String setting) throws SQLException {
        String[] statements = new String[REBUILD.length + 3];
        statements[0] = setting;
        statements[1] = "begin";
        System.arraycopy(REBUILD, 0, statements, 2, REBUILD.length);
        statements[statements.length - 1] = "commit";
        after.execute(statements);
    }
}
