package io.github.migrationtest.internal.walk;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.LiveMigrations;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.Preparation;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.rehearsal.StartPoint;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The run of a release that begins with a new value of an enum. On an empty database the enum is made in the same run, and PostgreSQL
 * lets a transaction use at once the values of a type that it has made itself.
 */
final class LaterRun {
    private static final String UNSAFE_USE = "55P04";

    private final RunState run;
    private final Plan plan;
    private final String owner;

    LaterRun(RunState run, Plan plan, String owner) {
        this.run = run;
        this.plan = plan;
        this.owner = owner;
    }

    /** Of migrations that all apply in one run; on a copy that is the release itself. */
    Optional<MigrationFailedException> failureOf(List<Migration> migrations) {
        if (plan.provider().kind() != DatabaseKind.POSTGRESQL || plan.copyOf().isPresent()) {
            return Optional.empty();
        }
        return IntStream.range(1, migrations.size() - 1)
                .mapToObj(migrations::get)
                .filter(LaterRun::addsAValue)
                .findFirst()
                .flatMap(this::failureFrom);
    }

    private Optional<MigrationFailedException> failureFrom(Migration first) {
        try (TestDatabase database = new Preparation(run, plan, new StartPoint.Before(first)).database(owner);
                LiveMigrations moves = new LiveMigrations(plan, database)) {
            moves.upToLatest();
            return Optional.empty();
        } catch (MigrationFailedException e) {
            return Optional.of(e).filter(LaterRun::isUnsafeUse);
        }
    }

    private static boolean isUnsafeUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && UNSAFE_USE.equals(refusal.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean addsAValue(Migration migration) {
        return migration.up().statements().stream()
                .map(statement -> SqlLexer.code(DatabaseKind.POSTGRESQL, statement.sql()))
                .anyMatch(LaterRun::addsAValue);
    }

    private static boolean addsAValue(List<SqlToken> words) {
        return words.size() > 4
                && words.get(0).is("ALTER")
                && words.get(1).is("TYPE")
                && IntStream.range(2, words.size() - 1)
                        .anyMatch(
                                i -> words.get(i).is("ADD") && words.get(i + 1).is("VALUE"));
    }
}
