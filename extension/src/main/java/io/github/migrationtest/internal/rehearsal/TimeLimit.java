package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.program.Program;
import io.github.migrationtest.migration.MigrationFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends a run that takes longer than it may, as a wrapper with a time limit does: what it is running is cancelled, statement or program. */
final class TimeLimit implements AutoCloseable {
    private static final long AGAIN_MILLISECONDS = 100;
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Optional<Duration> limit;
    private final @Nullable ScheduledFuture<?> ending;
    private boolean passed;
    private boolean closed;

    private TimeLimit(TestDatabase database, Optional<Duration> limit) {
        this.limit = limit;
        Thread run = Thread.currentThread();
        // Again and again: between two statements there is nothing to cancel.
        this.ending = limit.isEmpty()
                ? null
                : CLOCK.scheduleWithFixedDelay(
                        () -> end(database, run), limit.get().toMillis(), AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    static TimeLimit on(TestDatabase database, Optional<Duration> limit) {
        return new TimeLimit(database, limit);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "migration-test-time-limit");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private synchronized void end(TestDatabase database, Thread run) {
        if (!closed) {
            passed = true;
            Program.cancel(run);
            database.interrupt();
        }
    }

    /**
     * Whoever is through has been in time.
     *
     * @throws MigrationFailedException if the limit has passed: there was nothing to cancel, and production's wrapper ends the whole
     */
    synchronized void check() {
        if (passed) {
            throw new MigrationFailedException("The run took longer than " + words()
                    + " (timeout). It could not be cancelled, and is done; a wrapper would have ended it half-way.");
        }
    }

    private String words() {
        return inWords(limit.orElse(Duration.ZERO));
    }

    /** The same failure, which the limit caused, if it did. */
    synchronized MigrationFailedException told(MigrationFailedException failure) {
        return passed
                ? failure.with(
                        "The run took longer than " + words() + " (timeout), and what it was running was cancelled.")
                : failure;
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Nothing is cancelled any more: what comes next is not the run's. */
    @Override
    public synchronized void close() {
        closed = true;
        if (ending != null) {
            ending.cancel(false);
        }
    }
}
