package io.github.migrationtest.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an integrity check, as what is wrong and how often: fewer rows that break what was broken before are no new fault.
 *
 * @param fault without a number that rows change
 * @param times how often, where the line counts
 */
record FaultLine(String fault, long times) {
    private static final Pattern COUNTED = Pattern.compile(": (\\d+) (row|key)s? (break|stand)s? ");
    /** SQLite's own words of a column or a table, a line for each row. */
    private static final Pattern OF_SQLITE = Pattern.compile("(\\S.* in )([^.]+)(?:\\.(.*))?");

    private static final Pattern BEHIND = Pattern.compile(" gives -?\\d+ next, and (.*) is at -?\\d+ already$");

    static FaultLine of(String line) {
        Matcher counted = COUNTED.matcher(line);
        if (counted.find()) {
            return new FaultLine(counted.replaceFirst(": $2s $3 "), Long.parseLong(counted.group(1)));
        }
        return new FaultLine(BEHIND.matcher(line).replaceFirst(" is behind $1"), 1);
    }

    /** The same of before, as its table is called now. */
    FaultLine renamed(Renames renames) {
        int colon = fault.indexOf(": ");
        if (colon >= 0) {
            return new FaultLine(renames.table(fault.substring(0, colon)) + fault.substring(colon), times);
        }
        Matcher sqlite = OF_SQLITE.matcher(fault);
        if (!sqlite.matches()) {
            return this;
        }
        String table = sqlite.group(2);
        String column = sqlite.group(3) == null
                ? ""
                : "." + renames.columns(table, List.of(sqlite.group(3))).get(0);
        return new FaultLine(sqlite.group(1) + renames.table(table) + column, times);
    }
}
