package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A second run of the tool changes nothing.
 *
 * <p>Silent: a tool that has nothing to do; what is left pending and tried in vain each time ({@code failOnError="false"} of
 * Liquibase). Found: what is left pending and adds rows each time it is tried.
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
        String names = run.pendingAtTheEnd().stream().map(Migration::name).collect(Collectors.joining(", "));
        run.secondRun().ifPresent(second -> {
            if (!second.schemaDiff().isEmpty()) {
                found.add(changing(names, "the schema", second.schemaDiff().describe(LINES)));
            }
            if (!second.dataDiff().changedTables().isEmpty()) {
                found.add(changing(names, "rows", second.dataDiff().toString()));
            }
        });
        return found;
    }

    private Finding changing(String names, String what, String changes) {
        return Finding.error(
                id(),
                "A second run applies " + names + " again, and changes " + what + " again:\n" + changes,
                "Let what runs each time leave what is there.");
    }
}
