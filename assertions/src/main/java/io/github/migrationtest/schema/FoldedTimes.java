package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import java.util.regex.Pattern;

/**
 * The moment at which something was made, which PostgreSQL writes into it for {@code 'now'::timestamp}: it is another one wherever
 * the same is made again.
 */
final class FoldedTimes {
    /** With parts of a second, which nobody writes by hand. */
    private static final Pattern MOMENT =
            Pattern.compile("'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{1,6}(?:[+-]\\d\\d(?::\\d\\d)?)?'");

    private FoldedTimes() {}

    /** An expression or a query as it was written. */
    static String unfolded(Attributes attributes, String sql) {
        return attributes.kind() == DatabaseKind.POSTGRESQL && sql.indexOf('.') > 0
                ? MOMENT.matcher(sql).replaceAll("'now'")
                : sql;
    }
}
