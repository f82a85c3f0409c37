package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.internal.rows.KeyRange;
import io.github.migrationtest.internal.rows.RowParts;
import io.github.migrationtest.internal.rows.StoredTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRangesTests {
    private static final StoredTable TABLE = new StoredTable("t", "t", List.of(), List.of("k"));

    private SqliteFileDatabase database;

    @BeforeEach
    void createDatabase(@TempDir Path directory) throws SQLException {
        database = new SqliteFileDatabase(directory.resolve("app.db"));
        database.execute("create table t (k integer primary key)");
    }

    /** Counts where a server estimates. */
    private record PartsOf(int most) implements RowParts {

        @Override
        public Set<String> large(Connection connection) {
            return Set.of("t");
        }

        @Override
        public boolean isLarge(Connection connection, StoredTable table, KeyRange part) throws SQLException {
            return rows(connection, part) > most;
        }

        @Override
        public long together(long one, long other) {
            return one ^ other;
        }
    }

    private static long rows(Connection connection, KeyRange part) throws SQLException {
        return Queries.numbers(connection, "select count(*) from t where " + part.condition())[0];
    }

    private List<Long> rowsOfParts(int most) throws SQLException {
        try (Connection connection = database.connection()) {
            KeyRanges ranges = KeyRanges.of(new PartsOf(most), TABLE, "k", connection);
            List<Long> rows = new ArrayList<>();
            Optional<KeyRange> part = ranges.take(connection);
            while (part.isPresent()) {
                rows.add(rows(connection, part.get()));
                part = ranges.take(connection);
            }
            return rows;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i",
                "-i",
                "i - 500",
                "i * 1000000007",
                "case when i = 1 then 9223372036854775807 when i = 2 then -9223372036854775807 else i end",
                "case when i < 500 then -9223372036854775807 + i else 9223372036854775807 - i end"
            })
    void hasEveryRowOnceInPartsOfFewHoweverTheKeysLie(String key) throws SQLException {
        database.execute("with recursive n as (select 1 as i union all select i + 1 from n where i < 1000)"
                + " insert into t select " + key + " from n");

        assertThat(rowsOfParts(100)).allMatch(rows -> rows <= 100);
        assertThat(rowsOfParts(100).stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
    }

    @Test
    void splitsAllRowsInTwoWhateverTheServerSaysOfThem() throws SQLException {
        database.execute("insert into t values (1), (2), (9), (10)");

        assertThat(rowsOfParts(100)).containsExactly(2L, 2L);
    }

    @Test
    void endsWhereEveryPartIsSaidToBeLarge() throws SQLException {
        database.execute("insert into t values (0), (9223372036854775807)");

        // The two at the start and one more for each split.
        assertThat(rowsOfParts(-1)).hasSize(1002).contains(1L, 1L);
    }

    @Test
    void isOnePartOfOneKeyAndOfNone() throws SQLException {
        assertThat(rowsOfParts(0)).containsExactly(0L);
        database.execute("insert into t values (7)");
        assertThat(rowsOfParts(0)).containsExactly(1L);
    }

    @Test
    void hasNothingLeftOnceItIsStopped() throws SQLException {
        database.execute("insert into t values (1), (2)");
        try (Connection connection = database.connection()) {
            KeyRanges ranges = KeyRanges.of(new PartsOf(0), TABLE, "k", connection);
            assertThat(ranges.take(connection)).isPresent();

            ranges.stop();

            assertThat(ranges.take(connection)).isEmpty();
        }
    }
}
