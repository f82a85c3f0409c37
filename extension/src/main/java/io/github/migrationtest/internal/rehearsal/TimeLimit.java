package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.program.Program;
import io.github.migrationtest.internal.run.Alarm;
import io.github.migrationtest.migration.MigrationFailedException;
import java.time.Duration;
import java.util.Optional;

/** Ends a run that takes longer than it may, as a wrapper with a time limit does: what it is running is cancelled, statement or program. */
final class TimeLimit implements AutoCloseable {
    private final Optional<Duration> limit;
    private final Optional<Alarm> alarm;

    private TimeLimit(TestDatabase database, Optional<Duration> limit) {
        this.limit = limit;
        Thread run = Thread.currentThread();
        this.alarm = limit.map(time -> Alarm.after(time, () -> {
            Program.cancel(run);
            database.interrupt();
        }));
    }

    static TimeLimit on(TestDatabase database, Optional<Duration> limit) {
        return new TimeLimit(database, limit);
    }

    private boolean passed() {
        return alarm.filter(Alarm::rang).isPresent();
    }

    /**
     * Whoever is through has been in time.
     *
     * @throws MigrationFailedException if the limit has passed: there was nothing to cancel, and production's wrapper ends the whole
     */
    void check() {
        if (passed()) {
            throw new MigrationFailedException("The run took longer than " + words()
                    + " (timeout). It could not be cancelled, and is done; a wrapper would have ended it half-way.");
        }
    }

    private String words() {
        return inWords(limit.orElse(Duration.ZERO));
    }

    /** The same failure, which the limit caused, if it did. */
    MigrationFailedException told(MigrationFailedException failure) {
        return passed()
                ? failure.with(
                        "The run took longer than " + words() + " (timeout), and what it was running was cancelled.")
                : failure;
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Nothing is cancelled any more: what comes next is not the run's. */
    @Override
    public void close() {
        alarm.ifPresent(Alarm::close);
    }
}
