package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Assertions on a table, reached by {@code hasTable("users", users -> ...)}. */
public class TableAssert extends AbstractNavigatingAssert<TableAssert, Table> {
    private Optional<Database> database = Optional.empty();

    /** An assertion on a table that knows no live database. */
    public TableAssert(@Nullable Table actual) {
        super(actual, TableAssert.class);
    }

    static TableAssert of(Table table, Optional<Database> database) {
        TableAssert assertion = new TableAssert(table);
        assertion.database = database;
        return assertion;
    }

    /**
     * It has a column.
     *
     * <pre>{@code
     * users.hasColumn("email");  // passes if there is one
     * users.hasColumn("e_mail"); // fails and lists the columns that are there
     * }</pre>
     */
    public TableAssert hasColumn(String name) {
        return hasColumn(name, column -> {});
    }

    /**
     * It has a column of which more is claimed.
     *
     * <pre>{@code
     * users.hasColumn("email", email -> email.hasType("text").isNotNull()); // passes for: email text not null
     * users.hasColumn("email", email -> email.isNullable());                // fails: [..., table "users", column "email"]
     * }</pre>
     */
    public TableAssert hasColumn(String name, Consumer<ColumnAssert> requirements) {
        isNotNull();
        Optional<Column> column = actual.column(name);
        check(column.isPresent(), () -> expecting().to("have column", name).but("its columns are", columns()));
        column.ifPresent(found -> into(new ColumnAssert(found), "column \"" + name + "\"", requirements));
        return this;
    }

    /**
     * It has no such column.
     *
     * <pre>{@code
     * users.doesNotHaveColumn("nickname"); // passes if it is gone
     * users.doesNotHaveColumn("email");    // fails if it is there, and says what it is
     * }</pre>
     */
    public TableAssert doesNotHaveColumn(String name) {
        isNotNull();
        Optional<Column> column = actual.column(name);
        return check(column.isEmpty(), () -> expecting()
                .to("have no column", name)
                .but("it has", column.map(Column::describe).orElseThrow()));
    }

    /**
     * It has these columns in this order and no others.
     *
     * <pre>{@code
     * users.hasExactlyColumns("id", "email"); // passes for: create table users (id integer primary key, email text)
     * users.hasExactlyColumns("email", "id"); // fails: they are in another order
     * }</pre>
     */
    public TableAssert hasExactlyColumns(String... names) {
        isNotNull();
        SameNames same =
                SameNames.inOrder(actual.columns().stream().map(Column::name).toList(), List.of(names));
        return check(same.hold(), () -> same.explain(expecting(), "columns"));
    }

    /**
     * Its primary key is on these columns in this order.
     *
     * <pre>{@code
     * noteTags.hasPrimaryKey("note_id", "tag_id"); // passes for: primary key (note_id, tag_id)
     * noteTags.hasPrimaryKey("note_id");           // fails and says what the primary key is
     * }</pre>
     */
    public TableAssert hasPrimaryKey(String... columns) {
        isNotNull();
        Optional<PrimaryKey> key = actual.primaryKey();
        return check(key.filter(found -> isOn(found, columns)).isPresent(), () -> expecting()
                .to("have primary key on", InWords.names(List.of(columns)))
                .butItHas("it is", key.map(Indexed::describe).stream().toList(), "it has no primary key"));
    }

    /**
     * A unique index or unique constraint over all rows is on exactly these columns in this order. The primary key is none:
     * see {@link #hasPrimaryKey}.
     *
     * <pre>{@code
     * users.hasUniqueIndexOn("email"); // passes for: create unique index users_email on users (email)
     * users.hasUniqueIndexOn("email"); // fails for: create index ...; and for: ... on users (email) where active
     * }</pre>
     */
    public TableAssert hasUniqueIndexOn(String... columns) {
        isNotNull();
        return check(
                indexes().anyMatch(index -> index.unique() && index.predicate().isEmpty() && isOn(index, columns)),
                () -> shouldHaveIndexOn("unique index", columns));
    }

    /**
     * An index over all rows, unique or not, or a unique constraint is on exactly these columns in this order.
     *
     * <pre>{@code
     * notes.hasIndexOn("user_id", "created_at"); // passes for: create index i on notes (user_id, created_at)
     * notes.hasIndexOn("created_at");            // fails and lists the indexes that are there
     * }</pre>
     */
    public TableAssert hasIndexOn(String... columns) {
        isNotNull();
        return check(
                indexes().anyMatch(index -> index.predicate().isEmpty() && isOn(index, columns)),
                () -> shouldHaveIndexOn("index", columns));
    }

    /**
     * It has an index of that name.
     *
     * <pre>{@code
     * users.hasIndex("users_email");  // passes if there is one
     * users.hasIndex("users_e_mail"); // fails and lists the indexes that are there
     * }</pre>
     */
    public TableAssert hasIndex(String name) {
        return hasIndex(name, index -> {});
    }

    /**
     * It has an index of that name of which more is claimed.
     *
     * <pre>{@code
     * users.hasIndex("users_email", index -> index.isUnique().isOn("email")); // passes for a unique index on email
     * users.hasIndex("users_email", index -> index.isOn("name"));             // fails: [..., index "users_email"]
     * }</pre>
     */
    public TableAssert hasIndex(String name, Consumer<IndexAssert> requirements) {
        isNotNull();
        Optional<Index> index = actual.index(name);
        check(index.isPresent(), () -> butItsIndexesAre(expecting().to("have index", name)));
        index.ifPresent(found -> into(new IndexAssert(found), "index \"" + name + "\"", requirements));
        return this;
    }

