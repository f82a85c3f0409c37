package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of the indexes of a table, by name and by what they are on.
 *
 * <p>Indexes made by {@code CREATE INDEX} and unique constraints find rows alike, and what is claimed of columns holds for both;
 * MySQL and MariaDB know no difference. The primary key is claimed on its own. An index that PostgreSQL has marked INVALID is
 * none.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractTableIndexesAssert<SELF extends AbstractTableIndexesAssert<SELF>>
        extends AbstractTableColumnsAssert<SELF> {

    /**
     * An assertion on a table.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractTableIndexesAssert(@Nullable Table actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * A unique index or unique constraint over all rows is on exactly these columns or expressions in this order. The primary key
     * is none: see {@link AbstractTableConstraintsAssert#hasPrimaryKey}.
     *
     * <pre>{@code
     * users.hasUniqueIndexOn("email"); // passes for: create unique index users_email on users (email)
     * users.hasUniqueIndexOn("email"); // fails for: create index ...; and for: ... on users (email) where active
     * }</pre>
     */
    public SELF hasUniqueIndexOn(String... parts) {
        return check(on(parts).anyMatch(this::keepsRowsApart), () -> shouldHaveIndexOn("unique index", parts));
    }

    /**
     * No unique index and no unique constraint over all rows is on exactly these columns in this order.
     *
     * <pre>{@code
     * users.doesNotHaveUniqueIndexOn("email"); // passes for: create index users_email on users (email)
     * users.doesNotHaveUniqueIndexOn("email"); // fails for: create unique index users_email on users (email)
     * }</pre>
     */
    public SELF doesNotHaveUniqueIndexOn(String... parts) {
        return shouldHaveNone("unique index", on(parts).filter(this::keepsRowsApart), parts);
    }

    /**
     * An index over all rows, unique or not, or a unique constraint is on exactly these columns or expressions in this order.
     *
     * <pre>{@code
     * notes.hasIndexOn("user_id", "created_at"); // passes for: create index i on notes (user_id, created_at)
     * notes.hasIndexOn("created_at");            // fails and lists the indexes that are there
     * }</pre>
     */
    public SELF hasIndexOn(String... parts) {
        return check(on(parts).anyMatch(index -> index.predicate().isEmpty()), () -> shouldHaveIndexOn("index", parts));
    }

    /**
     * An index on exactly this column or expression is as claimed; one over some of the rows too. Where several are on it, one is
     * enough.
     *
     * <pre>{@code
     * users.hasIndexOn("email", email -> email.hasPredicate("active")); // passes for: create index i on users (email) where active
     * users.hasIndexOn("email", email -> email.isUnique());             // fails: [..., table "users", index on (email)]
     * }</pre>
     */
    public SELF hasIndexOn(String part, Consumer<IndexAssert> requirements) {
        return hasIndexOn(List.of(part), requirements);
    }

    /**
     * An index on exactly these columns or expressions in this order is as claimed; one over some of the rows too. Where several
     * are on them, one is enough.
     *
     * <pre>{@code
     * notes.hasIndexOn(List.of("user_id", "created_at"), index -> index.isNotUnique()); // passes for: create index ...
     * notes.hasIndexOn(List.of("user_id", "created_at"), index -> index.isUnique());    // fails and says what is there
     * }</pre>
     */
    public SELF hasIndexOn(List<String> parts, Consumer<IndexAssert> requirements) {
        String[] wanted = parts.toArray(String[]::new);
        List<Indexed> found = on(wanted).toList();
        check(!found.isEmpty(), () -> shouldHaveIndexOn("index", wanted));
        Optional<Indexed> suitable = found.stream()
                .filter(each -> found.size() == 1 || holds(new IndexAssert(each), requirements))
                .findFirst();
        suitable.or(() -> found.stream().findFirst())
                .ifPresent(each -> into(new IndexAssert(each), "index on " + InWords.names(parts), requirements));
        return myself;
    }

    /**
     * No index, not even one over some of the rows, and no unique constraint is on exactly these columns in this order.
     *
     * <pre>{@code
     * notes.doesNotHaveIndexOn("title"); // passes for: create index i on notes (title, user_id)
     * notes.doesNotHaveIndexOn("title"); // fails for: create index i on notes (title)
     * }</pre>
     */
    public SELF doesNotHaveIndexOn(String... parts) {
        return shouldHaveNone("index", on(parts), parts);
    }

    /**
     * It has an index of that name; in PostgreSQL also one that keeps a constraint of that name.
     *
     * <pre>{@code
     * users.hasIndex("users_email");  // passes if there is one
     * users.hasIndex("users_e_mail"); // fails and lists the indexes that are there
     * }</pre>
     */
    public SELF hasIndex(String name) {
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
    public SELF hasIndex(String name, Consumer<IndexAssert> requirements) {
        Optional<Indexed> index = named(name);
        check(index.isPresent(), () -> butItsIndexesAre(expecting().to("have index", name)));
        index.ifPresent(found -> into(new IndexAssert(found), "index \"" + name + "\"", requirements));
        return myself;
    }

    /**
     * It has no index of that name.
     *
     * <pre>{@code
     * users.doesNotHaveIndex("users_old");   // passes if it is gone
     * users.doesNotHaveIndex("users_email"); // fails if it is there, and says what it is
     * }</pre>
     */
    public SELF doesNotHaveIndex(String name) {
        Optional<Indexed> index = named(name);
        return check(index.isEmpty(), () -> expecting()
                .to("have no index", name)
                .but("it has", index.map(Indexed::describe).orElseThrow()));
    }

    /**
     * It has the indexes of these names and no others, in any order. Those that keep a primary key or, but in MySQL and MariaDB,
     * a unique constraint are not among them.
     *
     * <pre>{@code
     * users.hasExactlyIndexes("users_email", "users_name"); // passes if these are all
     * users.hasExactlyIndexes("users_email");               // fails and says that users_name is there too
     * }</pre>
     */
    public SELF hasExactlyIndexes(String... names) {
        List<String> there = there().indexes().stream().map(Index::name).toList();
        SameNames same = SameNames.inAnyOrder(kind(), there, List.of(names));
        return check(same.hold(), () -> same.explain(expecting(), "indexes"));
    }

    /**
     * It has indexes on these columns or expressions, each list in its order, and no others, whatever they are called; two on the
     * same columns must be given twice. Those that keep a primary key or, but in MySQL and MariaDB, a unique constraint are not
     * among them.
     *
     * <pre>{@code
     * users.hasExactlyIndexesOn(List.of(List.of("email"), List.of("org_id", "name"))); // passes if these are all
     * users.hasExactlyIndexesOn(List.of(List.of("email")));                            // fails and says that one on org_id, name is there too
     * }</pre>
     */
    public SELF hasExactlyIndexesOn(List<List<String>> all) {
        List<Index> others = new ArrayList<>(there().indexes());
        List<String> missing = new ArrayList<>();
        for (List<String> parts : all) {
            others.stream()
                    .filter(index -> SameParts.inOrder(kind(), index.parts(), parts))
                    .findFirst()
                    .ifPresentOrElse(others::remove, () -> missing.add(InWords.names(parts)));
        }
        return check(missing.isEmpty() && others.isEmpty(), () -> {
            UnmetExpectation message = expecting()
                    .to(
                            "have exactly the indexes on",
                            all.stream().map(InWords::names).toList());
            if (!missing.isEmpty()) {
                message.but("there is none on", missing);
            }
            return others.isEmpty()
                    ? message
                    : message.but(
                            "these are there too",
                            others.stream().map(Index::describe).toList());
        });
    }

    /**
     * It has no index but those that keep its primary key and, but in MySQL and MariaDB, its unique constraints.
     *
     * <pre>{@code
     * tags.hasNoIndexes();  // passes for: create table tags (id integer primary key, name text unique)
     * users.hasNoIndexes(); // fails if there is one, and lists them
     * }</pre>
     */
    public SELF hasNoIndexes() {
        List<Index> there = there().indexes();
        return check(there.isEmpty(), () -> expecting()
                .to("have no indexes")
                .but("it has", there.stream().map(Index::describe).toList()));
    }

    /** Indexes and unique constraints. */
    Stream<Indexed> indexes() {
        return Stream.concat(
                there().uniqueConstraints().stream(),
                there().indexes().stream().filter(index -> !index.attributes().has(Attribute.INVALID)));
    }

    UnmetExpectation butItsIndexesAre(UnmetExpectation message) {
        return message.butItHas(
                "its keys and indexes are",
                there().keysAndIndexes().stream().map(Indexed::describe).toList(),
                "it has no index");
    }

    SELF shouldHaveNone(String what, Stream<? extends Indexed> there, String... parts) {
        List<String> found = there.map(Indexed::describe).toList();
        return check(found.isEmpty(), () -> expecting()
                .to("have no " + what + " on", InWords.names(List.of(parts)))
                .but("it has", found));
    }

    UnmetExpectation shouldHaveIndexOn(String what, String... parts) {
        return butItsIndexesAre(expecting().to("have " + what + " on", InWords.names(List.of(parts))));
    }

    Stream<Indexed> on(String... parts) {
        return indexes().filter(index -> SameParts.inOrder(kind(), index.parts(), List.of(parts)));
    }

    /** A unique index over the first letters of a text refuses texts that are not the same. */
    private boolean keepsRowsApart(Indexed index) {
        return index.unique()
                && index.predicate().isEmpty()
                && index.parts().stream().noneMatch(part -> part.attributes().has(Attribute.PREFIX_LENGTH));
    }

    private Optional<Indexed> named(String name) {
        Predicate<Indexed> isMeant = index -> Named.is(name, index);
        Optional<Indexed> index = there().indexes().stream()
                .map(Indexed.class::cast)
                .filter(isMeant)
                .findFirst();
        if (index.isPresent() || kind() == DatabaseKind.SQLITE) {
            return index;
        }
        Optional<PrimaryKey> key = there().primaryKey();
        return Stream.concat(there().uniqueConstraints().stream(), key.stream())
                .map(Indexed.class::cast)
                .filter(isMeant)
                .findFirst();
    }

    private static boolean holds(IndexAssert index, Consumer<IndexAssert> requirements) {
        try {
            requirements.accept(index);
            return true;
        } catch (AssertionError failure) {
            return false;
        }
    }
}
