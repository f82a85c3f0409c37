package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingTests {

    @Test
    void saysWhatWasFoundWhatToDoAndInWhichFile() {
        SqlScript script = new SqlScript("3_c.sql", Optional.of(Path.of("db/3_c.sql")), "", List.of());
        Migration migration = new Migration(Version.dotted("3"), "3_c", script, Optional.empty());

        assertThat(Finding.error("out-of-order", migration, "3_c came late.", "Rename it."))
                .hasToString("out-of-order: 3_c came late. Rename it. (3_c.sql)");
    }

    @Test
    void namesNoFileWhereNoneIsToBlame() {
        assertThat(Finding.error("missing", "2_b is applied, and has no file.", "Put it back."))
                .hasToString("missing: 2_b is applied, and has no file. Put it back.");
    }
}
