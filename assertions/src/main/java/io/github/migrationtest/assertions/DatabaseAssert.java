package io.github.migrationtest.assertions;

import io.github.migrationtest.data.IntegrityCheck;
import io.github.migrationtest.data.Orphan;
import io.github.migrationtest.data.Orphans;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.assertj.core.description.TextDescription;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a live database, which is read anew by each of them.
 *
 * <p>Nothing they do stays in the database, and no setting of its connections is changed.
 */
public class DatabaseAssert extends AbstractSchemaAssert<DatabaseAssert, Database> {

    /** An assertion on a database. */
    public DatabaseAssert(@Nullable Database actual) {
        super(actual, DatabaseAssert.class);
        if (actual != null) {
            // The URL may hold a %, which a format would take for its own; and no method of a soft proxy works in here
            // yet.
            info.description(new TextDescription("%s", actual.jdbcUrl()));
        }
    }

    /**
     * A table or view has so many rows.
     *
     * <pre>{@code
     * assertThat(database).hasRowCount("users", 3); // passes if it has three rows
     * assertThat(database).hasRowCount("users", 4); // fails: "but it has 3"
     * }</pre>
     */
    public DatabaseAssert hasRowCount(String table, long expected) {
        SchemaSnapshot schema = schema();
        if (schema.table(table).isEmpty() && schema.view(table).isEmpty()) {
            return check(false, () -> shouldHaveTable(table, schema));
        }
        long rows = LiveDatabase.of(actual).rowCount(table);
        return check(rows == expected, () -> shouldHaveRowCount(table, expected, rows));
    }

    static UnmetExpectation shouldHaveRowCount(String table, long expected, long rows) {
        return UnmetExpectation.expecting("table", table)
                .to("have so many rows", String.valueOf(expected))
                .but("it has", String.valueOf(rows));
    }

    /**
     * No row of a table or view meets a condition.
     *
     * <pre>{@code
     * assertThat(database).hasNoRowsWhere("users", "email is null"); // passes if every user has an address
     * assertThat(database).hasNoRowsWhere("users", "age < 0");       // fails: "but it has 2"
     * }</pre>
     *
     * @param condition what may stand behind WHERE
     * @throws io.github.migrationtest.database.DatabaseException if the database does not take it
     */
    public DatabaseAssert hasNoRowsWhere(String table, String condition) {
        SchemaSnapshot schema = schema();
        if (schema.table(table).isEmpty() && schema.view(table).isEmpty()) {
            return check(false, () -> shouldHaveTable(table, schema));
        }
        long rows = LiveDatabase.of(actual).rowCount(table, condition);
        return check(rows == 0, () -> UnmetExpectation.expecting("table", table)
                .to("have no rows where", condition)
                .but("it has", String.valueOf(rows)));
    }

    /**
     * Rows of a table or view hold these values; numbers compare as numbers. Other rows may be there too.
     *
     * <pre>{@code
     * assertThat(database).containsRows("users", List.of("id", "name"), tuple(1, "ann"), tuple(2, null)); // passes
     * assertThat(database).containsRows("users", List.of("name"), tuple("zoe")); // fails: "but not these: (zoe)"
     * }</pre>
     *
     * @param columns which columns the values are of
     * @param rows AssertJ's tuples, each with a value for every column
     * @throws IllegalArgumentException if one has more or fewer
     */
    public DatabaseAssert containsRows(String table, List<String> columns, Tuple... rows) {
        SchemaSnapshot schema = schema();
        for (Tuple row : rows) {
            if (row.toList().size() != columns.size()) {
                throw new IllegalArgumentException("containsRows(\"" + table + "\", " + columns
                        + ", ...) has a tuple with " + row.toList().size() + " values. Give it one for each column.");
            }
        }
        if (schema.table(table).isEmpty() && schema.view(table).isEmpty()) {
            return check(false, () -> shouldHaveTable(table, schema));
        }
        QueriedRows found = LiveDatabase.of(actual).rows(table, columns);
        List<String> missing = Stream.of(rows)
                .filter(row -> !found.contains(row))
                .map(found::inWords)
                .toList();
        return check(missing.isEmpty(), () -> UnmetExpectation.expecting("table", table)
                .to("contain rows with", columns)
                .but("not these", missing));
    }

    /**
     * The rows of a query meet AssertJ's assertions, as tuples; numbers compare as numbers, dates and the like by the text that
     * {@code java.time} gives them.
     *
     * <pre>{@code
     * assertThat(database).query("select id, name from users order by id", rows -> rows.containsExactly(tuple(1, "ann"))); // passes
     * assertThat(database).query("select id from users where name is null", rows -> rows.isEmpty()); // fails if one is
     * }</pre>
     *
     * @param sql one query
     * @throws io.github.migrationtest.database.DatabaseException if the database does not take it
     */
    public DatabaseAssert query(String sql, Consumer<ListAssert<Tuple>> rows) {
        isNotNull();
        String given = info.descriptionText();
        QueriedRows found = QueriedRows.of(actual, sql);
        try {
            rows.accept(found.asserted(given + ", " + sql));
        } catch (AssertionError failure) {
            // From an assertion of AssertJ's own, which knows nothing of collecting.
            fail(failure);
        }
        return myself;
    }

