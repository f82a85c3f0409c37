package io.github.migrationtest.migration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Programs that migrate, as the user runs them.
 *
 * @param forward the command line that applies what is pending
 * @param back the command line that takes back, where there is one
 * @param environment variables that the programs get, with {@code {url}}, {@code {jdbcUrl}}, {@code {libsqlUrl}} and the like for
 *     the database
 * @param allowed databases that the programs' configuration may name besides the test's
 */
public record CommandSettings(
        String forward, Optional<String> back, Map<String, String> environment, Set<String> allowed) {
    public CommandSettings {
        environment = Map.copyOf(environment);
        allowed = Set.copyOf(allowed);
    }
}
