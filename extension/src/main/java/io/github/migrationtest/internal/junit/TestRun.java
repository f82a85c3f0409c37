package io.github.migrationtest.internal.junit;

import static java.util.Objects.requireNonNull;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.WhenUnavailable;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.DataGuard;
import io.github.migrationtest.internal.rehearsal.LiveMigrations;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.Preparation;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.settings.Setting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** What one test has: its database, its moves, and what becomes of both at its end. */
final class TestRun implements AutoCloseable {
    private final ExtensionContext context;
    private final RunState run;
    private @Nullable Plan plan;
    private @Nullable DatabaseFactory factory;
    private @Nullable TestDatabase database;
    private @Nullable LiveMigrations migrations;
    private @Nullable Connection connection;
    private @Nullable MigrationStep step;

    private TestRun(ExtensionContext context) {
        this.context = context;
        this.run = Stores.run(context);
    }

    /** The run of the test that a context belongs to; it ends with that context. */
    static TestRun of(ExtensionContext context) {
        return Stores.of(context).getOrComputeIfAbsent(TestRun.class, key -> new TestRun(context), TestRun.class);
    }

    /** Resolves what is set and makes the database, unless that is done. */
    void start() {
        if (database != null) {
            return;
        }
        Plan made = planned(context);
        StartPoints.Asked start =
                EachMigrationInvocation.startPoint(context).orElseGet(() -> StartPoints.of(context, made));
        run.forgetKept(made, context.getRequiredTestClass().getName());
        Preparation preparation = new Preparation(run, made, start.point());
        TestDatabase created = Plans.reporting(
                start.asked() + " names ", () -> onServer(context, () -> preparation.database(owner())));
        DatabaseFactory maker = run.factory(made);
        plan = made;
        factory = maker;
        database = created;
        migrations = new LiveMigrations(made, created);
        populate(made, created);
    }

    /** What is set, once all that it asks for can be had; with the rows that are put in on the way. */
    static Plan planned(ExtensionContext context) {
        Availability.abortIfMissing(context);
        GivenServerUse.begin(context, SettingsOf.context(context));
        Plan planned = Plans.of(context);
        return planned.with(RowsGiven.of(context, planned));
    }

    /** Where an instance of the test is needed for rows, the database is made when there is one. */
    void startBeforeInstance() {
        if (!RowsGiven.needsInstance(context)) {
            start();
        }
    }

    private void populate(Plan made, TestDatabase created) {
        PopulatedBy.of(context).ifPresent(populated -> populated
                .fill(created, EachMigrationInvocation.startPoint(context).isEmpty())
                .forEach(unfilled -> run.report().warn(className(), made, unfilled)));
    }

    /** A missing server fails a test, or skips it where the user said so. */
    static <T> T onServer(ExtensionContext context, Supplier<T> work) {
        try {
            return work.get();
        } catch (ServerUnavailableException e) {
            if (SettingsOf.context(context).is(Setting.WHEN_UNAVAILABLE, WhenUnavailable.SKIP.name())) {
                throw new TestAbortedException(e.getMessage(), e);
            }
            throw e;
        }
    }

    TestDatabase database() {
        start();
        return requireNonNull(database);
    }

    Migrations migrations() {
        start();
        return requireNonNull(migrations);
    }

    /** The one connection that the test's parameters share; a new one if the test has closed it. */
    Connection connection() throws SQLException {
        Connection mine = connection;
        if (mine == null || mine.isClosed()) {
            mine = database().connection();
            connection = mine;
        }
        return mine;
    }

    /** The step of an {@code @EachMigration} invocation, once it was made. */
    Optional<MigrationStep> step() {
        return Optional.ofNullable(step);
    }

    void moveToItsMigration() {
        if (EachMigrationInvocation.startPoint(context).isPresent()) {
            step = migrations().up();
        }
    }

    /** Fails a test that otherwise passed over rows that went without anybody saying so. */
    void judge() {
        LiveMigrations moves = migrations;
        if (moves != null && context.getExecutionException().isEmpty()) {
            new DataGuard(requireNonNull(plan), run.report(), className()).judge(moves.runs());
        }
    }

    @Override
    public void close() {
        NamedFailure.naming(context, this::end);
    }

    private void end() {
        TestDatabase mine = database;
        if (mine == null) {
            return;
        }
        try (LiveMigrations moves = requireNonNull(migrations)) {
            run.report().note(className(), requireNonNull(plan), moves.runs());
            requireNonNull(factory).notes().forEach(run.report()::warn);
            mine.leftOpen().forEach(place -> run.report()
                    .warn(className(), requireNonNull(plan), owner() + " leaves a connection open: " + place));
        } finally {
            keepOrDrop(mine);
        }
    }

    private void keepOrDrop(TestDatabase mine) {
        Optional<Throwable> failure =
                context.getExecutionException().filter(thrown -> !(thrown instanceof TestAbortedException));
        if (failure.isPresent()) {
            failure.get().addSuppressed(new KeptDatabase(NamedFailure.named(mine.keep(), context, failure.get())));
        } else {
            mine.close();
        }
    }

    /** As the report names the class; kinds are told apart. */
    private String className() {
        return className(context);
    }

    static String className(ExtensionContext context) {
        return SettingsOf.nameOf(context.getRequiredTestClass())
                + EachDatabaseInvocation.of(context)
                        .map(invocation -> " [" + invocation.name() + "]")
                        .orElse("");
    }

    /** With its package: two classes of one simple name must not take each other's kept databases away. */
    private String owner() {
        return context.getRequiredTestClass().getName() + "."
                + context.getRequiredTestMethod().getName();
    }
}
