package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.Template;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.migration.Migration;
import java.util.List;
import java.util.Optional;

/** Makes the database of a test, with the rows that are put in on the way to where it starts. */
public final class Preparation {
    private final RunState run;
    private final Plan plan;
    private final StartPoint start;

    public Preparation(RunState run, Plan plan, StartPoint start) {
        this.run = run;
        this.plan = plan;
        this.start = start;
    }

    /**
     * The database, where it starts.
     *
     * @throws SettingsException if rows are to be put in at a version that is behind a copy
     */
    public TestDatabase database(String owner) {
        DatabaseFactory factory = run.factory(plan);
        if (start instanceof StartPoint.AsItIs) {
            TestDatabase database = factory.create(run.template(plan, start), plan.settings(), owner);
            return closedIfFailing(database, () -> putWhereItStands(database));
        }
        Optional<RowsAt> first = onTheWay();
        if (first.isEmpty()) {
            return factory.create(run.template(plan, start), plan.settings(), owner);
        }
        Migration at = first.get().at();
        TestDatabase database = factory.create(templateAt(first.get()), plan.settings(), owner);
        return closedIfFailing(database, () -> {
            put(database, at);
            if (!start.equals(new StartPoint.At(at))) {
                new TemplateBuilder(run, plan).bring(database, start);
            }
        });
    }

    /**
     * The same on a database that was never cloned on its way: MySQL knows of an index whether it was made for a foreign key only, and
     * says it to nobody who makes the table anew.
     */
    public TestDatabase brought(String owner) {
        TestDatabase database = new Preparation(run, plan, new StartPoint.AsItIs()).database(owner);
        return closedIfFailing(database, () -> new TemplateBuilder(run, plan).bring(database, start));
    }

    private Template templateAt(RowsAt rows) {
        try {
            return run.template(plan, new StartPoint.At(rows.at()));
        } catch (StartException e) {
            throw new SettingsException(rows.asked() + " names " + e.getMessage(), e);
        }
    }

    /** The first rows at a version that the start is at or behind. */
    private Optional<RowsAt> onTheWay() {
        List<Migration> all = plan.folder().all();
        int end = all.size();
        if (start instanceof StartPoint.At here) {
            end = all.indexOf(here.migration()) + 1;
        } else if (start instanceof StartPoint.Before before) {
            end = all.indexOf(before.migration());
        }
        int last = end;
        return plan.rows().stream()
                .filter(rows -> all.indexOf(rows.at()) < last)
                .min(java.util.Comparator.comparingInt(rows -> all.indexOf(rows.at())));
    }

    private void putWhereItStands(TestDatabase database) {
        if (plan.rows().isEmpty() || plan.copyOf().isEmpty()) {
            return;
        }
        LiveMigrations migrations = new LiveMigrations(plan, database);
        Optional<Migration> current = migrations.current();
        List<Migration> pending = migrations.pending();
        for (RowsAt rows : plan.rows()) {
            if (current.isPresent()
                    && !pending.contains(rows.at())
                    && !rows.at().equals(current.get())) {
                throw new SettingsException(rows.asked() + " names " + rows.at() + ", which is behind the "
                        + plan.origin() + ": that stands at " + current.get()
                        + ".\nA copy only moves forward: give the rows at that version or a later one.");
            }
        }
        current.ifPresent(last -> put(database, last));
    }

    private void put(TestDatabase database, Migration at) {
        plan.rows().stream().filter(rows -> rows.at().equals(at)).forEach(rows -> rows.rows()
                .into(database));
    }

    private static TestDatabase closedIfFailing(TestDatabase database, Runnable work) {
        try {
            work.run();
            return database;
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }
}
