package io.github.migrationtest;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.NoWayBackException;
import java.util.List;
import java.util.Optional;

/**
 * The migrations of a test, and the moves its database makes through them.
 *
 * <p>Every move is made as the tool makes it: {@link #up} one migration in a run of its own, {@link #upTo} and {@link
 * #upToLatest} all of them in one run. A version is the tool's full name for it or any unique beginning, numbers compared as
 * numbers.
 *
 * <p>All moves throw {@link MigrationFailedException} if a statement fails, the database then being as the tool leaves it, and
 * the moves back {@link NoWayBackException} if a migration has no way back, before anything has run.
 */
public interface Migrations {

    /** Every migration of the folder, in the tool's order. */
    List<Migration> all();

    /** What the tool would apply now, in its order: also what it applies in every run, such as Liquibase's {@code runAlways}. */
    List<Migration> pending();

    /** The last one applied; empty on an empty database. */
    Optional<Migration> current();

    /**
     * Where the folder and the tool's history of this database contradict each other, each by the tool's own rules: a migration
     * whose file has changed since, one that is applied and missing, out of order, of the version of another, passed over for
     * ever, or failed half-way. Empty if they fit.
     */
    List<Finding> validate();

    /**
     * Applies the next migration. One that the tool runs and leaves pending, as Liquibase does where a change set may fail, is not the
     * next a second time; one that it runs always comes along with the next, and is the next where there is no other.
     *
     * @throws IllegalStateException if none is pending, or all that are were left so
     */
    MigrationStep up();

    /**
     * Applies everything up to and with a version, in one run.
     *
     * @throws IllegalArgumentException if there is no such version, or it is not pending
     */
    MigrationRun upTo(String version);

    /** Applies everything pending, in one run; if there is nothing, a run of no migrations, but for what the tool does in every run. */
    MigrationRun upToLatest();

    /**
     * Takes back the last applied migration.
     *
     * @throws IllegalStateException if none is applied
     */
    MigrationStep down();

    /**
     * Takes back everything after a version, newest first, in one run.
     *
     * @throws IllegalArgumentException if there is no such version, or it is not applied
     */
    MigrationRun downTo(String version);

    /** Takes back everything, newest first, in one run. */
    MigrationRun downToEmpty();
}
