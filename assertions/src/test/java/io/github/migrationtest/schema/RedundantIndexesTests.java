package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedundantIndexesTests {
    private static final Attributes POSTGRESQL = Attributes.none(DatabaseKind.POSTGRESQL);
    private static final Attributes MYSQL = Attributes.none(DatabaseKind.MYSQL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create index one on t (a); create index two on t (a, b) | one by two",
                "create index one on t (a, b); create index two on t (a) | two by one",
                "create index one on t (c); create index two on t (b) | one by primary key",
                "create index one on t (u) | one by unique constraint",
                "create index one on t (a); create index two on t (a desc) | two by one",
                "create index one on t (a desc); create index two on t (a, b) | one by two",
                "create index one on t (a, b desc); create index two on t (a desc, b, c) | one by two",
                "create index one on t (lower(a)); create index two on t (LOWER(a), b) | one by two",
                "create index one on t (a) where b > 1; create index two on t (a, b) where b>1 | one by two",
                "create index one on t (n); create index two on t (n collate nocase, a) | one by two",
                "create index one on t (a); create unique index two on t (a, b) | one by two",
                "create index one on t (a); create index two on t (a); create index three on t (a, b) | none: duplicates",
                // None of these may be blamed.
                "create unique index one on t (a); create index two on t (a, b) | none",
                "create unique index one on t (a); create unique index two on t (a, b) | none",
                "create index one on t (b); create index two on t (a, b) | none",
                "create index one on t (a, c); create index two on t (a, b) | none",
                "create index one on t (a, b desc); create index two on t (a, b, c) | none",
                "create index one on t (a, b desc); create index two on t (a desc, b desc, c) | none",
                "create index one on t (a) where b > 1; create index two on t (a, b) | none",
                "create index one on t (a); create index two on t (a, b) where b > 1 | none",
                "create index one on t (a) where b > 1; create index two on t (a, b) where b > 2 | none",
                "create index one on t (n); create index two on t (n collate binary, a) | none",
                "create index one on t (a collate nocase); create index two on t (a, b) | none",
                "create index one on t (lower(a)); create index two on t (upper(a), b) | none",
                "create index one on t (a); create index two on t (lower(a), b) | none",
                "create unique index one on t (a) where b > 1; create index two on t (a, b) where b > 1 | none"
            })
    void blamesTheIndexThatAWiderOneServes(String indexes, String expected) throws SQLException {
        String table =
                "create table t (a text, b text, c text, n text collate nocase, u text, primary key (c, b), unique (u, a));";

        List<RedundantIndex> redundant = schemaOf(table, indexes).redundantIndexes();

        if (expected.equals("none: duplicates")) {
            assertThat(redundant.stream().map(each -> each.index().name())).containsExactly("one");
            return;
        }
        assertThat(redundant.isEmpty() ? "none" : text(redundant)).isEqualTo(expected);
    }

    @Test
    void saysWhatServesInstead() throws SQLException {
        List<RedundantIndex> redundant = schemaOf(
                        "create table t (a text, b text);",
                        "create index one on t (a); create unique index two on t (a desc, b)")
                .redundantIndexes();

        assertThat(redundant.stream().map(RedundantIndex::describe))
                .containsExactly("index one on t (a) is served by index two on t (a desc, b) unique");
    }

    @Test
    void servesNothingByAnIndexThatIsBrokenHiddenOrNoTree() {
        Index narrow = index("narrow", POSTGRESQL, "a");

        assertNotServed(narrow, index("wide", POSTGRESQL.with(Attribute.INVALID, true), "a", "b"));
        assertNotServed(narrow, index("wide", POSTGRESQL.with(Attribute.METHOD, "gin"), "a", "b"));
        assertNotServed(narrow, index("wide", POSTGRESQL.with(Attribute.METHOD, "gist"), "a", "b"));
        assertNotServed(index("narrow", MYSQL, "a"), index("wide", MYSQL.with(Attribute.INVISIBLE, true), "a", "b"));
        assertNotServed(
                index("narrow", POSTGRESQL.with(Attribute.METHOD, "hash"), "a"), index("wide", POSTGRESQL, "a", "b"));
        assertNotServed(index("narrow", MYSQL.with(Attribute.METHOD, "fulltext"), "a"), index("wide", MYSQL, "a", "b"));
        assertServed(narrow, index("wide", POSTGRESQL, "a", "b"));
        assertServed(index("narrow", MYSQL.with(Attribute.INVISIBLE, true), "a"), index("wide", MYSQL, "a", "b"));
    }

    @Test
    void leavesAloneWhatCannotBeDroppedForThis() {
        Index wide = index("wide", POSTGRESQL, "a", "b");

        assertNotServed(index("narrow", POSTGRESQL.with(Attribute.INVALID, true), "a"), wide);
        assertNotServed(index("narrow", POSTGRESQL.with(Attribute.INHERITED, true), "a"), wide);
        assertNotServed(index("narrow", POSTGRESQL.with(Attribute.CLUSTERED, true), "a"), wide);
    }

    @Test
    void comparesClassesPrefixesAndThePlaceOfNulls() {
        Attributes patterns = POSTGRESQL.with(Attribute.OPERATOR_CLASS, "text_pattern_ops");
        Attributes ten = MYSQL.with(Attribute.PREFIX_LENGTH, "10");
        Attributes first = POSTGRESQL.with(Attribute.NULLS, "first");
        Attributes last = POSTGRESQL.with(Attribute.NULLS, "last");

        assertNotServed(
                index("narrow", POSTGRESQL, part("a", SortOrder.ASCENDING, patterns)),
                index("wide", POSTGRESQL, "a", "b"));
        assertNotServed(
                index("narrow", MYSQL, "a"),
                index("wide", MYSQL, part("a", SortOrder.ASCENDING, ten), part("b", SortOrder.ASCENDING, MYSQL)));
        assertServed(
                index("narrow", MYSQL, part("a", SortOrder.ASCENDING, ten)),
                index("wide", MYSQL, part("a", SortOrder.ASCENDING, ten), part("b", SortOrder.ASCENDING, MYSQL)));
        assertNotServed(
                index("narrow", POSTGRESQL, part("a", SortOrder.ASCENDING, first)),
                index("wide", POSTGRESQL, "a", "b"));
        assertServed(
                index("narrow", POSTGRESQL, part("a", SortOrder.ASCENDING, first)),
                index(
                        "wide",
                        POSTGRESQL,
                        part("a", SortOrder.DESCENDING, last),
                        part("b", SortOrder.DESCENDING, POSTGRESQL)));
        assertNotServed(
                index("narrow", POSTGRESQL, part("a", SortOrder.ASCENDING, first)),
                index(
                        "wide",
                        POSTGRESQL,
                        part("a", SortOrder.DESCENDING, POSTGRESQL),
                        part("b", SortOrder.DESCENDING, POSTGRESQL)));
    }

    @Test
    void wantsWhatTheNarrowerOneCarries() {
        Attributes carriesC = POSTGRESQL.with(Attribute.INCLUDE, "c");

        assertServed(index("narrow", POSTGRESQL, "a"), index("wide", carriesC, "a"));
        assertServed(index("narrow", carriesC, "a"), index("wide", POSTGRESQL, "a", "b", "c"));
        assertServed(
                index("narrow", carriesC, "a"), index("wide", POSTGRESQL.with(Attribute.INCLUDE, "d, c"), "a", "b"));
        assertNotServed(index("narrow", carriesC, "a"), index("wide", POSTGRESQL, "a", "b"));
    }

    @Test
    void takesNoDuplicateForOneThatDiffersInWhatItDoes() {
        Attributes nulls = POSTGRESQL.with(Attribute.NULLS_NOT_DISTINCT, true);

        assertThat(duplicates(
                        index("one", POSTGRESQL, "a"), index("two", POSTGRESQL.with(Attribute.METHOD, "hash"), "a")))
                .isEmpty();
        assertThat(duplicates(
                        index("one", POSTGRESQL, "a"), index("two", POSTGRESQL.with(Attribute.INCLUDE, "b"), "a")))
                .isEmpty();
        assertThat(duplicates(
                        index("one", POSTGRESQL.with(Attribute.INCLUDE, "b, c"), "a"),
                        index("two", POSTGRESQL.with(Attribute.INCLUDE, "c, b"), "a")))
                .containsExactly("two");
        assertThat(duplicates(
                        index("one", POSTGRESQL.with(Attribute.INVALID, true), "a"), index("two", POSTGRESQL, "a")))
                .isEmpty();
        assertThat(duplicates(unique("one", POSTGRESQL), unique("two", nulls))).containsExactly("one");
        assertThat(duplicates(unique("one", nulls), unique("two", nulls))).containsExactly("two");
        assertThat(duplicates(index("one", MYSQL.with(Attribute.INVISIBLE, true), "a"), index("two", MYSQL, "a")))
                .containsExactly("one");
    }

    @Test
    void keepsAUniqueIndexBesideAConstraintThatIsDeferredOrResolvesConflicts() {
        assertThat(duplicatesOf(POSTGRESQL, POSTGRESQL)).containsExactly("two");
        assertThat(duplicatesOf(POSTGRESQL.with(Attribute.DEFERRABLE, true), POSTGRESQL))
                .isEmpty();
        Attributes sqlite = Attributes.none(DatabaseKind.SQLITE);
        assertThat(duplicatesOf(sqlite.with(Attribute.ON_CONFLICT, "replace"), sqlite))
                .isEmpty();
    }

    private static List<String> duplicatesOf(Attributes constraint, Attributes index) {
        UniqueConstraint one =
                new UniqueConstraint(Optional.empty(), List.of(part("a", SortOrder.ASCENDING, index)), constraint);
        Table table = new Table(
                "t",
                List.of(),
                Optional.empty(),
                List.of(one),
                List.of(),
                List.of(),
                List.of(unique("two", index)),
                index);
        return DuplicateIndexes.of(table).stream()
                .map(each -> each.index().name())
                .toList();
    }

    private static Index unique(String name, Attributes attributes) {
        Index index = index(name, attributes, "a");
        return new Index(name, "t", true, index.parts(), Optional.empty(), attributes);
    }

    private static Index index(String name, Attributes attributes, String... columns) {
        return index(
                name,
                attributes,
                Stream.of(columns)
                        .map(column -> part(column, SortOrder.ASCENDING, Attributes.none(attributes.kind())))
                        .toArray(IndexPart[]::new));
    }

    private static Index index(String name, Attributes attributes, IndexPart... parts) {
        return new Index(name, "t", false, List.of(parts), Optional.empty(), attributes);
    }

    private static IndexPart part(String column, SortOrder order, Attributes attributes) {
        return new IndexPart(column, false, order, Optional.empty(), attributes);
    }

    private static void assertServed(Index narrow, Index wide) {
        assertThat(DuplicateIndexes.redundant(table(narrow, wide)).stream()
                        .map(each -> each.index().name()))
                .containsExactly("narrow");
        assertThat(DuplicateIndexes.redundant(table(wide, narrow)).stream()
                        .map(each -> each.index().name()))
                .containsExactly("narrow");
    }

    private static void assertNotServed(Index narrow, Index wide) {
        assertThat(DuplicateIndexes.redundant(table(narrow, wide))).isEmpty();
    }

    private static List<String> duplicates(Index one, Index two) {
        return DuplicateIndexes.of(table(one, two)).stream()
                .map(each -> each.index().name())
                .toList();
    }

    private static Table table(Index... indexes) {
        return new Table(
                "t",
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(indexes),
                Attributes.none(indexes[0].attributes().kind()));
    }

    private static String text(List<RedundantIndex> redundant) {
        return redundant.stream()
                .map(each -> each.index().name() + " by " + nameOf(each.wider()))
                .collect(Collectors.joining(", "));
    }

    private static String nameOf(Indexed indexed) {
        return indexed instanceof Index index
                ? index.name()
                : indexed instanceof PrimaryKey ? "primary key" : "unique constraint";
    }
}
