package io.github.migrationtest;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run of the tool over one or more migrations, with what was seen before and after it.
 *
 * <p>The run itself is never observed from inside. Snapshots are read when they are asked for, from copies of the database
 * held before and after, so that what a test does later is not in them.
 */
public interface MigrationRun {

    /** What was applied or taken back, in the order in which it was. */
    List<Migration> migrations();

    /** Which way it went. */
    Direction direction();

    /** The database as it was just before, to be read. */
    Database before();

    /** The database as it was just after, to be read; what a test does later is not in it. */
    Database after();

    /** The schema just before, without the tool's own tables. */
    SchemaSnapshot schemaBefore();

    /** The schema just after, without the tool's own tables. */
    SchemaSnapshot schemaAfter();

    /** What changed in the schema. */
    SchemaDiff schemaDiff();

    /** The rows just before, without those of the tool's own tables. */
    DataSnapshot dataBefore();

    /** The rows just after, without those of the tool's own tables. */
    DataSnapshot dataAfter();

    /** What changed in the rows, down to the first keys. */
    DataDiff dataDiff();

    /** The statements that were run, in order. */
    List<SqlStatement> statements();

    /** How long the tool's run took, nothing of ours included. */
    Duration duration();

    /** Whether the connection that ran it enforces foreign keys after it. */
    boolean enforcesForeignKeys();

    /**
     * The same migrations one at a time, replayed on a clone of the database before; the steps of a {@link MigrationStep} are
     * itself. Empty where the tool cannot step, or where a step fails though the run did not.
     */
    List<MigrationStep> steps();

    /**
     * Why rows or values went: the statement after which they were gone, found by a replay on a clone, and what made it take
     * them; empty if nothing went.
     */
    Optional<String> explainLoss();

    /** The same of one table, by its name after the change; empty if nothing of it went. */
    Optional<String> explainLossOf(String table);

    /**
     * Accepts that this run loses rows or changes values, so that the test does not fail at its end for it.
     *
     * @param because the reason, for the reader of the test
     */
    void acceptDataChanges(String because);
}
