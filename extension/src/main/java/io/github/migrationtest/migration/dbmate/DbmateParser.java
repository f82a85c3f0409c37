package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.SqlScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a file into its blocks, or says why dbmate would not ({@code pkg/dbmate/migration.go}). */
final class DbmateParser {
    /** Go's white space, which has no vertical tab, and Go's lines, which end at line feeds alone. */
    private static final String SPACE = "[\\t\\n\\f\\r ]";

    static final Pattern UP = directive("up");
    static final Pattern DOWN = directive("down");

    private static final Pattern ALMOST_UP =
            Pattern.compile("(?imd)^[ \\t\\uFEFF]*--.*\\bmigrat\\w*[:\\s]{1,20}up\\b.*$");
    private static final Pattern ALMOST_DOWN =
            Pattern.compile("(?imd)^[ \\t\\uFEFF]*--.*\\bmigrat\\w*[:\\s]{1,20}down\\b.*$");
    private static final Pattern HARMLESS = Pattern.compile("(?s)" + SPACE + "*(--.*)?");
    private static final Pattern DIRECTIVE = Pattern.compile("^--" + SPACE + "*migrate:(up|down)");
    private static final Pattern SEPARATOR = Pattern.compile(SPACE + "+");

    private final DatabaseKind kind;
    private final Path file;
    private final String text;

    DbmateParser(DatabaseKind kind, Path file, String text) {
        this.kind = kind;
        this.file = file;
        this.text = text;
    }

    private static Pattern directive(String direction) {
        return Pattern.compile(
                "(?md)^--" + SPACE + "*migrate:" + direction + "(" + SPACE + "*$|" + SPACE + "+[^\\t\\n\\f\\r ]+)");
    }

    /**
     * The pairs of blocks.
     *
     * @throws MigrationFolderException if dbmate would refuse the file
     */
    List<DbmateSection> sections() {
        List<Integer> ups = starts(UP, 0, text.length());
        if (ups.isEmpty()) {
            throw refused(
                    almost(ALMOST_UP),
                    "has no -- migrate:up" + instead(ALMOST_UP),
                    "dbmate requires each migration to define an up block with '-- migrate:up'",
                    "Write that line, at its very beginning, before the statements.");
        }
        checkBefore(ups.get(0));
        List<DbmateSection> sections = new ArrayList<>();
        for (int i = 0; i < ups.size(); i++) {
            sections.add(section(ups.get(i), i + 1 < ups.size() ? ups.get(i + 1) : text.length()));
        }
        return sections;
    }

    private void checkBefore(int firstUp) {
        int start = 0;
        for (String line : text.substring(0, firstUp).split("\n", -1)) {
            if (!HARMLESS.matcher(line).matches()) {
                throw refused(
                        start,
                        line.startsWith("\uFEFF")
                                ? "begins with a byte order mark, which dbmate takes for a statement"
                                : "has a statement before -- migrate:up",
                        "dbmate does not support statements preceding the '-- migrate:up' block",
                        line.startsWith("\uFEFF") ? "Save the file without it." : "Move it behind that line.");
            }
            start += line.length() + 1;
        }
    }

    private DbmateSection section(int start, int end) {
        List<Integer> downs = starts(DOWN, start, end);
        if (downs.isEmpty()) {
            boolean before = !starts(DOWN, 0, start).isEmpty();
            throw refused(
                    start,
                    "has no -- migrate:down behind this -- migrate:up"
                            + (before ? ", only one before it" : instead(ALMOST_DOWN)),
                    "dbmate requires each migration to define a down block with '-- migrate:down'",
                    "Write that line, and below it what takes the migration back; it may be nothing.");
        }
        if (downs.size() > 1) {
            throw refused(
                    downs.get(1),
                    "has a second -- migrate:down behind one -- migrate:up",
                    "dbmate requires every '-- migrate:down' to be preceded by a '-- migrate:up'",
                    "Join the two.");
        }
        int down = downs.get(0);
        return new DbmateSection(block(start, down), block(down, end));
    }

    private DbmateBlock block(int start, int end) {
        int lineFeed = text.indexOf('\n', start);
        String first = text.substring(start, lineFeed < 0 ? end : Math.min(lineFeed, end));
        SqlScript script = SqlScript.split(kind, file, "\n".repeat(lineOf(start) - 1) + text.substring(start, end));
        return new DbmateBlock(script, isInTransaction(first));
    }

    private static boolean isInTransaction(String firstLine) {
        String options = DIRECTIVE.matcher(firstLine).replaceFirst("").strip();
        String transaction = "";
        for (String option : SEPARATOR.split(options)) {
            String[] pair = option.split(":", -1);
            if (pair.length == 2 && pair[0].equals("transaction")) {
                transaction = pair[1];
            }
        }
        return !transaction.equals("false");
    }

    private List<Integer> starts(Pattern directive, int start, int end) {
        List<Integer> starts = new ArrayList<>();
        // Bounds that count as the text's: a directive cut off by the next one is none, as in a text of its own.
        Matcher matcher = directive.matcher(text).region(start, end);
        while (matcher.find()) {
            starts.add(matcher.start());
        }
        return starts;
    }

    private int almost(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }

    private String instead(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return "";
        }
        String line = matcher.group();
        return line.startsWith("\uFEFF")
                ? ": a byte order mark stands before it, save the file without"
                : ", only \"" + line.strip() + "\"";
    }

    private int lineOf(int place) {
        return 1 + (int) text.chars().limit(place).filter(c -> c == '\n').count();
    }

    private MigrationFolderException refused(int place, String found, String said, String remedy) {
        int line = place < 0 ? 0 : lineOf(place);
        return new MigrationFolderException(
                file + (line > 0 ? ", line " + line : "") + ": The migration " + found + ". dbmate stops there: \""
                        + said + "\". " + remedy,
                file,
                line,
                null);
    }
}
