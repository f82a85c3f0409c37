package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real server, which takes no value out of an enumeration. */
class EnumValuesLeftTests {
    @TempDir
    Path directory;

    private List<Finding> found(String up, String down) throws IOException {
        Path folder = new Scratch(directory)
                .write("1_state.up.sql", "create type state as enum ('open', 'closed');")
                .write("1_state.down.sql", "drop type state;")
                .write("2_change.up.sql", up)
                .write("2_change.down.sql", down)
                .folder();
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .database(DatabaseKind.POSTGRESQL)
                .checks("reversible")
                .populated(0, 1)
                .build()
                .run()
                .findings();
    }

    @Test
    void warnsOfValuesThatStayAndSaysWhatCanBeDone() throws IOException {
        assertThat(found("alter type state add value if not exists 'late';", "select 1;"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(finding.message()).isEqualTo("""
                            Taken back, it leaves what it has added to an enumeration:
                            ~ enum type state: values was ('open', 'closed'), is ('open', 'closed', 'late')""");
                    assertThat(finding.remedy())
                            .isEqualTo(
                                    "Let it: PostgreSQL takes no value out again. Where the way back must, it makes the"
                                            + " type anew under another name, gives its columns that one, and drops the old.");
                });
    }

    @Test
    void holdsAgainstTheWayBackWhatItCouldHaveTakenBack() throws IOException {
        assertThat(found("alter type state add value if not exists 'late'; create table t (id int);", "select 1;"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR));
    }

    @Test
    void holdsOtherValuesAgainstIt() throws IOException {
        assertThat(found(
                        "alter type state rename value 'closed' to 'done';",
                        "alter type state rename value 'done' to 'shut';"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR));
    }
}
