package io.github.migrationtest.migration.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments at the top of a file say to Atlas: those before the first empty line ({@code comments} in {@code dir.go}). */
final class AtlasDirectives {
    private static final Pattern DIRECTIVE = Pattern.compile("([ -~]*)atlas:(\\w+)(?: +(.+))*");

    private AtlasDirectives() {}

    /** What stands behind each directive of this name; empty text where nothing does. */
    static List<String> named(String name, String text) {
        List<String> found = new ArrayList<>();
        for (String comment : comments(text)) {
            Matcher directive = DIRECTIVE.matcher(comment);
            if (directive.lookingAt() && directive.group(2).equals(name)) {
                found.add(directive.group(3) == null ? "" : directive.group(3));
            }
        }
        return found;
    }

    private static List<String> comments(String text) {
        List<String> comments = new ArrayList<>();
        int start = 0;
        while (text.startsWith("#", start) || text.startsWith("--", start)) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                comments.add(text.substring(start));
                return comments;
            }
            comments.add(GoText.trim(text.substring(start, end)));
            start = end + 1;
        }
        // A carriage return is no empty line to Atlas: in a file with Windows' line ends no directive counts.
        String rest = text.substring(start);
        return rest.isEmpty() || rest.replaceFirst("^[ \t]+", "").startsWith("\n") ? comments : List.of();
    }
}
