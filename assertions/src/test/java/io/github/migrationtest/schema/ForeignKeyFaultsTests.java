package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignKeyFaultsTests {
    private static final String PARENTS =
            "create table p (id integer primary key, mail text collate nocase unique, a integer,"
                    + " b text, c text, d text, unique (a, b)); create index p_c on p (c); create unique index p_d on p (d) where d > 'a';"
                    + " create unique index p_c2 on p (c collate nocase); create table nokey (x integer); create view v as select 1 as id;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (x integer references p); create index i on t (x)",
                "create table t (x integer references p); create index i on t (x desc, y)",
                "create table t (x integer references p); create index i on t (x) where x is not null",
                "create table t (x integer references p); create index i on t (x) where (\"X\" notnull)",
                "create table t (x integer primary key references p)",
                "create table t (x integer unique references p)",
                "create table t (y text, x integer references p, primary key (x, y))",
                "create table t (x integer, y text, foreign key (x, y) references p (a, b)); create index i on t (y, x)",
                "create table t (x integer, y text, foreign key (x, y) references p (a, b)); create index i on t (y, x) where x is not null and y is not null",
                "create table t (x text references p (mail)); create index i on t (x collate nocase)",
                "create table t (x integer)",
            })
    void leavesAloneWhatAnIndexFinds(String tables) throws SQLException {
        assertThat(schemaOf(PARENTS, withY(tables)).unindexedForeignKeys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table t (x integer references p) | (x)",
                "create table t (x integer references p); create index i on t (y, x) | (x)",
                "create table t (x integer references p); create index i on t (x) where y is not null | (x)",
                "create table t (x integer references p); create index i on t (x) where x is not null and y = 1 | (x)",
                "create table t (x integer references p); create index i on t (x) where x is null | (x)",
                "create table t (x integer references p); create index i on t (abs(x)) | (x)",
                "create table t (x integer, y text, foreign key (x, y) references p (a, b)); create index i on t (x) | (x, y)",
                "create table t (x text references p (mail)); create index i on t (x) | (x)",
            })
    void blamesWhatNoIndexFinds(String tables, String columns) throws SQLException {
        assertThat(schemaOf(PARENTS, withY(tables)).unindexedForeignKeys())
                .extracting(ForeignKeyFault::reason)
                .containsExactly("no index begins with " + columns);
    }

    /** Some indexes are on another column of the table too. */
    private static String withY(String tables) {
        return tables.contains("y text")
                ? tables
                : tables.replaceFirst("create table t \\(", "create table t (y text, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x integer references p",
                "x integer references p (id)",
                "x text references p (mail)",
                "x integer, y text, foreign key (x, y) references p (a, b)",
                "x integer, y text, foreign key (y, x) references p (b, a)",
                "x integer"
            })
    void leavesAloneWhatRefersToOneRow(String columns) throws SQLException {
        assertThat(schemaOf(PARENTS, "create table t (" + columns + ")").foreignKeysWithoutUniqueParent())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x integer references p (a) | (a) of p are not unique",
                "x text references p (c) | (c) of p are not unique",
                "x text references p (d) | (d) of p are not unique",
                "x integer references nokey | nokey has no primary key",
                "x integer references nokey (id) | nokey has no column id",
                "x integer references gone (id) | there is no table gone",
                "x integer references v (id) | 'there is no table v, that is a view'",
            })
    void blamesWhatRefersToNoRowOrToSeveral(String columns, String reason) throws SQLException {
        assertThat(schemaOf(PARENTS, "create table t (" + columns + ")").foreignKeysWithoutUniqueParent())
                .extracting(ForeignKeyFault::reason)
                .containsExactly(reason.replace("'", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT | INTEGER",
                "bigint | integer",
                "numeric(10,2) | integer",
                "real | integer",
                "varchar(20) | text",
                "'' | text",
                "blob | blob",
                "datetime | decimal",
            })
    void takesTypesOfOneAffinityForOne(String from, String to) throws SQLException {
        assertThat(mismatches(from, to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | integer | x text refers to id integer",
                "integer | text | x integer refers to id text",
                "string | text | x string refers to id text",
                "blob | text | x blob refers to id text",
            })
    void blamesTypesOfAnotherAffinity(String from, String to, String reason) throws SQLException {
        assertThat(mismatches(from, to)).extracting(ForeignKeyFault::reason).containsExactly(reason);
    }

    private static List<ForeignKeyFault> mismatches(String from, String to) throws SQLException {
        return schemaOf("create table p (id " + to + " unique);", "create table t (x " + from + " references p (id))")
                .foreignKeyTypeMismatches();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | integer | bigint | x integer refers to id bigint",
                "POSTGRESQL | bigint | bigint | none",
                "POSTGRESQL | character varying(20) | text | none",
                "POSTGRESQL | mail | text | none",
                "POSTGRESQL | numeric(10,2) | numeric | none",
                "POSTGRESQL | timestamp without time zone | timestamp with time zone | x timestamp without time zone refers to id timestamp with time zone",
                "MYSQL | int(11) | int | none",
                "MYSQL | varchar(20) | char(36) | none",
                "MYSQL | int unsigned | int | x int unsigned refers to id int",
                "MARIADB | bigint(20) unsigned | bigint(20) unsigned | none",
            })
    void comparesTypesAsEachEngineDoes(DatabaseKind kind, String from, String to, String expected) {
        List<ForeignKeyFault> found =
                schema(kind, from, to, List.of(), Attributes.none(kind)).foreignKeyTypeMismatches();

        assertThat(found.isEmpty() ? "none" : found.get(0).reason()).isEqualTo(expected);
    }

    @Test
    void looksUpForeignKeysInIndexesThatKnowEquality() {
        Attributes none = Attributes.none(DatabaseKind.POSTGRESQL);

        assertThat(unindexed(none, none)).isFalse();
        assertThat(unindexed(none.with(Attribute.METHOD, "hash"), none)).isFalse();
        assertThat(unindexed(none, none.with(Attribute.OPERATOR_CLASS, "text_pattern_ops")))
                .isFalse();
        assertThat(unindexed(none, none.with(Attribute.OPERATOR_CLASS, "gin_trgm_ops")))
                .isTrue();
        assertThat(unindexed(none.with(Attribute.METHOD, "gin"), none)).isTrue();
        assertThat(unindexed(none.with(Attribute.METHOD, "brin"), none)).isTrue();
        assertThat(unindexed(none.with(Attribute.INVALID, true), none)).isTrue();
    }

    @Test
    void leavesAloneWhatIsToldOfItsParentTableOrNotEnforced() {
        Attributes none = Attributes.none(DatabaseKind.POSTGRESQL);

        assertThat(schema(DatabaseKind.POSTGRESQL, "integer", "integer", List.of(), none)
                        .unindexedForeignKeys())
                .extracting(ForeignKeyFault::describe)
                .containsExactly("foreign key on t (x) to p (id): no index begins with (x)");
        for (Attribute attribute : List.of(Attribute.INHERITED, Attribute.NOT_ENFORCED)) {
            assertThat(schema(DatabaseKind.POSTGRESQL, "integer", "integer", List.of(), none.with(attribute, true))
                            .unindexedForeignKeys())
                    .isEmpty();
        }
    }

    private static boolean unindexed(Attributes ofIndex, Attributes ofPart) {
        Index index = new Index(
                "i",
                "t",
                false,
                List.of(new IndexPart("x", false, SortOrder.ASCENDING, Optional.empty(), ofPart)),
                Optional.empty(),
                ofIndex);
        return !schema(
                        DatabaseKind.POSTGRESQL,
                        "text",
                        "text",
                        List.of(index),
                        Attributes.none(DatabaseKind.POSTGRESQL))
                .unindexedForeignKeys()
                .isEmpty();
    }

    private static SchemaSnapshot schema(
            DatabaseKind kind, String from, String to, List<Index> indexes, Attributes ofKey) {
        ForeignKey key = new ForeignKey(
                Optional.empty(),
                List.of("x"),
                "p",
                List.of("id"),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                ofKey);
        SchemaObject mail = new SchemaObject(
                ObjectType.DOMAIN,
                "mail",
                Optional.empty(),
                Attributes.none(kind).with(Attribute.TYPE, "text"));
        return new SchemaSnapshot(
                kind,
                List.of(
                        table(kind, "p", "id", to, List.of(), List.of()),
                        table(kind, "t", "x", from, List.of(key), indexes)),
                List.of(),
                List.of(),
                List.of(mail));
    }

    private static Table table(
            DatabaseKind kind, String name, String column, String type, List<ForeignKey> keys, List<Index> indexes) {
        Attributes none = Attributes.none(kind);
        return new Table(
                name,
                List.of(new Column(column, type, true, Optional.empty(), Optional.empty(), Optional.empty(), none)),
                Optional.empty(),
                List.of(),
                List.of(),
                keys,
                indexes,
                none);
    }
}
