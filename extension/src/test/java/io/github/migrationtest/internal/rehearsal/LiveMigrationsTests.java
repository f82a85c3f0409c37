package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the database of a test is copied for its moves, and that nobody sees where it is not. */
class LiveMigrationsTests {

    private final OneScript scripts;

    LiveMigrationsTests(@TempDir Path folder) throws Exception {
        scripts = new OneScript(
                folder, DatabaseKind.SQLITE, "create table t (x integer primary key); insert into t values (1);");
        Files.writeString(folder.resolve("migrations/2_two.up.sql"), "insert into t values (2);");
        Files.writeString(folder.resolve("migrations/2_two.down.sql"), "delete from t where x = 2;");
    }

    @Test
    void readsWhatAMoveLeavesWhereItIs() {
        scripts.use((migrations, database) -> {
            migrations.up();
            RecordedStep step = (RecordedStep) migrations.up();

            assertThat(step.dataDiff().changes()).hasSize(1);
            assertThat(step.end().backup().isPending()).isTrue();
        });
    }

    @Test
    void keepsWhatAMoveLeftThroughWhatTheTestDoesLater() {
        scripts.use((migrations, database) -> {
            migrations.up();
            RecordedStep step = (RecordedStep) migrations.up();
            database.execute("delete from t");

            assertThat(rows(step.dataAfter())).isEqualTo(2);
            assertThat(step.dataDiff().losses()).isEmpty();
        });
    }

    @Test
    void beginsAMoveWhereTheLastOneEnded() {
        scripts.use((migrations, database) -> {
            migrations.up();
            RecordedStep up = (RecordedStep) migrations.up();
            RecordedStep down = (RecordedStep) migrations.down();

            assertThat(down.beginning()).isSameAs(up.end());
            assertThat(rows(up.dataAfter())).isEqualTo(2);
            assertThat(rows(down.dataBefore())).isEqualTo(2);
            assertThat(rows(down.dataAfter())).isEqualTo(1);
        });
    }

    @Test
    void beginsAMoveAnewWhereTheTestCameBetween() {
        scripts.use((migrations, database) -> {
            migrations.up();
            RecordedStep up = (RecordedStep) migrations.up();
            database.execute("insert into t values (3)");
            RecordedStep down = (RecordedStep) migrations.down();

            assertThat(down.beginning()).isNotSameAs(up.end());
            assertThat(rows(up.dataAfter())).isEqualTo(2);
            assertThat(rows(down.dataBefore())).isEqualTo(3);
        });
    }

    /** A test may keep a connection to it open, whatever it does to its own database. */
    @Test
    void givesATestTheStateAfterAMoveInAFileOfItsOwn() {
        scripts.use((migrations, database) -> {
            RecordedStep step = (RecordedStep) migrations.up();

            try (Connection after = step.after().connection();
                    ResultSet rows = after.createStatement().executeQuery("select x from t")) {
                database.execute("delete from t");
                assertThat(rows.next()).isTrue();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static long rows(DataSnapshot data) {
        return data.tables().get(0).rows();
    }
}
