package io.github.migrationtest.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class HintTests {
    private static final SqlStatement ALTERS = new SqlStatement(1, 1, 1, "ALTER TABLE t ALTER COLUMN c TO c text");

    @Test
    void tellsOfLibsqlWhereSqliteRefuses() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (c)");
            SQLException refusal = catchThrowableOfType(SQLException.class, () -> statement.execute(ALTERS.sql()));

            assertThat(Hint.of(refusal, ALTERS)).startsWith(" ALTER COLUMN is libSQL's own");
        }
    }

    /** MySQL's ER_GET_ERRNO is 1030, whose last eight bits are those of SQLite's "locked". */
    @Test
    void saysNothingOfSqliteWhereAnotherServerRefuses() {
        assertThat(Hint.of(new SQLException("Got error 168 from storage engine", "HY000", 1030), ALTERS))
                .isEmpty();
        assertThat(Hint.of(new SQLException("ERROR: column \"c\" does not exist", "42703"), ALTERS))
                .isEmpty();
    }
}
