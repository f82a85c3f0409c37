package io.github.migrationtest.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.check.Integrity;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.migration.Finding;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokenCheckTests {

    /** Its message shows nothing that may not be seen. */
    @Test
    void saysOnACopyTooWhatTheLibraryItselfThrows() {
        DatabaseException failure =
                new DatabaseException("The rows of a.db cannot be counted.", new SQLException("secret"));

        Finding finding = new BrokenCheck(new Integrity(), failure, true).finding(Optional.empty());

        assertThat(finding.toString())
                .isEqualTo("integrity: The check could not be made: io.github.migrationtest.database.DatabaseException:"
                        + " The rows of a.db cannot be counted. Mend that, or leave the check out:"
                        + " @WithoutChecks(value = \"integrity\", because = \"...\").");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(finding.toString() + finding.why()).doesNotContain("secret");
    }

    @Test
    void asksForAReportOfWhatItDidNotForesee() {
        Finding finding =
                new BrokenCheck(new Integrity(), new IllegalStateException("secret"), true).finding(Optional.empty());

        assertThat(finding.toString())
                .isEqualTo(
                        "integrity: The check could not be made: java.lang.IllegalStateException. Please report it, and"
                                + " leave the check out until it is mended: @WithoutChecks(value = \"integrity\", because = \"...\").");
    }
}
