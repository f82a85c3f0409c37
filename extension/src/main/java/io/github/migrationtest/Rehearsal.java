package io.github.migrationtest;

import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.Planner;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.Surroundings;
import io.github.migrationtest.internal.walk.Acceptance;
import io.github.migrationtest.internal.walk.CheckRules;
import io.github.migrationtest.internal.walk.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * Walks, and gives what was found; nothing that it finds is thrown. Built by {@link #builder()} it writes that as {@code
     * findings.json} and {@code report.md} into {@link MigrationTest#directory} too.
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
        private final Map<String, String> without = new HashMap<>();
        private final List<MigrationCheck> own = new ArrayList<>();
        private final List<Acceptance> accepted = new ArrayList<>();
        private Optional<CheckRules.Generated> generated = Optional.of(CheckRules.Generated.USUAL);

        private Builder(Class<?> caller) {
            super("Rehearsal.builder()");
            this.caller = caller;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * As {@link Accept} does on a class.
         *
         * @param migration empty for whichever
         * @param object empty for whatever
         */
        public Builder accept(String check, String migration, String object, String because) {
            accepted.add(new Acceptance(check, migration, object, because, "Rehearsal.builder().accept(...)"));
            return this;
        }

        /** As {@link WithChecks} does on a class. */
        public Builder withChecks(MigrationCheck... checks) {
            own.addAll(List.of(checks));
            return this;
        }

        /** As {@link WithoutChecks} does on a class. */
        public Builder withoutCheck(String id, String because) {
            without.put(id, because);
            return this;
        }

        /**
         * What the empty tables of a fresh database are filled with before each migration; by default 100 rows.
         *
         * @param rows how many each table gets; none with 0
         * @param seed what they are drawn from, see {@link Populated#seed}
         */
        public Builder populated(long rows, long seed) {
            generated = Optional.of(new CheckRules.Generated(rows, seed)).filter(some -> some.rows() > 0);
            return this;
        }

        /** The rehearsal, which has not begun. */
        public Rehearsal build() {
            Settings settings = settings();
            CheckRules rules = CheckRules.of(settings, without, accepted, generated, own);
            return new Rehearsal(() -> {
                try (RunState run = new RunState()) {
                    Plan plan = Planner.plan(run, settings, Surroundings.of(caller));
                    RehearsalResult result =
                            Walk.of(run, plan, rules, Optional.empty(), caller.getName() + ".rehearsal");
                    run.report().note(caller.getSimpleName(), plan, result);
                    return result;
                }
            });
        }
    }
}