    /**
     * It has no index of that name.
     *
     * <pre>{@code
     * users.doesNotHaveIndex("users_old");   // passes if it is gone
     * users.doesNotHaveIndex("users_email"); // fails if it is there, and says what it is
     * }</pre>
     */
    public TableAssert doesNotHaveIndex(String name) {
        isNotNull();
        Optional<Index> index = actual.index(name);
        return check(index.isEmpty(), () -> expecting()
                .to("have no index", name)
                .but("it has", index.map(Indexed::describe).orElseThrow()));
    }

    /**
     * It has a foreign key that is as described; what the description leaves out does not count.
     *
     * <pre>{@code
     * users.hasForeignKey(key -> key.from("org_id").to("orgs", "id").onDelete(CASCADE)); // passes for exactly that
     * users.hasForeignKey(key -> key.from("org_id").onDelete(SET_NULL)); // fails and lists the foreign keys that are there
     * }</pre>
     */
    public TableAssert hasForeignKey(Consumer<ForeignKeyExpectation> description) {
        isNotNull();
        ForeignKeyExpectation expected = new ForeignKeyExpectation();
        description.accept(expected);
        return check(actual.foreignKeys().stream().anyMatch(expected::matches), () -> expecting()
                .to("have foreign key", expected.toString())
                .butItHas("its foreign keys are", foreignKeys(), "it has no foreign keys"));
    }

    /**
     * It has no foreign key at all.
     *
     * <pre>{@code
     * tags.hasNoForeignKeys();  // passes if it refers to nothing
     * notes.hasNoForeignKeys(); // fails and lists them
     * }</pre>
     */
    public TableAssert hasNoForeignKeys() {
        isNotNull();
        return check(
                actual.foreignKeys().isEmpty(),
                () -> expecting().to("have no foreign keys").but("it has", foreignKeys()));
    }

    /**
     * It has a check constraint with this expression, whatever its spacing and case.
     *
     * <pre>{@code
     * products.hasCheck("price > 0");  // passes for: price integer check (price>0)
     * products.hasCheck("price >= 0"); // fails and lists the checks that are there
     * }</pre>
     */
    public TableAssert hasCheck(String expression) {
        isNotNull();
        List<CheckConstraint> checks = actual.checks();
        return check(
                checks.stream()
                        .anyMatch(each -> SameSql.same(actual.attributes().kind(), each.expression(), expression)),
                () -> expecting()
                        .to("have check", expression)
                        .butItHas(
                                "its checks are",
                                checks.stream().map(InWords::check).toList(),
                                "it has no checks"));
    }

    /**
     * It is a {@code STRICT} table: SQLite enforces its columns' types.
     *
     * <pre>{@code
     * users.isStrict(); // passes for: create table users (id integer primary key) strict
     * users.isStrict(); // fails for: create table users (id integer primary key)
     * }</pre>
     */
    public TableAssert isStrict() {
        return hasOption(Attribute.STRICT);
    }

    /**
     * It is a {@code WITHOUT ROWID} table: SQLite keeps its rows in the primary key.
     *
     * <pre>{@code
     * words.isWithoutRowid(); // passes for: create table words (word text primary key) without rowid
     * words.isWithoutRowid(); // fails for: create table words (word text primary key)
     * }</pre>
     */
    public TableAssert isWithoutRowid() {
        return hasOption(Attribute.WITHOUT_ROWID);
    }

    /**
     * It has so many rows.
     *
     * <pre>{@code
     * assertThat(database).hasTable("users", users -> users.hasRowCount(3)); // passes if it has three rows
     * assertThat(database).hasTable("users", users -> users.hasRowCount(4)); // fails: "but it has 3"
     * }</pre>
     *
     * @throws UnsupportedOperationException if this table is one of a snapshot, which has no rows
     */
    public TableAssert hasRowCount(long expected) {
        isNotNull();
        long rows = database.map(LiveDatabase::of)
                .orElseThrow(() -> new UnsupportedOperationException("hasRowCount(" + expected + ") on table \""
                        + actual.name() + "\" needs a live database, and a schema snapshot has no rows."
                        + " Begin with assertThat(database), or use assertThat(dataSnapshot)."))
                .rowCount(actual.name());
        return check(rows == expected, () -> DatabaseAssert.shouldHaveRowCount(actual.name(), expected, rows));
    }

    private TableAssert hasOption(Attribute option) {
        isNotNull();
        return check(
                actual.attributes().has(option),
                () -> expecting().to("be " + option.words()).butItHas("it is", options(), "it is an ordinary table"));
    }

    private List<String> options() {
        return actual.attributes().values().keySet().stream()
                .filter(Attribute::isFlag)
                .map(Attribute::words)
                .toList();
    }

    /** What a unique index or an index may be: the primary key is claimed on its own. */
    private Stream<Indexed> indexes() {
        return Stream.concat(actual.uniqueConstraints().stream(), actual.indexes().stream());
    }

    private static boolean isOn(Indexed indexed, String... columns) {
        return indexed.isOn(List.of(columns))
                && SameNames.inOrder(indexed.columns(), List.of(columns)).hold();
    }

    private UnmetExpectation shouldHaveIndexOn(String what, String... columns) {
        return butItsIndexesAre(expecting().to("have " + what + " on", InWords.names(List.of(columns))));
    }

    private UnmetExpectation butItsIndexesAre(UnmetExpectation message) {
        return message.butItHas(
                "its keys and indexes are",
                actual.keysAndIndexes().stream().map(Indexed::describe).toList(),
                "it has no index");
    }

    private List<String> columns() {
        return actual.columns().stream().map(Column::describe).toList();
    }

    private List<String> foreignKeys() {
        return actual.foreignKeys().stream().map(ForeignKey::describe).toList();
    }

    private UnmetExpectation expecting() {
        return UnmetExpectation.expecting("table", actual.name());
    }
}
