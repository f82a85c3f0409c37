package io.github.migrationtest.migration.pgroll;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.internal.program.CleanEnvironment;
import io.github.migrationtest.internal.program.DatabaseForms;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is said to pgroll, by the names of its own flags.
 *
 * @param said what the user said
 */
record PgrollOptions(Map<String, String> said) {
    private static final Map<String, String> VARIABLES = Map.of(
            "schema", "PGROLL_SCHEMA",
            "pgroll-schema", "PGROLL_STATE_SCHEMA",
            "lock-timeout", "PGROLL_LOCK_TIMEOUT",
            "role", "PGROLL_ROLE",
            "use-version-schema", "PGROLL_USE_VERSION_SCHEMA",
            "skip-validation", "PGROLL_SKIP_VALIDATION");

    static PgrollOptions of(Map<String, String> said) {
        Set<String> known = new TreeSet<>(VARIABLES.keySet());
        known.addAll(Set.of("complete", "program", "sslmode"));
        said.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new MigrationFolderException("options has \"" + unknown + "\", which pgroll does not know. Known are "
                    + String.join(", ", known) + ".");
        });
        return new PgrollOptions(Map.copyOf(said));
    }

    /** The schema that is migrated. */
    String schema() {
        return said.getOrDefault("schema", "public");
    }

    /** The schema of the history. */
    String stateSchema() {
        return said.getOrDefault("pgroll-schema", "pgroll");
    }

    String program() {
        return said.getOrDefault("program", "pgroll");
    }

    /** Whether the last migration of a run is completed too, as {@code pgroll migrate --complete} does it. */
    boolean completes() {
        return !said.getOrDefault("complete", "true").equals("false");
    }

    /** In variables, so that no list of processes shows a password; lib/pq asks for TLS unless it is told not to. */
    Map<String, String> environment(DatabaseLogin login) {
        Map<String, String> environment = new TreeMap<>(CleanEnvironment.of(System.getenv()));
        VARIABLES.forEach((option, variable) -> {
            String value = said.get(option);
            if (value != null) {
                environment.put(variable, value);
            }
        });
        environment.put(
                "PGROLL_PG_URL",
                DatabaseForms.of(DatabaseKind.POSTGRESQL, login).filledIn("{url}") + "?sslmode="
                        + said.getOrDefault("sslmode", "disable"));
        return environment;
    }
}
