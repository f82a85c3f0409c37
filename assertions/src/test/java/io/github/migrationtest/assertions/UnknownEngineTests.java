package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class UnknownEngineTests {
    private static final String SENTENCE =
            "A connection to H2 cannot be read: known are SQLite, PostgreSQL, MySQL and MariaDB.";

    @Test
    void isNamedInOneSentence() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:unknown")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assertThat(connection))
                    .withMessage(SENTENCE);
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:unknown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(source))
                .withMessage(SENTENCE);
    }
}
