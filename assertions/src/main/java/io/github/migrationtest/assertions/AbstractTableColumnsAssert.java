package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of the columns of a table.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractTableColumnsAssert<SELF extends AbstractTableColumnsAssert<SELF>>
        extends AbstractAttributedAssert<SELF, Table> {

    /**
     * An assertion on a table.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractTableColumnsAssert(@Nullable Table actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * It has a column.
     *
     * <pre>{@code
     * users.hasColumn("email");  // passes if there is one
     * users.hasColumn("e_mail"); // fails and lists the columns that are there
     * }</pre>
     */
    public SELF hasColumn(String name) {
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
    public SELF hasColumn(String name, Consumer<ColumnAssert> requirements) {
        Optional<Column> column = there().column(name);
        check(column.isPresent(), () -> expecting().to("have column", name).but("its columns are", columns()));
        column.ifPresent(found -> into(new ColumnAssert(found), "column \"" + name + "\"", requirements));
        return myself;
    }

    /**
     * It has no such column.
     *
     * <pre>{@code
     * users.doesNotHaveColumn("nickname"); // passes if it is gone
     * users.doesNotHaveColumn("email");    // fails if it is there, and says what it is
     * }</pre>
     */
    public SELF doesNotHaveColumn(String name) {
        Optional<Column> column = there().column(name);
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
    public SELF hasExactlyColumns(String... names) {
        SameNames same = SameNames.inOrder(kind(), columnNames(), List.of(names));
        return check(same.hold(), () -> same.explain(expecting(), "columns"));
    }

    /**
     * It has these columns and no others, in any order.
     *
     * <pre>{@code
     * users.hasExactlyColumnsInAnyOrder("email", "id"); // passes for: create table users (id integer primary key, email text)
     * users.hasExactlyColumnsInAnyOrder("id");          // fails and says that email is there too
     * }</pre>
     */
    public SELF hasExactlyColumnsInAnyOrder(String... names) {
        SameNames same = SameNames.inAnyOrder(kind(), columnNames(), List.of(names));
        return check(same.hold(), () -> same.explain(expecting(), "columns"));
    }

    @Override
    Attributes attributes() {
        return there().attributes();
    }

    @Override
    UnmetExpectation expecting() {
        return UnmetExpectation.expecting("table", there().name());
    }

    @Override
    String described() {
        return there().describe();
    }

    /** A table is too much for one line; what is special about it is what is claimed. */
    @Override
    UnmetExpectation butItIs(UnmetExpectation message) {
        return message.butItHas("it is", attributeLines(), "it is an ordinary table");
    }

    private List<String> columnNames() {
        return there().columns().stream().map(Column::name).toList();
    }

    private List<String> columns() {
        return there().columns().stream().map(Column::describe).toList();
    }
}
