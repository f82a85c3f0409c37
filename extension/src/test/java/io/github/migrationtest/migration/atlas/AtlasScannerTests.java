package io.github.migrationtest.migration.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.database.DatabaseKind;
import org.junit.jupiter.api.Test;

class AtlasScannerTests {

    /** Empty lines and lines of blanks in a statement, each of which a block could begin behind. */
    @Test
    void findsTheBlockBehindManyEmptyLines() throws Exception {
        String blanks = " \n".repeat(50_000);

        assertThat(AtlasScanner.statements(
                        DatabaseKind.POSTGRESQL,
                        "CREATE FUNCTION f() RETURNS int" + blanks + "BEGIN ATOMIC" + blanks
                                + "SELECT 1; SELECT 2; END;" + blanks + "SELECT 3" + blanks + ";"))
                .extracting(AtlasStatement::line, AtlasStatement::column)
                .containsExactly(tuple(1, 1), tuple(150_001, 1));
    }

    /** {@code delimCmd} takes the word for no command then, and reads on behind it. */
    @Test
    void takesADelimiterWithoutABlankBehindItForAStatement() throws Exception {
        assertThat(AtlasScanner.statements(DatabaseKind.MYSQL, "DELIMITER\n \\. ;\n  SELECT 2;"))
                .extracting(AtlasStatement::line, AtlasStatement::column, AtlasStatement::text)
                .containsExactly(tuple(1, 1, "DELIMITER\n \\. ;"), tuple(3, 3, "SELECT 2;"));
    }
}
