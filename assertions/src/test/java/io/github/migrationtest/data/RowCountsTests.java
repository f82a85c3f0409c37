package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowCountsTests {
    private SqliteFileDatabase database;

    @BeforeEach
    void createDatabase(@TempDir Path directory) throws SQLException {
        database = new SqliteFileDatabase(directory.resolve("app.db"));
        database.execute(
                "create table users (id integer primary key, name text)",
                "create table \"odd \"\"name\" (a)",
                "create virtual table notes using fts5(body)",
                "create view everybody as select * from users",
                "insert into users values (1, 'Ada'), (2, null)",
                "insert into notes values ('n')");
    }

    @Test
    void countsTheTablesThatADataSnapshotReads() {
        assertThat(RowCounts.of(database).tables()).isEqualTo(Map.of("odd \"name", 0L, "users", 2L));
        assertThat(RowCounts.of(database).total()).isEqualTo(2);
        assertThat(DataSnapshot.of(database).tables())
                .extracting(TableData::table)
                .containsExactly("odd \"name", "users");
    }

    @Test
    void takesWhatIsKnownAsItIs() {
        assertThat(RowCounts.of(database, Map.of("users", 7L)).tables())
                .isEqualTo(Map.of("odd \"name", 0L, "users", 7L));
    }

    @Test
    void saysWhichDatabaseCannotBeRead() throws Exception {
        Files.writeString(database.file(), "no database at all, but long enough to be taken for one ".repeat(40));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> RowCounts.of(database))
                .withMessage("The rows of jdbc:sqlite:" + database.file() + " cannot be counted.");
    }
}
