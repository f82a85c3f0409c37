package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateIndexesTests {
    private static final String TABLE = "create table t (id integer primary key, a text, n text collate nocase, u text"
            + " unique, b text, unique (a, b));";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create index one on t (a); create index two on t (a) | two repeats one",
                "create index one on t (a); create unique index two on t (a) | one repeats two",
                "create unique index one on t (a); create index two on t (a) | two repeats one",
                "create unique index one on t (a); create unique index two on t (\"A\") | two repeats one",
                "create index one on t (b); create index two on t (b); create index three on t (b)"
                        + " | two repeats one, three repeats one",
                "create index one on t (id) | one repeats primary key",
                "create unique index one on t (id) | one repeats primary key",
                "create index one on t (u) | one repeats unique constraint",
                "create unique index one on t (a, b) | one repeats unique constraint",
                "create index one on t (b, a) | none",
                "create index one on t (a); create index two on t (a desc) | none",
                "create index one on t (a); create index two on t (a, id) | none",
                "create index one on t (a); create index two on t (a collate nocase) | none",
                "create index one on t (a); create index two on t (a collate binary) | two repeats one",
                "create index one on t (n); create index two on t (n collate nocase) | two repeats one",
                "create index one on t (n); create index two on t (n collate binary) | none",
                "create index one on t (a) where b > 1; create index two on t (a) | none",
                "create index one on t (a) where b>1; create index two on t (a) where (b > 1) | two repeats one",
                "create index one on t (lower(a)); create index two on t (LOWER([a])) | two repeats one",
                "create index one on t (u) where u > 1 | none"
            })
    void blamesTheIndexThatCanGo(String indexes, String expected) throws SQLException {
        List<DuplicateIndex> duplicates = schemaOf(TABLE, indexes).duplicateIndexes();

        assertThat(
                        duplicates.isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        duplicates.stream()
                                                .map(each ->
                                                        each.index().name() + " repeats " + nameOf(each.original()))
                                                .toList()))
                .isEqualTo(expected);
    }

    @Test
    void saysWhatRepeatsWhat() throws SQLException {
        List<DuplicateIndex> duplicates = schemaOf(
                        TABLE,
                        "create index one on t (id); create unique index two on t (a, b);",
                        "create index three on t (lower(a) desc) where a > 'a';",
                        "create unique index four on t (lower(a) desc) where a > 'a';")
                .duplicateIndexes();

        assertThat(duplicates)
                .extracting(DuplicateIndex::describe)
                .containsExactly(
                        "index one on t (id) repeats primary key (id)",
                        "index two on t (a, b) unique repeats unique constraint (a, b)",
                        "index three on t (lower(a) desc) where a > 'a' repeats"
                                + " index four on t (lower(a) desc) unique where a > 'a'");
    }

    private static String nameOf(Indexed indexed) {
        if (indexed instanceof Index index) {
            return index.name();
        }
        return indexed instanceof PrimaryKey ? "primary key" : "unique constraint";
    }
}
