package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of a schema, be it a snapshot or that of a live database.
 *
 * <p>Names are compared as the engine does: SQLite ignores their case.
 *
 * @param <SELF> the assertion's own type
 * @param <ACTUAL> what it looks at
 */
public abstract class AbstractSchemaAssert<SELF extends AbstractSchemaAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractSchemaHealthAssert<SELF, ACTUAL> {
    private static final int MOST_CHANGES = 20;

    private boolean ignoringColumnOrder;

    /**
     * An assertion on something that has a schema.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractSchemaAssert(@Nullable ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * It has a table.
     *
     * <pre>{@code
     * assertThat(database).hasTable("users");     // passes if there is one
     * assertThat(database).hasTable("customers"); // fails and lists the tables that are there
     * }</pre>
     */
    public SELF hasTable(String name) {
        return hasTable(name, table -> {});
    }

    /**
     * It has a table of which more is claimed.
     *
     * <pre>{@code
     * assertThat(database).hasTable("users", users -> users.hasColumn("email").hasUniqueIndexOn("email")); // passes
     * assertThat(database).hasTable("users", users -> users.hasColumn("e_mail")); // fails: [..., table "users"]
     * }</pre>
     */
    public SELF hasTable(String name, Consumer<TableAssert> requirements) {
        SchemaSnapshot schema = schema();
        Optional<Table> table = schema.table(name);
        check(table.isPresent(), () -> shouldHaveTable(name, schema));
        table.ifPresent(
                found -> into(TableAssert.of(found, schema, database()), "table \"" + name + "\"", requirements));
        return myself;
    }

    /**
     * It has no such table.
     *
     * <pre>{@code
     * assertThat(database).doesNotHaveTable("__new_users"); // passes after a rebuild that went through
     * assertThat(database).doesNotHaveTable("users");       // fails if it is there
     * }</pre>
     */
    public SELF doesNotHaveTable(String name) {
        return check(schema().table(name).isEmpty(), () -> shouldNotHave("table", name));
    }

    /**
     * It has these tables and no others, in any order. The engine's own tables are not among them; a migration tool's history
     * is.
     *
     * <pre>{@code
     * assertThat(database).hasExactlyTables("users", "notes"); // passes if these are all
     * assertThat(database).hasExactlyTables("users");          // fails and says that notes is there too
     * }</pre>
     */
    public SELF hasExactlyTables(String... names) {
        SchemaSnapshot schema = schema();
        SameNames tables = SameNames.ofTables(schema.kind(), tables(schema), List.of(names));
        return check(tables.hold(), () -> tables.explain(expecting(), "tables"));
    }

    /**
     * From here on the order of columns in their table is no difference.
     *
     * <pre>{@code
     * assertThat(database).ignoringColumnOrder().hasSameSchemaAs(before); // passes if columns only moved
     * assertThat(database).hasSameSchemaAs(before);                       // fails if columns moved
     * }</pre>
     */
    public SELF ignoringColumnOrder() {
        ignoringColumnOrder = true;
        return myself;
    }

    /**
     * No statement could notice a difference between its schema and another: tables, columns and their order, keys,
     * constraints, indexes, views, triggers. How they were spelled and generated names do not count.
     *
     * <pre>{@code
     * migrations.down();
     * assertThat(database).hasSameSchemaAs(before); // passes if the way back ends where the way there began
     * // fails if an index is missing, and prints what is different
     * }</pre>
     */
    public SELF hasSameSchemaAs(SchemaSnapshot expected) {
        SchemaSnapshot there = ignoringColumnOrder ? schema().ignoringColumnOrder() : schema();
        SchemaSnapshot wanted = ignoringColumnOrder ? expected.ignoringColumnOrder() : expected;
        SchemaDiff diff = wanted.diffTo(there);
        if (!there.equals(wanted)) {
            fail(failureWithActualExpected(
                    there.toSql(),
                    wanted.toSql(),
                    "%s",
                    "\nExpecting schema to be the same, but from the expected one to this one:\n  "
                            + diff.describe(MOST_CHANGES).replace("\n", "\n  ")
                            + explanation()));
        }
        return myself;
    }

    /**
     * No statement could notice a difference between its schema and that of a live database.
     *
     * <pre>{@code
     * assertThat(migrated).hasSameSchemaAs(production); // passes if they are the same
     * // fails if production has a column that no migration adds, and prints it
     * }</pre>
     *
     * @see #hasSameSchemaAs(SchemaSnapshot)
     */
    public SELF hasSameSchemaAs(Database expected) {
        return hasSameSchemaAs(SchemaSnapshot.of(expected));
    }

    /**
     * Its schema is the one that a file holds as SQL, as {@link SchemaSnapshot#toSql} writes it. The file is reviewed and
     * committed beside the tests, so that every change of the schema is seen in it. The case of names is no difference where
     * the engine ignores it; the order of columns is one.
     *
     * <p>A missing file is written, with its folder, and the assertion fails once. With the system property {@code
     * migrationtest.update-schema-files=true} the file is written anew and the assertion holds. A file that this did not write,
     * or that is another engine's, is never overwritten.
     *
     * <pre>{@code
     * assertThat(database).matchesSchemaFile("src/test/resources/schema.sql"); // passes if that is the schema
     * // fails after: alter table users add column age integer, and prints what differs line by line
     * }</pre>
     *
     * @param path the file; a relative one begins in the working directory, which Maven and Gradle make that of the module
     * @throws java.io.UncheckedIOException if the file cannot be read or written
     */
    public SELF matchesSchemaFile(String path) {
        SchemaFile file = new SchemaFile(path, schema());
        Optional<String> text = file.text();
        if (text.isEmpty()) {
            file.write();
            return check(SchemaFile.isToBeUpdated(), () -> shouldMatch(file)
                    .but("there was no such file. It is written now: review and commit it"));
        }
        Optional<String> refusal = file.refusal(text.get());
        if (refusal.isPresent()) {
            return check(false, () -> shouldMatch(file).but(refusal.get()));
        }
        List<String> differences = file.differences(text.get());
        if (!differences.isEmpty() && SchemaFile.isToBeUpdated()) {
            file.write();
        } else if (!differences.isEmpty()) {
            UnmetExpectation message = shouldMatch(file)
                    .but("these lines differ, - being in the file alone and + in the schema alone", differences);
            fail(failureWithActualExpected(
                    file.expectedText(),
                    text.get(),
                    "%s",
                    message.create() + "\nIf the schema is right, run again with -D" + SchemaFile.UPDATE
                            + "=true, then review and commit the file." + explanation()));
        }
        return myself;
    }

    private UnmetExpectation shouldMatch(SchemaFile file) {
        return expecting().to("match schema file", file.path().toString());
    }

    UnmetExpectation shouldHaveTable(String name, SchemaSnapshot schema) {
        UnmetExpectation message = expecting().to("have table", name);
        return schema.view(name).isPresent()
                ? message.but("that is a view")
                : message.butItHas("its tables are", tables(schema), "it has no tables");
    }

    private static List<String> tables(SchemaSnapshot schema) {
        return schema.tables().stream().map(Table::name).toList();
    }
}
