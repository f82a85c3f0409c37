package io.github.migrationtest.schema.mysql;

import java.util.regex.Pattern;

/** The types of columns and arguments, without what says nothing of the values they take. */
final class ColumnTypes {
    /** What a width says of how an integer is shown; {@code tinyint(1)} is what drivers take for a boolean. */
    private static final Pattern DISPLAY_WIDTH =
            Pattern.compile("^(?!tinyint\\(1\\))(tinyint|smallint|mediumint|int|bigint|year)\\(\\d+\\)(?!.*zerofill)");

    /** What only some versions read: {@code varchar(10) /*M!100301 COMPRESSED*}{@code /}. */
    static final Pattern EXECUTABLE_COMMENT = Pattern.compile("\\s*/\\*M?!\\d*\\s*(.*?)\\s*\\*/");

    private ColumnTypes() {}

    static String of(String columnType) {
        String type = EXECUTABLE_COMMENT.matcher(columnType).replaceAll("");
        return DISPLAY_WIDTH.matcher(type).replaceFirst("$1");
    }
}
