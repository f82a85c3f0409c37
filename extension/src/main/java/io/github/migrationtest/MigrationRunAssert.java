package io.github.migrationtest;

import io.github.migrationtest.assertions.AbstractNavigatingAssert;
import io.github.migrationtest.assertions.DataDiffAssert;
import io.github.migrationtest.assertions.DatabaseAssert;
import io.github.migrationtest.assertions.SchemaAssert;
import io.github.migrationtest.assertions.UnmetExpectation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a run of migrations: what it kept, and what it left.
 *
 * <p>They are literal: {@link #keptEveryRow} fails on a {@code DELETE} that was meant. What fails because rows or values went
 * says at which statement, why, and what to do; that takes a replay on a clone, made only then.
 */
public class MigrationRunAssert extends AbstractNavigatingAssert<MigrationRunAssert, MigrationRun> {
    private final List<String> ignoredColumns = new ArrayList<>();

    /** An assertion on a run. */
    public MigrationRunAssert(@Nullable MigrationRun actual) {
        super(actual, MigrationRunAssert.class);
    }

    /**
     * Every row that was there before is still there; its values may have changed.
     *
     * <pre>{@code
     * assertThat(migrations.up()).keptEveryRow(); // passes if every table has every row that it had
     * // fails if a rebuild's DROP TABLE cascaded: "note_tags: 3 of 3 rows lost: (note_id, tag_id) = (1, 1), (1, 2), (2, 1)"
     * }</pre>
     */
    public MigrationRunAssert keptEveryRow() {
        rows().keptEveryRow();
        return myself;
    }

    /**
     * Every row of one table is still there; its values may have changed.
     *
     * <pre>{@code
     * assertThat(step).keptEveryRowOf("users"); // passes even if notes lost rows
     * assertThat(step).keptEveryRowOf("notes"); // fails then, and says which and why
     * }</pre>
     */
    public MigrationRunAssert keptEveryRowOf(String table) {
        rowsByName().keptEveryRowOf(table);
        return myself;
    }

    /**
     * Every value that was there is still there, in the same row. A {@code NULL} is none: it may be filled.
     *
     * <pre>{@code
     * assertThat(step).keptEveryValue(); // passes if rows only came and nulls were filled
     * // fails if not: "notes: edited_by of 2 rows became NULL: id 7, 9"
     * }</pre>
     */
    public MigrationRunAssert keptEveryValue() {
        rows().keptEveryValue();
        return myself;
    }

    /**
     * Every value of one table that was there is still there, in the same row.
     *
     * <pre>{@code
     * assertThat(step).ignoringColumns("updated_at").keptEveryValueOf("users"); // passes if only updated_at changed
     * assertThat(step).keptEveryValueOf("users");                               // fails then
     * }</pre>
     */
    public MigrationRunAssert keptEveryValueOf(String table) {
        rowsByName().keptEveryValueOf(table);
        return myself;
    }

    /**
     * From here on values of these columns may change, and the columns may go.
     *
     * <pre>{@code
     * assertThat(step).ignoringColumns("users.legacy_id").keptEveryValue(); // passes if only that column went
     * assertThat(step).keptEveryValue();                                    // fails then
     * }</pre>
     *
     * @param columns the column of every table ({@code updated_at}), or of one ({@code users.updated_at})
     */
    public MigrationRunAssert ignoringColumns(String... columns) {
        ignoredColumns.addAll(List.of(columns));
        return myself;
    }

    /**
     * No table but these has another row or value; whether these have does not matter. With no name: none has.
     *
     * <pre>{@code
     * assertThat(step).changedOnly("users"); // passes if rows of users changed, or none at all
     * // fails if rows of notes changed too, and says what happened to them
     * }</pre>
     */
    public MigrationRunAssert changedOnly(String... tables) {
        rowsByName().changedOnly(tables);
        return myself;
    }

    /**
     * So many rows of one table are gone, be it with the table.
     *
     * <pre>{@code
     * assertThat(step).hasLost("sessions", 12); // passes if twelve of its rows are gone
     * assertThat(step).hasLost("sessions", 11); // fails then
     * }</pre>
     */
    public MigrationRunAssert hasLost(String table, long rows) {
        rowsByName().hasLost(table, rows);
        return myself;
    }

    /**
     * No index repeats another, a primary key or a unique constraint after it.
     *
     * <pre>{@code
     * assertThat(step).leftNoDuplicateIndexes(); // passes if every index is of use
     * // fails after CREATE UNIQUE INDEX users_email_2 ON users (email), where users_email does the same
     * }</pre>
     */
    public MigrationRunAssert leftNoDuplicateIndexes() {
        isNotNull();
        describing(new SchemaAssert(actual.schemaAfter())).hasNoDuplicateIndexes();
        return myself;
    }

    /**
     * Every foreign key points at a row after it, whether or not the database enforces that.
     *
     * <pre>{@code
     * assertThat(step).leftNoOrphans(); // passes if every note's owner is there
     * // fails if not: "notes (owner_id) -> users (id): 2 rows without a parent: id 7, 9"
     * }</pre>
     */
    public MigrationRunAssert leftNoOrphans() {
        isNotNull();
        describing(new DatabaseAssert(actual.after())).hasNoOrphans();
        return myself;
    }

    /**
     * The engine's own check of its file finds nothing after it.
     *
     * <pre>{@code
     * assertThat(step).passesIntegrityCheck(); // passes if the file is sound
     * // fails and prints what SQLite says if an index does not hold what its table does
     * }</pre>
     */
    public MigrationRunAssert passesIntegrityCheck() {
        isNotNull();
        describing(new DatabaseAssert(actual.after())).passesIntegrityCheck();
        return myself;
    }

    /**
     * The connection on which the tool ran enforces foreign keys after the run.
     *
     * <pre>{@code
     * assertThat(step).enforcesForeignKeys(); // passes if they are on, as the runtime sets them
     * // fails if a script without a transaction says PRAGMA foreign_keys=OFF and never ON, or on MySQL one that
     * // says SET foreign_key_checks = 0
     * }</pre>
     */
    public MigrationRunAssert enforcesForeignKeys() {
        isNotNull();
        return check(actual.enforcesForeignKeys(), () -> UnmetExpectation.expecting("migration", String.valueOf(actual))
                .to("leave foreign keys enforced on the connection that ran it")
                .but("they are not enforced there"));
    }

    private DataDiffAssert rows() {
        isNotNull();
        return describing(new DataDiffAssert(actual.dataDiff()))
                .ignoringColumns(ignoredColumns.toArray(String[]::new))
                .explainedBy(() -> actual.explainLoss().orElse(""));
    }

    /** A table that never was has no changes, so the names of those that were have to be known. */
    private DataDiffAssert rowsByName() {
        return rows().since(actual.dataBefore());
    }

    /** The user's own description first, then which run it is. */
    private <A extends AbstractNavigatingAssert<A, ?>> A describing(A part) {
        String given = info.descriptionText();
        String run = "migration " + actual;
        return part.as("%s", given.isEmpty() ? run : given + ", " + run);
    }
}
