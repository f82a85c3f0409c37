package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.Direction;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.Template;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.StartPoint.AsItIs;
import io.github.migrationtest.internal.rehearsal.StartPoint.At;
import io.github.migrationtest.internal.rehearsal.StartPoint.Before;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.RunObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings a database to the version at which tests start, once, in one run of the tool. */
final class TemplateBuilder {
    private final RunState run;
    private final Plan plan;
    private final DatabaseFactory factory;

    TemplateBuilder(RunState run, Plan plan) {
        this.run = run;
        this.plan = plan;
        this.factory = run.factory(plan);
    }

    Template build(StartPoint start) {
        return start instanceof AsItIs ? unmoved() : moved(start);
    }

    private Template unmoved() {
        Template original =
                plan.copyOf().map(copy -> factory.copy(copy.source())).orElseGet(factory::empty);
        return plan.baseline()
                .map(last ->
                        factory.freeze(() -> moved(original, (database, connection) -> baseline(connection, last))))
                .orElse(original);
    }

    private Template moved(StartPoint start) {
        Template unmoved = run.template(plan, new AsItIs());
        // Rows of one's own are put in per test.
        Work move = moving(plan.with(List.of()), start);
        boolean forThisRun = plan.copyOf().isPresent()
                || !plan.hooks().isEmpty()
                || !plan.folder().isRepeatable();
        return factory.isOwn() || forThisRun
                ? factory.freeze(() -> moved(unmoved, move))
                : factory.shared(TemplateContent.of(plan, factory.product(), start), () -> moved(unmoved, move));
    }

    private Work moving(Plan mine, StartPoint start) {
        return (database, connection) -> new ToolRun(mine.preparing(), database, connection)
                .go(Direction.UP, toApply(connection, start), RunObserver.none());
    }

    /** Brings a database to where it starts, with the rows that are put in on the way. */
    void bring(TestDatabase database, StartPoint start) {
        on(database, moving(plan, start));
    }

    private TestDatabase moved(Template from, Work work) {
        TestDatabase database = factory.create(from, plan.settings(), "template");
        try {
            on(database, work);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static void on(TestDatabase database, Work work) {
        try (Connection connection = database.connection()) {
            work.on(database, connection);
        } catch (SQLException e) {
            throw new DatabaseException("The database cannot be brought to where its tests start.", e);
        }
    }

    private void baseline(Connection connection, Migration last) throws SQLException {
        List<Migration> applied = plan.folder().applied(connection);
        if (!applied.isEmpty()) {
            throw new SettingsException("baseline = \"" + last + "\" is for a copy without a history, but the "
                    + plan.origin() + " has one: its last is " + applied.get(applied.size() - 1)
                    + ".\nLeave baseline out.");
        }
        List<Migration> all = plan.folder().all();
        plan.folder().baseline(connection, all.subList(0, all.indexOf(last) + 1));
    }

    private List<Migration> toApply(Connection connection, StartPoint start) throws SQLException {
        List<Migration> pending = plan.folder().pending(connection);
        if (start instanceof At at) {
            return upTo(connection, pending, at);
        }
        if (start instanceof Before before) {
            int index = pending.indexOf(before.migration());
            return index < 0 ? List.of() : pending.subList(0, index);
        }
        return pending;
    }

    private List<Migration> upTo(Connection connection, List<Migration> pending, At at) throws SQLException {
        int index = pending.indexOf(at.migration());
        if (index >= 0) {
            return pending.subList(0, index + 1);
        }
        List<Migration> applied = plan.folder().applied(connection);
        if (!applied.isEmpty() && applied.get(applied.size() - 1).equals(at.migration())) {
            return List.of();
        }
        String why = applied.contains(at.migration())
                ? ", which is behind the " + plan.origin() + ": that stands at " + applied.get(applied.size() - 1)
                        + ".\nA copy only moves forward: use that version or a later one, or go back in the test with"
                        + " migrations.downTo(...)."
                : ", which is never applied: " + plan.folder().tool() + " passes over it, since a later one was applied"
                        + " before it.";
        throw new StartException(at.migration() + why);
    }

    private interface Work {
        void on(TestDatabase database, Connection connection) throws SQLException;
    }
}
