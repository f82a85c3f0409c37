package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenDiffTests {

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatTheChangeDid(GoldenCase golden) throws SQLException {
        try (SqliteMemory database = new SqliteMemory(golden.before())) {
            SchemaSnapshot before = database.schema();

            database.execute(golden.change());

            SchemaSnapshot after = database.schema();
            assertThat(before.diffTo(after).describe()).isEqualTo(golden.diff());
            assertThat(before.equals(after)).isEqualTo(before.diffTo(after).isEmpty());
            assertThat(schemaOf(golden.before(), golden.change())).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isMadeAgainByItsScript(GoldenCase golden) throws SQLException {
        SchemaSnapshot before = schemaOf(golden.before());
        SchemaSnapshot after = schemaOf(golden.before(), golden.change());

        assertThat(schemaOf(before.toSql())).isEqualTo(before);
        assertThat(schemaOf(after.toSql())).isEqualTo(after);
        assertThat(schemaOf(after.toSql()).toSql()).isEqualTo(after.toSql());
    }

    static List<GoldenCase> cases() throws IOException, URISyntaxException {
        return GoldenCase.in("/schema/sqlite");
    }
}
