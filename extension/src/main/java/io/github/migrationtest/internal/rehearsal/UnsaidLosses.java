package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import java.util.List;

/** What a run lost that its scripts do not say they take. */
final class UnsaidLosses {
    private final RecordedRun run;

    UnsaidLosses(RecordedRun run) {
        this.run = run;
    }

    List<DataChange> find() {
        return run.observedDataDiff().losses();
    }
}
