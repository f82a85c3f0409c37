package io.github.migrationtest.schema.postgresql;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Storage options as SQL takes them: what is no number or word is a string there. */
final class OptionList {
    private OptionList() {}

    static String sql(String options) {
        return Arrays.stream(options.split(", ", -1)).map(OptionList::one).collect(Collectors.joining(", "));
    }

    private static String one(String option) {
        int equals = option.indexOf('=');
        String value = option.substring(equals + 1);
        return option.substring(0, equals + 1)
                + (value.matches("[0-9.]+|true|false|on|off") ? value : Literal.of(value));
    }
}
