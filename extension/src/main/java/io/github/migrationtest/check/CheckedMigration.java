package io.github.migrationtest.check;

import io.github.migrationtest.data.RowCounts;
import io.github.migrationtest.migration.Migration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One migration of a rehearsal, and what the checks found of it.
 *
 * @param migration which one
 * @param up how long its way up took; empty if it failed or was not reached
 * @param down how long its way back took; empty if it has none, or it failed
 * @param rowsBefore how many rows there were before its way up; empty if it was not reached, or what was there was not held
 * @param rowsAfter the same behind it; empty also if it failed
 * @param verdicts one for each check that looks at migrations
 */
public record CheckedMigration(
        Migration migration,
        Optional<Duration> up,
        Optional<Duration> down,
        Optional<RowCounts> rowsBefore,
        Optional<RowCounts> rowsAfter,
        List<Verdict> verdicts) {

    public CheckedMigration {
        verdicts = List.copyOf(verdicts);
    }
}
