package io.github.migrationtest.migration.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.database.DatabaseKind;
import org.junit.jupiter.api.Test;

class AtlasScannerTests {

    /** {@code delimCmd} takes the word for no command then, and reads on behind it. */
    @Test
    void takesADelimiterWithoutABlankBehindItForAStatement() throws Exception {
        assertThat(AtlasScanner.statements(DatabaseKind.MYSQL, "DELIMITER\n \\. ;\n  SELECT 2;"))
                .extracting(AtlasStatement::line, AtlasStatement::column, AtlasStatement::text)
                .containsExactly(tuple(1, 1, "DELIMITER\n \\. ;"), tuple(3, 3, "SELECT 2;"));
    }
}
