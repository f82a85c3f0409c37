package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every test pays for: the rows of its moves are compared, and on a server the catalog only for who needs it. */
class UnreadSchemaTests {
    private final Path folder;
    private final OneScript scripts;

    UnreadSchemaTests(@TempDir Path folder) {
        this.folder = folder;
        scripts = new OneScript(
                folder,
                DatabaseKind.POSTGRESQL,
                "create table t (x int primary key, y int); insert into t values (1, 1); create table u () inherits (t);"
                        + " insert into u values (2, 2);");
    }

    @Test
    void isNotReadWhereNothingIsLost() throws Exception {
        Files.writeString(folder.resolve("migrations/2_two.up.sql"), "insert into t values (4, 4);");
        scripts.use((migrations, database) -> {
            migrations.up();
            RecordedStep step = (RecordedStep) migrations.up();

            assertThat(step.judgedLosses()).isEmpty();
            step.beginning().close();
            assertThatThrownBy(step::schemaBefore).hasMessageContaining("is closed");
        });
    }

    @Test
    void isReadForColumnsThatTablesBelowHaveToo() throws Exception {
        Files.writeString(folder.resolve("migrations/2_two.up.sql"), "alter table t rename column y to z");
        scripts.use((migrations, database) -> {
            migrations.up();
            RecordedStep step = (RecordedStep) migrations.up();

            assertThat(step.dataDiff().losses()).isEmpty();
        });
    }
}
