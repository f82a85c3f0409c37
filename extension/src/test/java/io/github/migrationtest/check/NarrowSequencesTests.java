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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real server: what becomes of a sequence whose column is widened is the server's business. */
class NarrowSequencesTests {
    @TempDir
    Path directory;

    private List<Finding> found(String before, String change) throws IOException {
        Path folder = new Scratch(directory)
                .write("1_before.up.sql", before)
                .write("2_change.up.sql", change)
                .folder();
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .database(DatabaseKind.POSTGRESQL)
                .checks("integrity")
                .populated(0, 1)
                .build()
                .run()
                .findings();
    }

    @Test
    void warnsOfASequenceThatEndsBeforeItsColumn() throws IOException {
        assertThat(found("create table builds (id serial primary key)", "alter table builds alter id type bigint"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(finding.object()).contains("builds_id_seq");
                    assertThat(finding.message())
                            .isEqualTo(
                                    "sequence builds_id_seq of builds.id ends at 2147483647, and the column is bigint:"
                                            + " behind that number every insert fails.");
                    assertThat(finding.remedy())
                            .isEqualTo(
                                    "ALTER SEQUENCE builds_id_seq AS bigint; the type of a column that is no identity is"
                                            + " not its sequence's.");
                });
    }

    @Test
    void knowsTheEndOfASmallOne() throws IOException {
        assertThat(found(
                        "create table builds (id smallserial primary key)", "alter table builds alter id type integer"))
                .extracting(Finding::message)
                .containsExactly(
                        "sequence builds_id_seq of builds.id ends at 32767, and the column is integer: behind that"
                                + " number every insert fails.");
    }

    @Test
    void saysNothingOfOneThatWasThatNarrowBefore() throws IOException {
        assertThat(found(
                        "create table a (id serial primary key); alter table a alter id type bigint;",
                        "alter table a add column name text"))
                .extracting(finding -> finding.migration().orElseThrow().name())
                .containsExactly("1_before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table b (id int generated always as identity primary key); alter table b alter id type bigint;",
                "create table b (id serial); alter table b alter id type numeric;",
                "create table b (id serial); alter table b alter id type bigint; alter sequence b_id_seq maxvalue 1000;",
                "create table b (id serial); alter table b alter id type bigint; alter sequence b_id_seq cycle;",
                "create table b (id bigint); create sequence s as integer increment -1 owned by b.id;"
            })
    void saysNothingOfOneThatFitsOrThatSomebodyHasLimited(String change) throws IOException {
        assertThat(found("create table a (id bigint)", change)).isEmpty();
    }
}
