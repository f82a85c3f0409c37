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
                found.add(Finding.error(
                                check,
                                migration.migration(),
                                loss.describe() + " (along with the rows that the script deletes)",
                                "")
                        .about(objectOf(loss.change()))
                        .asWarning());
            }
        }
        return found;
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
