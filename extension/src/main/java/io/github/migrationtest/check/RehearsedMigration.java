package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.DisposableDatabase;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one migration: it went up, and where it has a way back, down and up again.
 *
 * <p>Its steps hold the database before and after each move for as long as the checks of this migration look at it.
 */
public interface RehearsedMigration {

    /** Which one. */
    Migration migration();

    /** The engine. */
    DatabaseKind kind();

    /** The tool's name. */
    String tool();

    /** The way up; empty if it failed. */
    Optional<MigrationStep> up();

    /** Why it did not go up; beside a way up, why it did not on generated rows, while it did where there are none. */
    Optional<MigrationFailedException> upFailure();

    /** What a way up that failed has changed in the schema all the same; empty if it did not fail, or that could not be seen. */
    Optional<SchemaDiff> leftByFailure();

    /** The way back; empty if there is none, it failed, or the way up did. */
    Optional<MigrationStep> down();

    /**
     * What became of the rows from before the way up to behind the way back.
     *
     * @throws IllegalStateException if there was no way back
     */
    DataDiff dataLeftByDown();

    /** Why it did not go back, though it has a way. */
    Optional<MigrationFailedException> downFailure();

    /** The way up again, behind the way back. */
    Optional<MigrationStep> upAgain();

    /** Why it did not go up again. */
    Optional<MigrationFailedException> upAgainFailure();

    /**
     * The database as it was before the way up, to do with as one likes; whoever asks closes it.
     *
     * @throws IllegalStateException if it was not reached
     */
    DisposableDatabase throwAwayBefore();

    /**
     * The same as it was after the way up.
     *
     * @throws IllegalStateException if it did not go up
     */
    DisposableDatabase throwAwayAfter();

    /** What the way up took of the data, each with what its script says of it. */
    List<DataLoss> losses();

    /** Whether the connection of the way up enforced foreign keys, and does so no more behind it: what runs next on it is not held to them. */
    boolean leavesForeignKeysOff();

    /** Names of columns that the way up stored as texts, which only some of SQLite's drivers let through. */
    List<NameAsText> namesAsTexts();

    /** Tables that hold rows and were written anew as a whole, as far as the engine shows that. */
    List<Rewrite> rewrites();

    /** Why that went of which the script says nothing: the statement after which it was gone, and what made it take it. */
    Optional<String> whyLost();

    /** The statement after which it was gone, where a run on a clone shows one. */
    Optional<SqlStatement> culprit(DataLoss loss);

    /**
     * Where the schema behind the way up differs from what the tool's own files say was meant, and did not before; empty if nowhere, or
     * they say nothing.
     */
    List<Finding> differencesFromIntended();

    /**
     * What the tool's own files say that the way up is to take or to change of the schema before it, each in the words in which one of
     * {@link #differencesFromIntended()} would be about it if it were left, such as {@code users.name not null}; empty if nothing, or
     * they say nothing.
     */
    List<String> intendedChanges();

    /** Whether the rows that a table had before the way up were made up for the rehearsal, its name in any case. */
    boolean hasGeneratedRows(String table);

    /** Whether other migrations of the folder can be taken back. */
    boolean othersGoBack();
}
