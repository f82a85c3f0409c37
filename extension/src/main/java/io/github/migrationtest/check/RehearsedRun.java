package io.github.migrationtest.check;

import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.List;
import java.util.Optional;

/** What was seen of all the migrations that there were to rehearse. */
public interface RehearsedRun {

    /** The engine. */
    DatabaseKind kind();

    /** The tool's name. */
    String tool();

    /** Whether it was on a copy of a real database; else on an empty one. */
    boolean isOnCopy();

    /** The migrations that there were, in the tool's order, whether or not they were reached. */
    List<Migration> migrations();

    /** Those that were applied one at a time, up to the first that failed. */
    List<Migration> reached();

    /** All of them in one run, as the tool applies them; empty if it failed, or nothing was to be applied. */
    Optional<MigrationRun> together();

    /** Why one run of all of them failed. */
    Optional<MigrationFailedException> togetherFailure();

    /**
     * Why one run fails of those from the first on that gives an enum a value, on an empty database that has those before it; empty
     * if it does not, or none does.
     */
    Optional<MigrationFailedException> laterRunFailure();

    /** What the schema behind the single steps has otherwise than that behind the one run; empty if one of them failed. */
    Optional<SchemaDiff> togetherDiffersFromSteps();

    /** What the user's own commands for backup and restore brought back; empty if there are none, or nothing was migrated. */
    Optional<RestoredBackup> restoredBackup();

    /** Where the folder and the history of the database contradict each other, before and after. */
    List<Finding> contradictions();

    /** What the tool would apply though everything has been applied: what it has left pending, and what it applies in every run. */
    List<Migration> pendingAtTheEnd();

    /** Another run of the tool; empty if there is nothing that it would do, or it failed. */
    Optional<MigrationRun> secondRun();

    /** Why another run of the tool failed. */
    Optional<MigrationFailedException> secondRunFailure();

    /** What a copy of a real database has otherwise, all applied, than an empty one brought to the same version. */
    Optional<SchemaDiff> drift();

    /** What all of them leave of an empty database; empty if one of them failed, and on a copy. */
    Optional<EngineEnd> end();

    /**
     * What they leave on other kinds of database that this one has to agree with, as far as those have been walked through before it:
     * the first kind of {@link io.github.migrationtest.EachDatabase}, and for the first all others.
     */
    List<EngineEnd> endsOfOtherKinds();
}
