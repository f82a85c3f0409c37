package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code sqitch.conf}: Git's form, with sections, sub-sections in quotes, and the last value of a key being the one that counts. */
final class SqitchConfiguration {
    private static final Pattern SECTION =
            Pattern.compile("\\[\\s*([^\\s\"\\]]+)(?:\\s+\"((?:[^\"\\\\]|\\\\.)*)\")?\\s*]\\s*(.*)");
    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)\\s*(?:=\\s*(.*))?");

    private final Map<String, String> values = new LinkedHashMap<>();

    private SqitchConfiguration() {}

    static SqitchConfiguration none() {
        return new SqitchConfiguration();
    }

    static SqitchConfiguration read(Path file) {
        SqitchConfiguration configuration = new SqitchConfiguration();
        String section = "";
        int number = 0;
        for (String line : ScriptFiles.read(file).split("\r?\n|\r", -1)) {
            number++;
            String rest = line.strip();
            Matcher header = SECTION.matcher(rest);
            if (header.matches()) {
                section = header.group(1).toLowerCase(Locale.ROOT)
                        + (header.group(2) == null ? "" : "." + header.group(2).replaceAll("\\\\(.)", "$1"));
                rest = header.group(3);
            }
            if (rest.isEmpty() || rest.startsWith("#") || rest.startsWith(";")) {
                continue;
            }
            Matcher key = KEY.matcher(rest);
            if (!key.matches() || section.isEmpty()) {
                throw new MigrationFolderException(
                        file + ", line " + number + ": \"" + rest
                                + "\" is no setting of sqitch's. Write [section], then key = value.",
                        file,
                        number,
                        null);
            }
            configuration.values.put(
                    section + "." + key.group(1).toLowerCase(Locale.ROOT),
                    key.group(2) == null ? "true" : value(key.group(2)));
        }
        return configuration;
    }

    /** Comments end a value unless they stand in quotes, which do not belong to it. */
    private static String value(String text) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int kept = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                kept = value.length();
            } else if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                value.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
                kept = value.length();
            } else if (!quoted && (c == '#' || c == ';')) {
                break;
            } else {
                value.append(c);
                kept = quoted || !Character.isWhitespace(c) ? value.length() : kept;
            }
        }
        return value.substring(0, kept);
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** Every setting of a section, by its name in it. */
    Map<String, String> section(String name) {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(name + ".") && key.indexOf('.', name.length() + 1) < 0) {
                found.put(key.substring(name.length() + 1), value);
            }
        });
        return found;
    }
}
