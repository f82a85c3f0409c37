package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/** The time of a line of a plan. */
final class PlanTime {
    private PlanTime() {}

    /** sqitch's own library refuses a day or an hour that does not exist. */
    static void check(Path file, int line, String time) {
        try {
            Instant.parse(time);
        } catch (DateTimeException e) {
            throw PlanReader.error(file, line, "There is no time \"" + time + "\"");
        }
    }
}
