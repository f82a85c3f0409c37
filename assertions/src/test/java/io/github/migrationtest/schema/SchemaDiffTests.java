package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaDiffTests {

    @Test
    void cutsLongDescriptionsAndSaysHowMuchIsMissing() throws SQLException {
        String tables = IntStream.range(0, 5)
                .mapToObj(i -> "create table t" + i + " (c" + i + " int);")
                .collect(Collectors.joining());
        SchemaDiff diff = schemaOf().diffTo(schemaOf(tables));

        assertThat(diff.describe(3))
                .isEqualTo("+ table t0 (c0 int)\n+ table t1 (c1 int)\n+ table t2 (c2 int)\nand 2 more");
        assertThat(diff.describe(5).lines()).hasSize(5);
        assertThat(diff).hasToString(diff.describe());
    }

    @Test
    void givesTheChangesOfOneSortAsData() throws SQLException {
        SchemaSnapshot before = schemaOf("create table t (a int, b int); create index i on t (a)");
        SchemaSnapshot after = schemaOf("create table t (a text, b int not null default 0)");

        SchemaDiff diff = SchemaDiff.between(before, after);

        assertThat(diff.ofType(SchemaChange.IndexDropped.class))
                .singleElement()
                .satisfies(change -> assertThat(change.index().name()).isEqualTo("i"));
        assertThat(diff.ofType(SchemaChange.ColumnChanged.class))
                .extracting(SchemaChange.ColumnChanged::differences)
                .containsExactly(
                        List.of(new Difference("type", "int", "text")),
                        List.of(new Difference("not null", "false", "true"), new Difference("default", "none", "0")));
    }

    @Test
    void takesRenamesThatAreKnownFromElsewhere() throws SQLException {
        SchemaSnapshot before = schemaOf("create table t (a text not null, b int); create index i on t (a)");
        SchemaSnapshot after = schemaOf("create table t (a_text text, b int, a int); create index i on t (a_text)");

        SchemaDiff diff = SchemaDiff.between(
                before, after, List.of(), List.of(new SchemaChange.ColumnRenamed("T", "A", "a_TEXT")));

        assertThat(diff)
                .hasToString(
                        "~ column t.a renamed to a_text\n~ column t.a_text: not null was true, is false\n+ column t.a int");
    }

    @Test
    void takesRenamesOfTablesThatAreKnownFromElsewhere() throws SQLException {
        SchemaSnapshot before = schemaOf("create table t (a text not null, b int); create index i on t (a)");
        SchemaSnapshot after = schemaOf("create table u (a text, c int)");

        SchemaDiff diff = SchemaDiff.between(
                before,
                after,
                List.of(new SchemaChange.TableRenamed("T", "U")),
                List.of(new SchemaChange.ColumnRenamed("U", "B", "C")));

        assertThat(diff)
                .hasToString(
                        "~ table t renamed to u\n~ column u.b renamed to c\n~ column u.a: not null was true, is false\n- index i on u (a)");
    }

    @Test
    void knowsAgainWhatWasOnlyRenamed() throws SQLException {
        SchemaSnapshot before = schemaOf(
                "create table p (id int primary key);"
                        + " create table t (a text, p int references p (id)); create index i on t (a); create index j on t (a)");
        SchemaSnapshot after = schemaOf("create table q (id int primary key);"
                + " create table u (b text, q int references q (id), c int); create index i on u (b);"
                + " create index k on u (b)");
        SchemaDiff diff = SchemaDiff.between(
                before,
                after,
                List.of(new SchemaChange.TableRenamed("t", "u")),
                List.of(new SchemaChange.ColumnRenamed("u", "a", "b"), new SchemaChange.ColumnRenamed("u", "p", "q")));

        SchemaSnapshot renamed = diff.renamed(before, after);

        assertThat(renamed.duplicateIndexes())
                .isEqualTo(after.duplicateIndexes())
                .isNotEmpty();
        assertThat(renamed.unindexedForeignKeys())
                .isEqualTo(after.unindexedForeignKeys())
                .isNotEmpty();
        assertThat(SchemaDiff.between(renamed, after)).hasToString("+ column u.c int");
    }

    @Test
    void passesOverRenamesThatDoNotFit() throws SQLException {
        SchemaSnapshot before = schemaOf("create table t (a int, b text)");
        SchemaSnapshot after = schemaOf("create table t (a text, b int)");

        assertThat(SchemaDiff.between(
                        before,
                        after,
                        List.of(
                                new SchemaChange.TableRenamed("t", "u"),
                                new SchemaChange.TableRenamed("u", "t"),
                                new SchemaChange.TableRenamed("t", "t")),
                        List.of(
                                new SchemaChange.ColumnRenamed("t", "a", "b"),
                                new SchemaChange.ColumnRenamed("t", "gone", "a"),
                                new SchemaChange.ColumnRenamed("t", "a", "never"),
                                new SchemaChange.ColumnRenamed("other", "a", "c"))))
                .isEqualTo(SchemaDiff.between(before, after));
    }

    @Test
    void showsOfLongTextsThePartThatDiffers() {
        String ten = "0123456789";
        String same = ten.repeat(20);

        String around = ten.repeat(3) + "%s" + ten.repeat(6) + "012345678";
        assertThat(new Difference("definition", same + "a" + same, same + "b" + same))
                .hasToString("definition was ... " + around.formatted("a") + " ..., is ... " + around.formatted("b")
                        + " ...");
        assertThat(new Difference("definition", same + "a", "x"))
                .hasToString("definition was " + ten.repeat(10) + " ..., is x");
    }

    @Test
    void describesNothingWhereNothingChanged() throws SQLException {
        SchemaSnapshot schema = schemaOf("create table t (a int)");

        assertThat(schema.diffTo(schema).isEmpty()).isTrue();
        assertThat(schema.diffTo(schema).describe(20)).isEmpty();
    }
}
