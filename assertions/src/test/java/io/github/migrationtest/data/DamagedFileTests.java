package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTests {
    private SqliteFileDatabase database;

    @BeforeEach
    void createDatabase(@TempDir Path directory) {
        database = new SqliteFileDatabase(directory.resolve("app.db"));
    }

    @Test
    void isNamedWithItsTable() throws Exception {
        damage();

        assertThatThrownBy(() -> DataSnapshot.of(database))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("The rows of table users in jdbc:sqlite:" + database.file()
                        + " cannot be read: is the file damaged? PRAGMA integrity_check tells.");
    }

    @Test
    void isNotNoticedWhereItsTableIsLeftOut() throws Exception {
        damage();

        assertThat(DataSnapshot.of(database, Set.of("USERS")).tables()).isEmpty();
    }

    @Test
    void isNamedWhereOrphansAreCounted() throws Exception {
        damage();

        assertThatThrownBy(() -> Orphans.of(database))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("The rows behind the foreign keys of jdbc:sqlite:" + database.file()
                        + " cannot be read: is the file damaged? PRAGMA integrity_check tells.");
    }

    @Test
    void isToldByTheIntegrityCheck() throws Exception {
        damage();

        assertThat(IntegrityCheck.of(database))
                .last()
                .isEqualTo("the file is so damaged that the check cannot read on (SQLITE_CORRUPT)");
    }

    @Test
    void thatIsNoDatabaseIsSaidToBeNone() throws Exception {
        Files.writeString(database.file(), "This is a letter, and not a database at all. ".repeat(100));

        assertThatThrownBy(() -> DataSnapshot.of(database))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("The tables of jdbc:sqlite:" + database.file()
                        + " cannot be listed or read in one transaction.");
        assertThatThrownBy(() -> IntegrityCheck.of(database))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("PRAGMA integrity_check cannot be run on jdbc:sqlite:" + database.file()
                        + ": is it a SQLite database?");
    }

    /** Noise on every page of the table, its root among them; the schema on page 1 stays. */
    private void damage() throws SQLException, IOException {
        database.execute(
                "create table users (id integer primary key, boss int references users)",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) insert into users select i, i from n");
        byte[] bytes = Files.readAllBytes(database.file());
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        for (int page = 1; page < bytes.length / 4096; page++) {
            System.arraycopy(noise, 0, bytes, page * 4096, 4096);
        }
        Files.write(database.file(), bytes);
    }
}
