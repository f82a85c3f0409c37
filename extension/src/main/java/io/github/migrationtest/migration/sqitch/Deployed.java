package io.github.migrationtest.migration.sqitch;

import java.util.Optional;

/**
 * A change that the registry has.
 *
 * @param scriptHash of its deploy script when it was deployed; empty where sqitch found none
 */
record Deployed(String id, String name, Optional<String> scriptHash) {

    @Override
    public String toString() {
        return name + " (" + id.substring(0, Math.min(8, id.length())) + ")";
    }
}