    /**
     * Every foreign key points at a row, whether or not the database enforces that.
     *
     * <pre>{@code
     * assertThat(database).hasNoOrphans(); // passes if every note's user is there
     * // fails if not: "notes (user_id) -> users (id): 2 rows without a parent: id 7, 9"
     * }</pre>
     */
    public DatabaseAssert hasNoOrphans() {
        isNotNull();
        List<Orphan> orphans = Orphans.of(actual);
        return check(orphans.isEmpty(), () -> expecting()
                .to("have a parent for every foreign key")
                .but("not these", orphans.stream().map(Orphan::describe).toList()));
    }

    /**
     * The connection enforces foreign keys: its {@code PRAGMA foreign_keys} is on. Of a connection given, that one is
     * asked; of a database or data source, one that it gives, as it gives it.
     *
     * <pre>{@code
     * assertThat(application.dataSource()).enforcesForeignKeys(); // passes if the application's settings switch it on
     * assertThat(DriverManager.getConnection(url)).enforcesForeignKeys(); // fails: SQLite's default is off
     * }</pre>
     *
     * @throws UnsupportedOperationException on an engine that has no such switch
     */
    public DatabaseAssert enforcesForeignKeys() {
        return check(live("enforcesForeignKeys()").enforcesForeignKeys(), () -> expecting()
                .to("enforce foreign keys on the connection it gives")
                .but("PRAGMA foreign_keys is off there, as it is in SQLite unless the driver or the application"
                        + " switches it on"));
    }

    /**
     * The connection does not enforce foreign keys.
     *
     * <pre>{@code
     * assertThat(connection).doesNotEnforceForeignKeys(); // passes after PRAGMA foreign_keys = OFF
     * // fails if that was sent within a transaction, where SQLite ignores it
     * }</pre>
     *
     * @throws UnsupportedOperationException on an engine that has no such switch
     * @see #enforcesForeignKeys()
     */
    public DatabaseAssert doesNotEnforceForeignKeys() {
        return check(!live("doesNotEnforceForeignKeys()").enforcesForeignKeys(), () -> expecting()
                .to("not enforce foreign keys on the connection it gives")
                .but("PRAGMA foreign_keys is on there; within a transaction SQLite ignores switching it off"));
    }

    /**
     * What the engine has stored is as its catalog promises: {@link IntegrityCheck} finds nothing.
     *
     * <pre>{@code
     * assertThat(database).passesIntegrityCheck(); // passes if the file is sound
     * // fails and prints what was found if an index does not hold what its table does
     * }</pre>
     */
    public DatabaseAssert passesIntegrityCheck() {
        List<String> faults = live("passesIntegrityCheck()").read(IntegrityCheck::of);
        return check(
                faults.isEmpty(),
                () -> expecting().to("pass its integrity check").but("that found", faults));
    }

    /**
     * A constraint refuses a statement: unique, not null, check, foreign key, a column's type, a trigger's {@code RAISE} or
     * {@code SIGNAL}. In SQLite foreign keys count only if the connection enforces them. A deferred one that would refuse the
     * commit counts.
     *
     * <p>A test database is cloned, and the statement runs there. On any other it runs in a transaction of its own that is
     * always rolled back; so it may touch nothing but rows that can be rolled back, and no other transaction may be open.
     * Numbers that a sequence or an {@code auto_increment} gives out there are gone.
     *
     * <pre>{@code
     * assertThat(database).rejects("insert into users (id, email) values (?, ?)", 2, "taken@example.org"); // passes
     * assertThat(database).rejects("insert into users (id, email) values (2, 'new@example.org')");  // fails: accepted
     * assertThat(database).rejects("insert into user values (1)");    // fails: no such table is no rejection
     * }</pre>
     *
     * @param sql one statement; on a test database also one that changes the schema
     * @param parameters for its question marks, as {@link java.sql.PreparedStatement#setObject(int, Object)} takes them
     * @throws IllegalArgumentException if it is not one statement, controls transactions, wants another number of parameters, or
     *     could not be rolled back
     * @throws IllegalStateException if it would have to run within a transaction that is open
     */
    public DatabaseAssert rejects(String sql, @Nullable Object... parameters) {
        isNotNull();
        Trial trial = Trial.of("rejects", actual, sql, parameters);
        return check(trial.isRejected(), () -> trial.shouldBeRejected(expecting()));
    }

    /**
     * The constraint of that name refuses a statement, be it a name that was given or one that the server made up. SQLite gives
     * an unnamed one none: it is found by what it is.
     *
     * <pre>{@code
     * assertThat(database).rejectsBy("users_email_key", "insert into users (email) values ('taken@example.org')"); // passes
     * assertThat(database).rejectsBy("users_email_key", "insert into users (email) values (null)"); // fails: by not null
     * }</pre>
     *
     * @see #rejects
     * @see #rejectsBy(Consumer, String, Object...)
     */
    public DatabaseAssert rejectsBy(String constraint, String sql, @Nullable Object... parameters) {
        return rejectsBy(ConstraintExpectation.ofName(constraint), sql, parameters);
    }

