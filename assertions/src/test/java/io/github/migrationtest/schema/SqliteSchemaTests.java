package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqliteSchemaTests {
    private static final Optional<String> NONE = Optional.empty();
    private static final Attributes PLAIN = Attributes.none(DatabaseKind.SQLITE);

    @Test
    void readsColumns() throws SQLException {
        Table table = table(
                "create table t (id integer primary key, name varchar( 20 ) collate NoCase default ('x') not null on"
                        + " conflict ignore, untyped, twice as (name || name) stored)");

        assertThat(table.columns())
                .containsExactly(
                        new Column("id", "integer", false, NONE, Optional.empty(), NONE, PLAIN),
                        new Column(
                                "name",
                                "varchar(20)",
                                false,
                                Optional.of("'x'"),
                                Optional.empty(),
                                Optional.of("nocase"),
                                PLAIN.with(Attribute.ON_CONFLICT, "ignore")),
                        new Column("untyped", "", true, NONE, Optional.empty(), NONE, PLAIN),
                        new Column(
                                "twice",
                                "",
                                true,
                                NONE,
                                Optional.of(new GeneratedColumn("name || name", true)),
                                NONE,
                                PLAIN));
    }

    @Test
    void takesNoNullForTheRowidAndForKeysWithoutOne() throws SQLException {
        assertThat(nullable("create table t (id integer primary key)")).isFalse();
        assertThat(nullable("create table t (id integer, primary key (id desc))"))
                .isFalse();
        assertThat(nullable("create table t (id text primary key) without rowid"))
                .isFalse();

        // None of these is the rowid (sqlite.org/lang_createtable.html, 5), so nulls go in.
        assertThat(nullable("create table t (id int primary key)")).isTrue();
        assertThat(nullable("create table t (id integer primary key desc)")).isTrue();
        assertThat(nullable("create table t (id integer, other int, primary key (id, other))"))
                .isTrue();
    }

    private static boolean nullable(String sql) throws SQLException {
        return table(sql).columns().get(0).nullable();
    }

    @Test
    void readsTheStandingOfColumnsInAKey() throws SQLException {
        Table table = table("create table t (a, b collate rtrim, constraint pair primary key (b desc, a collate nocase)"
                + " on conflict fail)");

        assertThat(table.primaryKey())
                .contains(new PrimaryKey(
                        Optional.of("pair"),
                        List.of(
                                new IndexPart("b", false, SortOrder.DESCENDING, Optional.of("rtrim"), PLAIN),
                                new IndexPart("a", false, SortOrder.ASCENDING, Optional.of("nocase"), PLAIN)),
                        PLAIN.with(Attribute.ON_CONFLICT, "fail")));
    }

    @Test
    void readsAutoincrementWhereverItIsWritten() throws SQLException {
        assertThat(table("create table t (id integer primary key autoincrement)")
                        .primaryKey())
                .hasValueSatisfying(key -> assertThat(key.autoIncrement()).isTrue());
        assertThat(table("create table t (id integer, primary key (id autoincrement))")
                        .primaryKey())
                .hasValueSatisfying(key -> assertThat(key.autoIncrement()).isTrue());
        assertThat(table("create table t (id integer primary key, [autoincrement] text default 'autoincrement')")
                        .primaryKey())
                .hasValueSatisfying(key -> assertThat(key.autoIncrement()).isFalse());
    }

    @Test
    void tellsUniqueConstraintsOfOneColumnApartByTheirCollation() throws SQLException {
        Table table = table("create table t (a constraint first unique, constraint second unique (a collate nocase)"
                + " on conflict replace)");

        assertThat(table.uniqueConstraints())
                .containsExactly(
                        new UniqueConstraint(Optional.of("first"), List.of(part("a")), PLAIN),
                        new UniqueConstraint(
                                Optional.of("second"),
                                List.of(new IndexPart("a", false, SortOrder.ASCENDING, Optional.of("nocase"), PLAIN)),
                                PLAIN.with(Attribute.ON_CONFLICT, "replace")));
    }

    @Test
    void countsAUniqueConstraintOnceHoweverOftenItIsWritten() throws SQLException {
        assertThat(schemaOf("create table t (a unique, b primary key, unique (a), unique (b))"))
                .isEqualTo(schemaOf("create table t (a, b, unique (a), primary key (b))"));
    }

    @Test
    void readsConstraintsThatNoCommaSeparates() throws SQLException {
        Table table = table("create table t (a int check (a > 0) constraint low check (a < 10), b text default 'check'"
                + " unique, constraint x check (b <> ')') constraint y foreign key (b) references t (b) unique (a))");

        assertThat(table.checks())
                .containsExactly(
                        new CheckConstraint(NONE, "a > 0", PLAIN),
                        new CheckConstraint(Optional.of("low"), "a < 10", PLAIN),
                        new CheckConstraint(Optional.of("x"), "b <> ')'", PLAIN));
        assertThat(table.foreignKeys()).extracting(ForeignKey::name).containsExactly(Optional.of("y"));
        assertThat(table.uniqueConstraints()).extracting(Indexed::columns).containsExactly(List.of("b"), List.of("a"));
    }

    @Test
    void readsForeignKeysWithActionsAndDeferral() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create table parent (a, b, primary key (b, a));",
                "create table t (x, y, z text constraint up references nobody on update set default"
                        + " match full on delete set null not deferrable initially deferred,"
                        + " foreign key (y, x) references parent on delete cascade deferrable initially deferred)");

        assertThat(schema.table("t").orElseThrow().foreignKeys())
                .containsExactly(
                        new ForeignKey(
                                Optional.of("up"),
                                List.of("z"),
                                "nobody",
                                List.of(),
                                ReferentialAction.SET_NULL,
                                ReferentialAction.SET_DEFAULT,
                                PLAIN),
                        new ForeignKey(
                                NONE,
                                List.of("y", "x"),
                                "parent",
                                List.of("b", "a"),
                                ReferentialAction.CASCADE,
                                ReferentialAction.NO_ACTION,
                                PLAIN.with(Attribute.INITIALLY_DEFERRED, true)));
    }

    @Test
    void readsIndexesWithTheCollationInEffect() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create table t (a text collate nocase, b text);",
                "create unique index i on t (a desc, b collate rtrim, lower(b) collate nocase desc, (b))"
                        + " where (b is not null)");

        assertThat(schema.indexes())
                .containsExactly(new Index(
                        "i",
                        "t",
                        true,
                        List.of(
                                new IndexPart("a", false, SortOrder.DESCENDING, Optional.of("nocase"), PLAIN),
                                new IndexPart("b", false, SortOrder.ASCENDING, Optional.of("rtrim"), PLAIN),
                                new IndexPart("lower(b)", true, SortOrder.DESCENDING, Optional.of("nocase"), PLAIN),
                                part("b")),
                        Optional.of("b is not null"),
                        PLAIN));
    }

    private static IndexPart part(String column) {
        return new IndexPart(column, false, SortOrder.ASCENDING, Optional.empty(), PLAIN);
    }

    @Test
    void readsWhatAlterTableWroteIntoTheStatement() throws SQLException {
        SchemaSnapshot altered = schemaOf(
                "create table t (a text, b int, check (t.a <> 'a'), unique (a));",
                "alter table t rename to \"new t\";",
                "alter table \"new t\" rename column a to \"new a\";",
                "alter table \"new t\" add column  c  text default 'c' collate nocase check (c <> ',') /* why */;",
                "alter table \"new t\" drop column b;");

        assertThat(altered)
                .isEqualTo(schemaOf("create table [new t] ([new a] text unique check ([new t].[new a] <> 'a'),"
                        + " c text check (c <> ',') collate nocase default 'c')"));
    }

    @Test
    void readsNamesWrittenAsTexts() throws SQLException {
        assertThat(schemaOf("create table 't' ('a' int, 'b' text, primary key ('a'), foreign key ('b') references"
                        + " 'p' ('c') deferrable initially deferred)"))
                .isEqualTo(schemaOf("create table t (a int primary key, b text references p (c) deferrable initially"
                        + " deferred)"));
    }

    @Test
    void leavesOutWhatIsNotOfTheMainSchema() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create table kept (id integer primary key autoincrement, sqlitex text);",
                "create table sqlitex_kept (id integer);",
                "analyze;",
                "create temp table kept (other text);",
                "attach ':memory:' as other;",
                "create table other.elsewhere (id integer);");

        assertThat(schema.tables()).extracting(Table::name).containsExactly("kept", "sqlitex_kept");
        assertThat(schema.table("kept").orElseThrow().column("sqlitex")).isPresent();
    }

    @Test
    void leavesOutTheTablesBehindAVirtualTable() throws SQLException {
        SchemaSnapshot schema = schemaOf("create virtual table search using fts5 (title, body)");

        assertThat(schema.tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("search");
            assertThat(table.attributes().get(Attribute.MODULE)).contains("fts5(title, body)");
            assertThat(table.columns()).extracting(Column::name).containsExactly("title", "body");
        });
    }

    @Test
    void readsTriggers() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create table t (id integer primary key, \"begin\" text);",
                "create view v as select id from t;",
                "create trigger one instead of update of id on v when case new.id when 1 then 1 else 0 end"
                        + " begin select 1 ; update t set \"BEGIN\" = 'End;' where id=new.id; end");

        assertThat(schema.triggers())
                .containsExactly(new Trigger(
                        "one",
                        "v",
                        TriggerTiming.INSTEAD_OF,
                        Set.of(TriggerEvent.UPDATE),
                        List.of("id"),
                        Optional.of("case new.id when 1 then 1 else 0 end"),
                        "select 1; update t set begin = 'End;' where id = new.id;",
                        PLAIN));
    }

    private static Table table(String sql) throws SQLException {
        return schemaOf(sql).table("t").orElseThrow();
    }
}
