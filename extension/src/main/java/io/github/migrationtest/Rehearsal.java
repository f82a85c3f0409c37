package io.github.migrationtest;

import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.internal.rehearsal.Planner;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.Surroundings;
import io.github.migrationtest.internal.walk.Walk;
import java.util.function.Supplier;

/**
 * The walk through all migrations that there are to rehearse, forward and back, with every check.
 *
 * <p>Every migration of a fresh database, every pending one of a copy. A test class that implements {@link MigrationChecks} shows it as
 * tests; {@link #builder()} runs it without JUnit.
 */
public final class Rehearsal {
    private final Supplier<RehearsalResult> walk;

    private Rehearsal(Supplier<RehearsalResult> walk) {
        this.walk = walk;
    }

    /** One that is set up elsewhere: for the extension of JUnit. */
    public static Rehearsal of(Supplier<RehearsalResult> walk) {
        return new Rehearsal(walk);
    }

    /**
     * Nothing set yet; relative paths start in the module directory of the class that asks.
     */
    public static Builder builder() {
        return new Builder(StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass());
    }

    /**
     * Walks, and gives what was found; nothing that it finds is thrown.
     *
     * @throws io.github.migrationtest.internal.settings.SettingsException if what was set cannot be
     * @throws io.github.migrationtest.fixtures.ServerUnavailableException if the server cannot be had
     */
    public RehearsalResult run() {
        return walk.get();
    }

    /** Sets what {@link MigrationTest}'s attributes of the same names set. */
    public static final class Builder extends SettingsBuilder<Builder> {
        private final Class<?> caller;

        private Builder(Class<?> caller) {
            super("Rehearsal.builder()");
            this.caller = caller;
        }

        @Override
        Builder self() {
            return this;
        }

        /** The rehearsal, which has not begun. */
        public Rehearsal build() {
            Settings settings = settings();
            return new Rehearsal(() -> {
                try (RunState run = new RunState()) {
                    return Walk.of(run, Planner.plan(run, settings, Surroundings.of(caller)), caller.getName() + ".rehearsal");
                }
            });
        }
    }
}
