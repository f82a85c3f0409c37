package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import java.util.Optional;

/**
 * A loss, and how it stands to what the scripts say.
 *
 * @param remark what else is to be said of it, for the end of its line
 */
record JudgedLoss(DataChange change, LossKind kind, Optional<String> remark) {

    static JudgedLoss of(DataChange change, LossKind kind) {
        return new JudgedLoss(change, kind, Optional.empty());
    }

    /** One line for a person. */
    String describe() {
        return change.describe() + remark.map(text -> ", " + text).orElse("");
    }
}
