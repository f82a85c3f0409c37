package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A second run of the tool changes nothing.
 *
 * <p>Silent: a tool that has nothing to do; what runs in every run ({@code runAlways} of Liquibase, callbacks of Flyway) and leaves what is
 * there; what is left pending and tried in vain each time ({@code failOnError="false"} of Liquibase). Found: what runs again and adds rows
 * each time, or fails the second time.
 */
public final class Repeatable implements MigrationCheck {
    private static final int LINES = 10;

    /** For {@link java.util.ServiceLoader}. */
    public Repeatable() {}

    @Override
    public String id() {
        return "repeatable";
    }

    @Override
    public boolean looksAtMigrations() {
        return false;
    }

    @Override
    public List<Finding> check(RehearsedRun run) {
        List<Finding> found = new ArrayList<>();
        String again = run.pendingAtTheEnd().isEmpty()
                ? "A second run has nothing to apply"
                : "A second run applies "
                        + run.pendingAtTheEnd().stream().map(Migration::name).collect(Collectors.joining(", "))
                        + " again";
        run.secondRunFailure()
                .ifPresent(failure -> found.add(Finding.error(
                        id(),
                        again + ", and fails:\n" + failure.getMessage(),
                        "Let what runs each time find its own work done.")));
        run.secondRun().ifPresent(second -> {
            if (!second.schemaDiff().isEmpty()) {
                found.add(changing(again, "the schema", second.schemaDiff().describe(LINES)));
            }
            if (!second.dataDiff().changedTables().isEmpty()) {
                found.add(changing(again, "rows", second.dataDiff().toString()));
            }
        });
        return found;
    }

    private Finding changing(String again, String what, String changes) {
        return Finding.error(
                id(),
                again + ", and changes " + what + " again:\n" + changes,
                "Let what runs each time leave what is there.");
    }
}
