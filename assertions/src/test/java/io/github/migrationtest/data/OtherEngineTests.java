package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class OtherEngineTests {
    private static final Database POSTGRESQL = new Database() {
        @Override
        public DatabaseKind kind() {
            return DatabaseKind.POSTGRESQL;
        }

        @Override
        public String jdbcUrl() {
            return "jdbc:postgresql:app";
        }

        @Override
        public Connection connection() {
            throw new AssertionError("It must be refused before it is opened.");
        }
    };

    @Test
    void isRefusedInOneSentence() {
        assertThatThrownBy(() -> DataSnapshot.of(POSTGRESQL))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The rows of PostgreSQL cannot be checked yet; only SQLite's can."
                        + " Query what you need through the connection instead.");
        assertThatThrownBy(() -> Orphans.of(POSTGRESQL))
                .hasMessageStartingWith("The foreign keys of PostgreSQL cannot be checked yet");
        assertThatThrownBy(() -> IntegrityCheck.of(POSTGRESQL))
                .hasMessageStartingWith("The integrity of PostgreSQL cannot be checked yet");
    }
}
