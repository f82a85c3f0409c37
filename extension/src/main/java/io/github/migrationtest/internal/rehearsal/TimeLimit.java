package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends a run that takes longer than it may, as a wrapper with a time limit does: what it is running is cancelled. */
final class TimeLimit implements AutoCloseable {
    private static final long AGAIN_MILLISECONDS = 100;
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Optional<Duration> limit;
    private final @Nullable ScheduledFuture<?> ending;
    private volatile boolean passed;

    private TimeLimit(TestDatabase database, Optional<Duration> limit) {
        this.limit = limit;
        // Again and again: between two statements there is nothing to cancel.
        this.ending = limit.isEmpty()
                ? null
                : CLOCK.scheduleWithFixedDelay(
                        () -> end(database), limit.get().toMillis(), AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS);
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

    private void end(TestDatabase database) {
        passed = true;
        database.interrupt();
    }

    /** Whether the run was ended. */
    boolean isPassed() {
        return passed;
    }

    /** The same failure, which the limit caused, if it did. */
    MigrationFailedException told(MigrationFailedException failure) {
        return passed
                ? failure.with("The run took longer than " + inWords(limit.orElse(Duration.ZERO))
                        + " (timeout), and what it was running was cancelled.")
                : failure;
    }

    static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    @Override
    public void close() {
        if (ending != null) {
            ending.cancel(false);
        }
    }
}
