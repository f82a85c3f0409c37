package io.github.migrationtest.migration;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The migrations of one folder, and their tool's way of applying them.
 *
 * <p>Every method that takes a connection leaves it open, in auto-commit mode, and with the settings that the tool's own
 * run would leave. A folder is immutable; many threads may use it on databases of their own.
 */
public interface MigrationFolder {

    /** The tool's name, as in {@link MigrationTool#name()}. */
    String tool();

    /** Where the migrations are. */
    Path path();

    /** The engine that the folder is written for, where it says so. */
    Optional<DatabaseKind> kind();

    /**
     * The drivers that may be the one that migrates production: one if it is known, else those that the folder leaves
     * open, the usual first.
     */
    List<MigrationRuntime> runtimes();

    /** Every migration, in the tool's order. */
    List<Migration> all();

    /**
     * What the tool's history table says is applied, in the order in which it was; the last one is where the database
     * stands, so Flyway's repeatables come first.
     */
    List<Migration> applied(Connection connection) throws SQLException;

    /** What the tool would apply in a run now, in its order: also what it applies again in every run. */
    List<Migration> pending(Connection connection) throws SQLException;

    /** Whether the tool applies it again in every run, as Liquibase does with {@code runAlways}. */
    default boolean runsAlways(Migration migration) {
        return false;
    }

    /** Whether a run does something though nothing is pending: Flyway calls what it is told to call before and after it. */
    default boolean runsWithoutPending() {
        return false;
    }

    /**
     * What the tool will never apply, though it is neither applied nor pending: Drizzle Kit passes over a migration that is
     * dated before the newest applied one.
     */
    default List<Migration> skipped(Connection connection) throws SQLException {
        return List.of();
    }

    /** What the history says is applied and the folder does not have, each as a few words for a message. */
    default List<String> unknown(Connection connection) throws SQLException {
        return List.of();
    }

    /**
     * Where folder and history contradict each other: an applied migration whose file has changed or is missing, one that is out of
     * order or will never be applied, two of one version, a run that failed half-way.
     */
    default List<Finding> validate(Connection connection) throws SQLException {
        return List.of();
    }

    /**
     * Where a schema is not the one that the tool wrote down beside a migration as what it leads to: Drizzle Kit keeps one, and a script
     * that was changed by hand may not lead there.
     *
     * @param schema as it is when the migration is the newest that is applied
     */
    default List<Finding> intended(Migration migration, SchemaSnapshot schema) {
        return List.of();
    }

    /**
     * The same for one migration alone: without the differences that were there before it, which are those of the migrations that made
     * them.
     */
    default List<Finding> intended(Migration migration, SchemaSnapshot before, SchemaSnapshot after) {
        return List.of();
    }

    /**
     * What of a schema the tool wrote down that a migration is to take or to change, each in the words in which a finding of {@link
     * #intended(Migration, SchemaSnapshot, SchemaSnapshot)} would be about it if it were left, such as {@code users.name not null}.
     *
     * @param before as it is before the migration
     */
    default List<String> intendedChanges(Migration migration, SchemaSnapshot before) {
        return List.of();
    }

    /**
     * A script of what production's servers have before the first migration, such as roles, where the tool's servers bring it; the
     * user's own counts instead.
     */
    default Optional<String> setUp() {
        return Optional.empty();
    }

    /** What is odd about the folder but stops no run, each as a sentence or two for the user. */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Applies migrations in one run of the tool, as the tool does it: its transactions, its history table.
     *
     * @throws MigrationFailedException if a statement fails; the database is then as the tool leaves it
     */
    void apply(Connection connection, MigrationRuntime runtime, List<Migration> migrations, RunObserver observer)
            throws SQLException;

    /**
     * Takes back applied migrations, newest first, in one run.
     *
     * @param migrations in the order in which they are taken back
     * @throws MigrationFailedException if a statement fails
     * @throws NoWayBackException if one of them has no down script and the tool does not step over it (golang-migrate
     *     does); nothing has been run then
     */
    void takeBack(Connection connection, MigrationRuntime runtime, List<Migration> migrations, RunObserver observer)
            throws SQLException;

    /** {@link #apply(Connection, MigrationRuntime, List, RunObserver)} for tools that connect themselves. */
    default void apply(RunDatabase database, MigrationRuntime runtime, List<Migration> migrations, RunObserver observer)
            throws SQLException {
        apply(database.connection(), runtime, migrations, observer);
    }

    /** {@link #takeBack(Connection, MigrationRuntime, List, RunObserver)} for tools that connect themselves. */
    default void takeBack(
            RunDatabase database, MigrationRuntime runtime, List<Migration> migrations, RunObserver observer)
            throws SQLException {
        takeBack(database.connection(), runtime, migrations, observer);
    }

    /**
     * Writes into the history, without running anything, that these and no others are applied; for a copy that has no
     * history of its own.
     */
    void baseline(Connection connection, List<Migration> migrations) throws SQLException;

    /** The tables in which the tool keeps its history: nothing of the schema that the migrations make. */
    Set<String> historyTables();

    /**
     * What schema and rows depend on besides the scripts, each as a few bytes: class files of migrations and callbacks in Java, the
     * version of a tool that is run itself. Databases at the same version of the same scripts are shared only where this is the same.
     */
    default List<byte[]> dependencies() {
        return List.of();
    }

    /**
     * Scripts that a run may send besides those of its migrations, such as callbacks; nothing is run while one of them reaches beyond
     * the database.
     */
    default List<SqlScript> otherScripts() {
        return List.of();
    }

    /**
     * Whether the same scripts always make the same database: not where a program of the user's does, of which nothing more is known.
     * Only then are databases at a version shared between runs of the tests.
     */
    default boolean isRepeatable() {
        return true;
    }

    /** Whether {@link #apply} itself runs the user's {@linkplain ToolOptions#code code} at its versions; else it is run right behind them. */
    default boolean runsCode() {
        return false;
    }

    /**
     * The same for bringing a database to where a test starts, which is not yet what the test looks at: a tool that cannot stop half-way
     * may be brought there by another that leaves the same.
     */
    default MigrationFolder preparing() {
        return this;
    }

    /** What to do so that the tool runs a migration with SQLite's foreign keys off, as one sentence. */
    default String howToSwitchForeignKeysOff() {
        return "switch enforcement off on the connection before the tool opens its transaction, and on again after it.";
    }
}
