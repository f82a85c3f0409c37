package io.github.migrationtest.internal.walk;

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

class UnfilledTablesTests {
    @TempDir
    Path directory;

    private List<Finding> found(String tables) throws IOException {
        Path folder = new Scratch(directory)
                .write("1_tables.up.sql", tables)
                .write("2_more.up.sql", "create table more (id integer primary key)")
                .folder();
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .database(DatabaseKind.SQLITE)
                .checks("keeps-rows")
                .populated(10, 1)
                .build()
                .run()
                .findings()
                .stream()
                .filter(finding -> finding.check().equals("populated"))
                .toList();
    }

    @Test
    void saysWhichTableGotNoRowsAndWhy() throws IOException {
        assertThat(
                        found(
                                "create table impossible (id integer primary key, name text check (name = 'a' and name = 'b'))"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(finding.message())
                            .startsWith("Generated rows are not all that they should be: impossible: ");
                    assertThat(finding.remedy())
                            .isEqualTo(
                                    "Give it rows of your own with @GivenRows: what a migration does to rows and values"
                                            + " that are not there, nobody sees.");
                });
    }

    @Test
    void saysWhichKeyStayedEmptyInRowsThatAreAllThere() throws IOException {
        assertThat(found("""
                        create table users (id integer primary key, team_id integer references teams (id));
                        create table teams (id integer primary key, owner_id integer not null references users (id));
                        create trigger no_change before update of team_id on users begin select raise(abort, 'no'); end;
                        """)).singleElement().satisfies(finding -> assertThat(finding.message())
                .startsWith("Generated rows are not all that they should be: users: 10 of 10 rows, "));
    }
}
