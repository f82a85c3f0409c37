package io.github.migrationtest.internal.walk;

import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.check.RehearsedRun;
import io.github.migrationtest.check.Verdict;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Asks the checks. */
final class Judge {
    private final List<MigrationCheck> checks;

    private Judge(List<MigrationCheck> checks) {
        this.checks = checks;
    }

    /** With the library's own checks and those of the user's on the class path. */
    static Judge onTheClassPath() {
        Map<String, MigrationCheck> checks = new LinkedHashMap<>();
        for (MigrationCheck check : ServiceLoader.load(MigrationCheck.class)) {
            MigrationCheck other = checks.putIfAbsent(check.id(), check);
            if (other != null) {
                throw new IllegalStateException("Two checks are called " + check.id() + ": "
                        + other.getClass().getName() + " and " + check.getClass().getName()
                        + ".\nGive yours another id.");
            }
        }
        return new Judge(List.copyOf(checks.values()));
    }

    List<Verdict> of(RehearsedMigration migration) {
        List<Verdict> verdicts = new ArrayList<>();
        for (MigrationCheck check : checks) {
            if (check.looksAtMigrations()) {
                verdicts.add(
                        migration.upFailure().isPresent() && !check.id().equals("applies")
                                ? Verdict.notAsked(check.id(), migration.migration() + " does not apply.")
                                : asked(check, () -> check.check(migration)));
            }
        }
        return verdicts;
    }

    /** Of a migration that the walk did not come to. */
    List<Verdict> notReached(Migration migration, Migration failed) {
        return checks.stream()
                .filter(MigrationCheck::looksAtMigrations)
                .map(check -> Verdict.notAsked(
                        check.id(), migration + " was not reached: " + failed + " before it does not apply."))
                .toList();
    }

    List<Verdict> of(RehearsedRun run) {
        List<Verdict> verdicts = new ArrayList<>();
        for (MigrationCheck check : checks) {
            Verdict verdict = asked(check, () -> check.check(run));
            if (!check.looksAtMigrations() || !verdict.findings().isEmpty()) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    private static Verdict asked(MigrationCheck check, Supplier<List<Finding>> question) {
        try {
            return Verdict.of(check.id(), question.get());
        } catch (UnsupportedOperationException e) {
            return Verdict.notAsked(check.id(), String.valueOf(e.getMessage()));
        }
    }
}
