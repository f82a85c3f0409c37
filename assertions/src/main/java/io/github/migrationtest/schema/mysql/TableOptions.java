package io.github.migrationtest.schema.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code CREATE_OPTIONS} tells of a table.
 *
 * @param rowFormat the one that was asked for
 * @param others sorted, with one way of spelling: {@code key_block_size=8, stats_persistent=1}
 */
record TableOptions(Optional<String> rowFormat, Optional<String> others) {
    private static final Pattern OPTION = Pattern.compile("(`[^`]+`|[\\w]+)(?:=('(?:[^']|'')*'|`[^`]*`|\\S+))?");

    static TableOptions of(String text) {
        Optional<String> rowFormat = Optional.empty();
        List<String> others = new ArrayList<>();
        Matcher option = OPTION.matcher(text);
        while (option.find()) {
            String name = option.group(1).replace("`", "").toLowerCase(Locale.ROOT);
            Optional<String> value = Optional.ofNullable(option.group(2))
                    .map(given -> given.replace("`", "").replace('"', '\''));
            if (name.equals("row_format")) {
                rowFormat = value.map(format -> format.toLowerCase(Locale.ROOT));
            } else if (!name.equals("partitioned")) {
                others.add(name + value.map(given -> "=" + given).orElse(""));
            }
        }
        return new TableOptions(
                rowFormat,
                others.isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join(", ", others.stream().sorted().toList())));
    }
}
