package io.github.migrationtest.internal.run;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does something when a time has passed, and again and again until it is closed: between two statements there is nothing to cancel. */
public final class Alarm implements AutoCloseable {
    private static final long AGAIN_MILLISECONDS = 100;
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Runnable task;
    private final ScheduledFuture<?> ringing;
    private boolean rang;
    private boolean closed;

    private Alarm(Duration time, Runnable task) {
        this.task = task;
        this.ringing =
                CLOCK.scheduleWithFixedDelay(this::ring, time.toMillis(), AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /** One that is set now. */
    public static Alarm after(Duration time, Runnable task) {
        return new Alarm(time, task);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "migration-test-alarm");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private synchronized void ring() {
        if (!closed) {
            rang = true;
            task.run();
        }
    }

    /** Whether its time has passed before it was closed. */
    public synchronized boolean rang() {
        return rang;
    }

    /** Nothing is done any more: what comes next is not its. */
    @Override
    public synchronized void close() {
        closed = true;
        ringing.cancel(false);
    }
}
