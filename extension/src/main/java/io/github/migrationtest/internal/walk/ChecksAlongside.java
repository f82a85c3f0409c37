package io.github.migrationtest.internal.walk;

import io.github.migrationtest.check.CheckedMigration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Has a migration checked while the walk moves on to the next: checks read what was held, and no move depends on what they find. One
 * migration at a time, in their order, so that no more is held than two of them need.
 */
final class ChecksAlongside implements AutoCloseable {
    private final Deque<Future<@Nullable CheckedMigration>> running = new ArrayDeque<>();
    private final List<CheckedMigration> checked = new ArrayList<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
    private @Nullable Thread thread;

    private Thread thread(Runnable work) {
        Thread made = new Thread(work, "migration-test checks");
        made.setDaemon(true);
        thread = made;
        return made;
    }

    /** Starts a check once those before have ended. */
    void start(Callable<@Nullable CheckedMigration> check) {
        settle();
        behind(check);
    }

    /** Has another one come behind those that run. */
    void behind(Callable<@Nullable CheckedMigration> check) {
        running.add(executor.submit(check));
    }

    /** Does something when the check that runs now has ended. */
    void afterwards(Runnable work) {
        running.add(executor.submit(() -> {
            work.run();
            return null;
        }));
    }

    /** Adds one that there is nothing to check of. */
    void add(CheckedMigration migration) {
        settle();
        checked.add(migration);
    }

    /**
     * Waits until nothing is being checked, so that all that was held can be moved, closed and cloned; what a check throws is thrown here.
     */
    void settle() {
        while (!running.isEmpty()) {
            CheckedMigration migration = ended(running.remove());
            if (migration != null) {
                checked.add(migration);
            }
        }
    }

    /** All that was checked, in the order in which it was asked for. */
    List<CheckedMigration> checked() {
        settle();
        return List.copyOf(checked);
    }

    /** A check may be waiting for a program, so that it hears of an interrupt as the walk does. */
    private @Nullable CheckedMigration ended(Future<@Nullable CheckedMigration> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    interruptCheck();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            } else if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause()); // no check declares any other
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void interruptCheck() {
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    /** Waits for what runs, whatever it throws: the walk has ended for another reason, or nothing runs any more. */
    @Override
    public void close() {
        executor.shutdown();
        while (!running.isEmpty()) {
            try {
                ended(running.remove());
            } catch (RuntimeException | Error e) {
                // The walk has ended for what it threw itself.
            }
        }
    }
}
