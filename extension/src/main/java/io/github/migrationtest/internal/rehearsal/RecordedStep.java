package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.migration.Migration;
import java.util.List;

/** A run of one migration. */
public final class RecordedStep extends RecordedRun implements MigrationStep {
    private final boolean replayed;

    private RecordedStep(RecordedRun run, boolean replayed) {
        super(run);
        this.replayed = replayed;
    }

    static RecordedStep of(RecordedRun run, boolean replayed) {
        return new RecordedStep(run, replayed);
    }

    @Override
    public Migration migration() {
        return migrations().get(0);
    }

    @Override
    public boolean replayed() {
        return replayed;
    }

    @Override
    public List<MigrationStep> steps() {
        return List.of(this);
    }
}