    /**
     * The constraint that is described refuses a statement; what the description leaves out does not count.
     *
     * <pre>{@code
     * assertThat(database).rejectsBy(key -> key.unique().on("users", "email"), "insert into users (email) values ('taken')"); // passes
     * assertThat(database).rejectsBy(key -> key.foreignKey(), "insert into users (email) values ('taken')"); // fails: by unique
     * }</pre>
     *
     * @see #rejects
     */
    public DatabaseAssert rejectsBy(
            Consumer<ConstraintExpectation> description, String sql, @Nullable Object... parameters) {
        ConstraintExpectation expected = new ConstraintExpectation();
        description.accept(expected);
        return rejectsBy(expected, sql, parameters);
    }

    private DatabaseAssert rejectsBy(ConstraintExpectation expected, String sql, @Nullable Object... parameters) {
        isNotNull();
        Trial trial = Trial.of("rejectsBy", actual, sql, parameters);
        // The catalog is read only where what the engine says is not enough.
        boolean holds = trial.rejection()
                .filter(rejection -> expected.matches(ResolvedRejection.alone(actual.kind(), rejection))
                        || expected.matches(ResolvedRejection.of(rejection, schema())))
                .isPresent();
        return check(holds, () -> trial.shouldBeRejectedBy(expected, expecting()));
    }

    /**
     * No constraint refuses a statement, of which nothing stays all the same.
     *
     * <pre>{@code
     * assertThat(database).accepts("insert into users (id, email) values (2, 'new@example.org')"); // passes
     * assertThat(database).accepts("insert into users (id, email) values (2, null)"); // fails and prints what the database says
     * }</pre>
     *
     * @param sql one statement; on a test database also one that changes the schema
     * @param parameters for its question marks, as {@link java.sql.PreparedStatement#setObject(int, Object)} takes them
     * @throws IllegalArgumentException if it is not one statement, controls transactions, wants another number of parameters, or
     *     could not be rolled back
     * @throws IllegalStateException if it would have to run within a transaction that is open
     * @see #rejects(String, Object...)
     */
    public DatabaseAssert accepts(String sql, @Nullable Object... parameters) {
        isNotNull();
        Trial trial = Trial.of("accepts", actual, sql, parameters);
        return check(trial.isAccepted(), () -> trial.shouldBeAccepted(expecting()));
    }

    /**
     * A statement uses an index to find its rows, or to have them in order without sorting. The engine's own plan says so; the
     * statement does not run. Planners read small tables whole: PostgreSQL is told not to, for this one plan; of MySQL and
     * MariaDB an index counts too that was considered and left for the reading of a small table.
     *
     * <pre>{@code
     * assertThat(database).usesIndex("users_email", "select * from users where email = ?", "a@example.org"); // passes
     * assertThat(database).usesIndex("users_email", "select * from users where lower(email) = ?", "a"); // fails and prints the plan
     * }</pre>
     *
     * @throws IllegalArgumentException if it is not one statement on rows, or wants another number of parameters
     * @throws IllegalStateException if MySQL looked for a single row while it planned, and there is none
     */
    public DatabaseAssert usesIndex(String index, String sql, @Nullable Object... parameters) {
        isNotNull();
        Plan plan = Plan.of("usesIndex", actual, sql, parameters);
        return check(plan.uses(index), () -> plan.shouldUse(index, expecting()));
    }

    /**
     * A statement does not use an index.
     *
     * <pre>{@code
     * assertThat(database).doesNotUseIndex("users_old", "select * from users where email = 'a@example.org'"); // passes
     * assertThat(database).doesNotUseIndex("users_email", "select * from users where email = 'a@example.org'"); // fails
     * }</pre>
     *
     * @see #usesIndex
     */
    public DatabaseAssert doesNotUseIndex(String index, String sql, @Nullable Object... parameters) {
        isNotNull();
        Plan plan = Plan.of("doesNotUseIndex", actual, sql, parameters);
        return check(!plan.uses(index), () -> plan.shouldNotUse(index, expecting()));
    }

    private LiveDatabase live(String claim) {
        isNotNull();
        if (actual.kind() != DatabaseKind.SQLITE) {
            throw new UnsupportedOperationException(claim + " understands SQLite only; " + actual.jdbcUrl() + " is "
                    + actual.kind().productName() + ".");
        }
        return LiveDatabase.of(actual);
    }

    @Override
    SchemaSnapshot schema() {
        isNotNull();
        return SchemaSnapshot.of(actual);
    }

    @Override
    Optional<Database> database() {
        return Optional.of(actual);
    }

    @Override
    UnmetExpectation expecting() {
        return UnmetExpectation.expecting("database", actual.jdbcUrl());
    }
}
