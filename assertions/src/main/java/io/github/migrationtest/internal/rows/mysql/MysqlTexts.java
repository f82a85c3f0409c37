package io.github.migrationtest.internal.rows.mysql;

import java.util.Set;

/**
 * Texts of one column in their character set. Both servers refuse most of what is no text or cut it off, but take bytes that stand for
 * no character in sets of 8 bits and halves of pairs in {@code ucs2}, MariaDB also in {@code utf8mb4}, and any byte in {@code ascii}.
 *
 * @param column as SQL takes it
 * @param characters its character set
 */
record MysqlTexts(String column, String characters) {
    /** Character sets whose bytes are those of utf8mb4. */
    private static final Set<String> SAME_BYTES = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii", "binary");

    /** Every byte is a character. */
    private static final Set<String> COMPLETE = Set.of("latin1", "binary");

    /** As utf8mb4; what that does not have, which would all be one question mark, in digits. */
    String text() {
        String converted = "convert(" + column + " using utf8mb4)";
        if (SAME_BYTES.contains(characters)) {
            return column;
        } else if (COMPLETE.contains(characters)) {
            return converted;
        }
        return "case when " + isComplete(converted) + " or " + isSameAfter("utf8mb4") + " then " + converted
                + " else concat(hex(" + column + ")) end";
    }

    /** Whether values can be what is no text. */
    boolean canBeInvalid(boolean mariadb) {
        return !COMPLETE.contains(characters) && (mariadb || !SAME_BYTES.contains(characters));
    }

    /** Whether a value is no text in its character set; false for NULL. */
    String isInvalid() {
        String suspicious = characters.startsWith("utf8")
                // The first byte of a half of a pair, and of much of Korean.
                ? "locate(x'ed', convert(" + column + " using binary)) > 0"
                : "not (" + isComplete("convert(" + column + " using utf16)") + ")";
        return "coalesce(" + suspicious + " and not " + isSameAfter("utf16") + ", false)";
    }

    /** Whether nothing in it stands for what was none of its characters. */
    private static String isComplete(String converted) {
        return converted + " <> '' and locate('?', " + converted + ") = 0 and locate(_utf8mb4 x'efbfbd', " + converted
                + ") = 0";
    }

    private String isSameAfter(String unicode) {
        return "(convert(convert(convert(%1$s using %2$s) using %3$s) using binary) = convert(%1$s using binary))"
                .formatted(column, unicode, characters);
    }
}
