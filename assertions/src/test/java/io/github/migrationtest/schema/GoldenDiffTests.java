package io.github.migrationtest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenDiffTests {

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatTheMigrationChanged(Path folder) throws IOException, SQLException {
        try (SqliteMemory database = new SqliteMemory()) {
            database.execute(Files.readString(folder.resolve("before.sql")));
            SchemaSnapshot before = database.schema();

            database.execute(Files.readString(folder.resolve("migration.sql")));

            SchemaSnapshot after = database.schema();
            assertThat(before.diffTo(after).describe())
                    .isEqualTo(Files.readString(folder.resolve("expected-diff.txt"))
                            .strip());
            assertThat(before.equals(after)).isEqualTo(before.diffTo(after).isEmpty());
        }
    }

    static List<Path> cases() throws IOException, URISyntaxException {
        URL folder = GoldenDiffTests.class.getResource("/schema");
        assertThat(folder).isNotNull();
        try (Stream<Path> cases = Files.list(Path.of(folder.toURI()))) {
            return cases.sorted().toList();
        }
    }
}
