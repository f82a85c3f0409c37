package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.View;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Assertions on a view, reached by {@code hasView("authors", authors -> ...)}. */
public class ViewAssert extends AbstractAttributedAssert<ViewAssert, View> {
    private Optional<Database> database = Optional.empty();

    /** An assertion on a view that knows no live database. */
    public ViewAssert(@Nullable View actual) {
        super(actual, ViewAssert.class);
    }

    static ViewAssert of(View view, Optional<Database> database) {
        ViewAssert assertion = new ViewAssert(view);
        assertion.database = database;
        return assertion;
    }

    /**
     * Its rows are kept until it is refreshed.
     *
     * <pre>{@code
     * totals.isMaterialized(); // passes for: create materialized view totals as ...
     * totals.isMaterialized(); // fails for: create view totals as ...
     * }</pre>
     */
    public ViewAssert isMaterialized() {
        return hasFlag(Attribute.MATERIALIZED, "be materialized");
    }

    /**
     * Its rows are those of its query at every moment.
     *
     * <pre>{@code
     * totals.isNotMaterialized(); // passes for: create view totals as ...
     * totals.isNotMaterialized(); // fails for: create materialized view totals as ...
     * }</pre>
     */
    public ViewAssert isNotMaterialized() {
        return hasNoFlag(Attribute.MATERIALIZED, "not be materialized");
    }

    /**
     * This is its query as its engine keeps it, whatever its spacing and case. SQLite keeps what was written; PostgreSQL, MySQL
     * and MariaDB write it anew, with the names of tables before columns, and a failure shows how.
     *
     * <pre>{@code
     * authors.hasDefinition("select distinct user_id from notes"); // passes for: create view authors as SELECT DISTINCT ...
     * authors.hasDefinition("select user_id from notes");          // fails and prints the query
     * }</pre>
     */
    public ViewAssert hasDefinition(String query) {
        return check(
                SameSql.same(kind(), there().definition(), query),
                () -> expecting().to("have definition", query).but("it is", there().definition()));
    }

    /**
     * This stands in its query, whatever its spacing and case.
     *
     * <pre>{@code
     * authors.hasDefinitionContaining("distinct");     // passes for: create view authors as select distinct user_id from notes
     * authors.hasDefinitionContaining("order by name"); // fails and prints the query
     * }</pre>
     */
    public ViewAssert hasDefinitionContaining(String sql) {
        return check(
                SameSql.contains(kind(), there().definition(), sql),
                () -> expecting().to("have a definition that contains", sql).but("it is", there().definition()));
    }

    /**
     * It has these columns in this order and no others.
     *
     * <pre>{@code
     * authors.hasColumns("user_id");         // passes for: create view authors as select distinct user_id from notes
     * authors.hasColumns("user_id", "name"); // fails and says which columns it has
     * }</pre>
     *
     * @throws UnsupportedOperationException if this is a view of a snapshot that does not name its columns
     */
    public ViewAssert hasColumns(String... names) {
        SameNames same = SameNames.inOrder(kind(), columns(), List.of(names));
        return check(same.hold(), () -> same.explain(expecting(), "columns"));
    }

    /**
     * It can be read: all that its query names is there.
     *
     * <pre>{@code
     * authors.works(); // passes if notes has a user_id
     * authors.works(); // fails after: drop table notes; and prints what the database says
     * }</pre>
     */
    public ViewAssert works() {
        Optional<String> fault = whyBroken(there(), database);
        return check(fault.isEmpty(), () -> expecting().to("work").but("it cannot be read", fault.orElseThrow()));
    }

    /**
     * An index of a materialized view is on exactly these columns or expressions in this order.
     *
     * <pre>{@code
     * totals.hasIndexOn("user_id"); // passes for: create index i on totals (user_id)
     * totals.hasIndexOn("total");   // fails and lists the indexes that are there
     * }</pre>
     */
    public ViewAssert hasIndexOn(String... parts) {
        return check(
                there().indexes().stream().anyMatch(index -> SameParts.inOrder(kind(), index.parts(), List.of(parts))),
                () -> butItsIndexesAre(expecting().to("have index on", InWords.names(List.of(parts)))));
    }

    /**
     * A materialized view has an index of that name of which more is claimed.
     *
     * <pre>{@code
     * totals.hasIndex("totals_user", index -> index.isUnique()); // passes for: create unique index totals_user on totals (user_id)
     * totals.hasIndex("totals_total", index -> index.isUnique()); // fails and lists the indexes that are there
     * }</pre>
     */
    public ViewAssert hasIndex(String name, Consumer<IndexAssert> requirements) {
        Optional<Index> index = there().indexes().stream()
                .filter(each -> NameRules.key(kind(), each.name()).equals(NameRules.key(kind(), name)))
                .findFirst();
        check(index.isPresent(), () -> butItsIndexesAre(expecting().to("have index", name)));
        index.ifPresent(found -> into(new IndexAssert(found), "index \"" + name + "\"", requirements));
        return this;
    }

    /** In PostgreSQL a query that fails would end the transaction that is open; its views know what they depend on. */
    static Optional<String> whyBroken(View view, Optional<Database> database) {
        return view.attributes().get(Attribute.BROKEN).or(() -> database.filter(
                        live -> live.kind() != DatabaseKind.POSTGRESQL)
                .flatMap(live -> LiveDatabase.of(live).whyUnreadable(view.name())));
    }

    private List<String> columns() {
        View view = there();
        if (!view.columns().isEmpty()) {
            return view.columns();
        }
        return database.map(LiveDatabase::of)
                .orElseThrow(() -> new UnsupportedOperationException("hasColumns(...) on view \"" + view.name()
                        + "\" needs a live database, for its columns are those of its query."
                        + " Begin with assertThat(database)."))
                .columnsOf(view.name());
    }

    private UnmetExpectation butItsIndexesAre(UnmetExpectation message) {
        return message.butItHas(
                "its indexes are",
                there().indexes().stream().map(Index::describe).toList(),
                "it has no index");
    }

    @Override
    Attributes attributes() {
        return there().attributes();
    }

    @Override
    UnmetExpectation expecting() {
        return UnmetExpectation.expecting("view", there().name());
    }

    @Override
    String described() {
        return there().describe();
    }
}
