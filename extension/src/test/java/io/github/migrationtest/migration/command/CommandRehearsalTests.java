package io.github.migrationtest.migration.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A command has no option that stops it half-way: its folder is walked through as its tool is known to apply it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are of a POSIX shell")
class CommandRehearsalTests {

    @Test
    void stepsByTheFolderAndGoesInOneRunByTheCommand(@TempDir Path directory) throws IOException {
        Path folder = new Scratch(directory)
                .write("1_items.up.sql", "create table items (id integer primary key, label text);")
                .write("2_rows.up.sql", "insert into items (label) values ('a');")
                .write("3_drop.up.sql", "alter table items drop column label;")
                .folder();
        Path script = directory.resolve("db.sh");
        MigratingProgram.writeScript(script);

        RehearsalResult result = Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .command("sh " + script + " migrate " + folder)
                .commandEnvironment("DATABASE_URL={jdbcUrl}")
                .build()
                .run();

        assertThat(result.tool()).isEqualTo("golang-migrate by command");
        assertThat(result.migrations()).allSatisfy(each -> assertThat(each.up()).isPresent());
        assertThat(result.failures())
                .extracting(Finding::check, finding -> finding.object().orElseThrow())
                .containsExactly(tuple("destroys-data", "items.label"));
    }
}
