package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fault of a way back is one finding, with what comes of it. */
class ReversibleTests {

    @TempDir
    Path directory;

    private List<Finding> found(String up, String down) throws IOException {
        Path folder = new Scratch(directory)
                .write("1_items.up.sql", "create table items (id integer primary key, label text);")
                .write("1_items.down.sql", "drop table items;")
                .write("2_change.up.sql", up)
                .write("2_change.down.sql", down)
                .folder();
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .checks("reversible")
                .build()
                .run()
                .findings();
    }

    @Test
    void saysThatAWayBackIsEmptyAndWhatItLeavesInTheWay() throws IOException {
        assertThat(found("alter table items add column kind text;", "-- to be written"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .isEqualTo("Taken back, it leaves another schema than there was before it:\n"
                                    + "+ column items.kind text");
                    assertThat(finding.why().orElseThrow().lines())
                            .satisfiesExactly(
                                    line -> assertThat(line)
                                            .isEqualTo("The way back, 2_change.down.sql, has no statement."),
                                    line -> assertThat(line)
                                            .startsWith("What it leaves is in the way of the next try: 2_change failed"
                                                    + " at statement 1 (line 1 of 2_change.up.sql): ")
                                            .contains("duplicate column name: kind"));
                    assertThat(finding.remedy())
                            .isEqualTo("Let the way back undo all that the way up does, and nothing else.");
                    assertThat(finding.file().orElseThrow()).hasFileName("2_change.down.sql");
                });
    }

    @Test
    void namesTheArchiveThatTheWayBackDropsWithItsRows() throws IOException {
        assertThat(found(
                        "create table archive (id integer primary key, label text);"
                                + " insert into archive select id, label from items where id <= 3;"
                                + " delete from items where id <= 3;",
                        "drop table archive;"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .matches(
                                    "Taken back, it has lost what the way up had kept: items: \\d of 100 rows lost: .*,"
                                            + " which the way up had put into archive\\.");
                    assertThat(finding.object()).contains("items");
                    assertThat(finding.remedy())
                            .isEqualTo("Bring the data back where the way back finds it, or accept that it is lost.");
                });
    }

    /** What else the way back takes, such as the column that the way up had added, is no reason for it. */
    @Test
    void tellsOfWhatTookTheRowsOfTheTableAndOfNothingElse() throws IOException {
        assertThat(found(
                        "create table kinds (id integer primary key); insert into kinds values (1);"
                                + " insert into items (label) values ('new');",
                        "drop table kinds; delete from items;"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .startsWith(
                                    "Taken back, it has lost what the way up had kept: items: 100 of 100 rows lost");
                    assertThat(finding.why())
                            .contains(
                                    "Gone after statement 2 of 2_change.down.sql, line 1 (items):\n  delete from items");
                });
    }

    @Test
    void saysNothingOfTheNextTryWhereItGoesWell() throws IOException {
        assertThat(found("create index if not exists items_label on items (label);", "select 1;"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).endsWith("\n+ index items_label on items (label)");
                    assertThat(finding.why()).isEmpty();
                });
    }

    @Test
    void tellsOfTheNextTryAloneWhereTheSchemaIsRestored() throws IOException {
        assertThat(found("insert into items values (7001, 'seven');", "select 1;"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .startsWith("It cannot be applied again behind its way back, which leaves something in its"
                                    + " way.\n2_change failed at statement 1 ")
                            .contains("UNIQUE constraint failed: items.id");
                    assertThat(finding.statement().orElseThrow().line()).isEqualTo(1);
                });
    }

    @Test
    void tellsHowAWayBackFails() throws IOException {
        assertThat(found("alter table items add column kind text;", "alter table items drop column sort;"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith(
                                "The way back fails.\n2_change failed at statement 1 (line 1 of 2_change.down.sql): ")
                        .contains("no such column: \"sort\""));
    }

    @Test
    void comparesRowsAsWholesWhereTheWayUpHasTakenTheirKey() throws IOException {
        String up = "create table coded (code text primary key, label text);"
                + " insert into coded select hex(randomblob(16)), label from items;"
                + " drop table items; alter table coded rename to items;";
        String down = "create table numbered (id integer primary key, label text);"
                + " insert into numbered (label) select %s from items;"
                + " drop table items; alter table numbered rename to items;";

        assertThat(found(up, down.formatted("label"))).isEmpty();
        assertThat(found(up, down.formatted("substr(label, 1, 1)")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .matches("Taken back, it has lost what the way up had kept: items: \\d+ of 100 rows are not"
                                + " what they were, whatever their keys: other values stand in label\\."));
    }

    @Test
    void isSilentOfARoundTripThatRestoresAllButTheOrderOfColumns() throws IOException {
        assertThat(found(
                        "alter table items drop column label; alter table items add column kind text;",
                        "alter table items drop column kind; alter table items add column label text;"))
                .isEmpty();
    }
}
