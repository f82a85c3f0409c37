package io.github.migrationtest.check;

import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.migration.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What went, as findings: an error where the script does not say it, a warning where it goes along with what it says. */
final class LossFindings {
    private LossFindings() {}

    static List<Finding> of(String check, RehearsedMigration migration, Predicate<DataLoss> filter) {
        List<Finding> found = new ArrayList<>();
        for (DataLoss loss : migration.losses()) {
            if (!filter.test(loss)) {
                continue;
            }
            if (loss.meaning() == Meaning.UNSAID) {
                Finding finding = Finding.error(
                                check, migration.migration(), loss.describe() + " (the script does not say so)", "")
                        .about(objectOf(loss.change()))
                        .because(migration.whyLost());
                found.add(migration.culprit(loss).map(finding::at).orElse(finding));
            } else if (loss.meaning() == Meaning.TAKEN_ALONG) {
                found.add(warning(check, migration, loss, " (along with the rows that the script deletes)", ""));
            } else if (loss.meaning() == Meaning.NUMBERED_ANEW) {
                found.add(warning(
                        check,
                        migration,
                        loss,
                        " (the script copies all of them but their keys, which are others now)",
                        "Copy the key too, if anything knows a row by it."));
            }
        }
        return found;
    }

    private static Finding warning(
            String check, RehearsedMigration migration, DataLoss loss, String remark, String remedy) {
        return Finding.error(check, migration.migration(), loss.describe() + remark, remedy)
                .about(objectOf(loss.change()))
                .asWarning();
    }

    /** How {@code @Accept} names what it is about: a table, or a column of one. */
    static String objectOf(DataChange change) {
        if (change instanceof DataChange.ValuesChanged values) {
            return values.table() + "." + values.column();
        }
        return change instanceof DataChange.ColumnDropped column
                ? column.table() + "." + column.column()
                : change.table();
    }
}
