package io.github.migrationtest.internal.walk;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.check.CheckedMigration;
import io.github.migrationtest.check.Verdict;
import io.github.migrationtest.data.RowCounts;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The migrations behind the walk whose databases are still wanted. What one has left may be held where the next one begins: so the checks
 * that read look at both before those that use a database up are asked of the first, and its database ends when the second needs it no more.
 */
final class Trail implements AutoCloseable {
    private final Judge judge;
    private final ChecksAlongside checks;
    /** Read, and not used up yet. */
    private @Nullable Seen last;

    /** Where the last one began. */
    private @Nullable WalkedMigration before;

    Trail(Judge judge, ChecksAlongside checks) {
        this.judge = judge;
        this.checks = checks;
    }

    /** Has one checked while the walk goes on. */
    void goesOn(WalkedMigration walked) {
        Seen seen = new Seen(walked);
        checks.start(() -> {
            seen.read(judge);
            return null;
        });
        useUp();
        last = seen;
        if (!walked.isHeldOnClone()) {
            useUp();
        }
    }

    /** Waits until all are checked: none begins where the last one ended. */
    void end() {
        useUp();
        checks.settle();
    }

    private void useUp() {
        Seen seen = last;
        WalkedMigration older = before;
        if (seen != null) {
            last = null;
            before = seen.walked.isHeldOnClone() ? seen.walked : null;
            checks.behind(() -> {
                try {
                    return seen.checked(judge);
                } finally {
                    close(older);
                    close(seen.walked.isHeldOnClone() ? null : seen.walked);
                }
            });
        }
    }

    private static void close(@Nullable WalkedMigration walked) {
        if (walked != null) {
            walked.close();
        }
    }

    /** Behind whatever runs. */
    @Override
    public void close() {
        close(before);
        close(last == null ? null : last.walked);
    }

    /** One and what the checks that read found of it. */
    private static final class Seen {
        private final WalkedMigration walked;
        private Map<String, Verdict> read = Map.of();
        private Optional<RowCounts> rowsBefore = Optional.empty();
        private Optional<RowCounts> rowsAfter = Optional.empty();

        Seen(WalkedMigration walked) {
            this.walked = walked;
        }

        void read(Judge judge) {
            read = judge.ofReaders(walked);
            rowsBefore = walked.rowsBefore();
            rowsAfter = walked.rowsAfter();
        }

        CheckedMigration checked(Judge judge) {
            walked.wasRead();
            return new CheckedMigration(
                    walked.migration(),
                    walked.up().map(MigrationStep::duration),
                    walked.down().map(MigrationStep::duration),
                    rowsBefore,
                    rowsAfter,
                    judge.ofAll(walked, read));
        }
    }
}
