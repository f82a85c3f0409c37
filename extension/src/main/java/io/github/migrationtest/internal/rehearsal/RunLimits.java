package io.github.migrationtest.internal.rehearsal;

import java.time.Duration;
import java.util.Optional;

/**
 * What a production's wrapper around its migrations sets.
 *
 * @param timeout how long one run may take
 * @param lockTimeout how long a statement waits for a lock
 * @param retries how often a run is tried again that got no lock
 */
public record RunLimits(Optional<Duration> timeout, Optional<Duration> lockTimeout, int retries) {

    /** As long as it wants, once. */
    public static RunLimits none() {
        return new RunLimits(Optional.empty(), Optional.empty(), 0);
    }
}
