package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.rows.StoredColumn;
import java.util.Locale;

/** What the collations of MySQL and MariaDB hold for equal. */
final class MysqlCollations {

    private MysqlCollations() {}

    /** Whether texts of different bytes can be equal; under a binary collation they are that ignores blanks at the end. */
    static boolean folds(String collation) {
        return !collation.endsWith("_bin") || ignoresBlanks(collation);
    }

    /** One text for all values that are equal under a column's collation. */
    static String folded(StoredColumn column) {
        // Like comparisons, but unlike weight_string, which keeps blanks at the end.
        String text =
                ignoresBlanks(column.collation()) ? "trim(trailing ' ' from " + column.quoted() + ")" : column.quoted();
        // Of Big5 all kana weigh the same, though they are not equal.
        String weights = column.collation().startsWith("big5_chinese") ? "lower(" : "weight_string(";
        return "hex(" + weights + text + "))";
    }

    private static boolean ignoresBlanks(String collation) {
        String name = collation.toLowerCase(Locale.ROOT);
        return !name.contains("_0900_") && !name.contains("nopad");
    }
}
