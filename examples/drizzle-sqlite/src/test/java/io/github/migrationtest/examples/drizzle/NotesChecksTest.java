package io.github.migrationtest.examples.drizzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What every check finds in the notes application's migrations: the cascade, what else it took, and ages that were no numbers. */
class NotesChecksTest {

    @Test
    void findWhatIsLostAndAccuseNothingElse(@TempDir Path directory) {
        List<String> failures = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NotesChecks.class))
                .configurationParameter("migrationtest.directory", directory.toString())
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(thrown -> thrown.getMessage().replace(Path.of("").toAbsolutePath() + "/", ""))
                .toList();

        assertThat(failures).hasSize(3);
        assertThat(failures.get(0)).isEqualTo("""
                        sqlite 0003_name_not_null keeps-rows: note_tags: 28000 of 28000 rows lost: (note_id, tag_id) = (1, 15), (3, 1), (3, 161), (4, 7), (4, 31), ... (the script does not say so)
                          at drizzle/0003_name_not_null.sql:11
                        sqlite 0003_name_not_null keeps-rows: notes: 20000 of 20000 rows lost: id 1, 2, 3, 4, 5, ... (the script does not say so)
                        Gone after statement 4 of 0003_name_not_null.sql, line 11 (note_tags, notes, tags):
                          DROP TABLE `users`;
                        SQLite deletes every row of a table before it drops it, and with foreign keys enforced that reaches:
                          notes.owner_id -> users.id ON DELETE CASCADE
                          tags.owner_id -> users.id ON DELETE SET NULL
                          note_tags.note_id -> notes.id ON DELETE CASCADE
                        PRAGMA foreign_keys=OFF in line 1 has no effect: SQLite ignores it inside a transaction, and drizzle runs the migration in one.
                        To do: switch enforcement off on the connection before the migrator opens its transaction, and on again after it: sqlite.pragma('foreign_keys = OFF'); migrate(db, { migrationsFolder }); sqlite.pragma('foreign_keys = ON').
                          at drizzle/0003_name_not_null.sql:11""");
        assertThat(failures.get(1))
                .startsWith("sqlite 0003_name_not_null keeps-values: tags: owner_id of 143 rows became NULL");
        assertThat(failures.get(2)).startsWith("sqlite 0004_age_integer keeps-values: users: age of 8 rows changed");
    }
}
