package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a plan as {@code App::Sqitch::Plan} parses it; its errors are sqitch's own, with file and line. */
final class PlanReader {
    private static final Pattern BLANK = Pattern.compile("(?s)\\h*(?:#\\h*(?<note>.+))?");
    private static final Pattern NOTE = Pattern.compile("(?s)\\h*(?:#\\h*(?<note>.*))?\\z");
    private static final Pattern ESCAPE = Pattern.compile("\\\\[\\\\nr]");
    private static final Pattern PRAGMA =
            SqitchName.compile("\\h*%\\h*(?<name>" + SqitchName.PRAGMA + ")(?:\\h*=\\h*(?<value>.+))?");

    private final Path file;
    private final List<String> lines;
    private final Map<String, String> pragmas = new HashMap<>();
    private int next;

    private PlanReader(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static SqitchPlan read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MigrationFolderException(
                    Files.exists(file)
                            ? "sqitch's plan " + file + " is no regular file."
                            : "There is no plan " + file
                                    + ". Name the folder that has it, or say where it is with core.plan_file in sqitch.conf.",
                    file);
        }
        List<String> lines = new ArrayList<>();
        for (String line : ScriptFiles.read(file).split("\n", -1)) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new PlanReader(file, lines).plan();
    }

    private SqitchPlan plan() {
        header();
        String project = pragmas.get("project");
        if (project == null) {
            throw new MigrationFolderException(
                    file + ": Missing %project pragma. Write %project=<name> above the first blank line.", file);
        }
        Optional<String> uri = Optional.ofNullable(pragmas.get("uri"));
        PlanLines changes = new PlanLines(file, project, new PlanDigest(project, uri));
        for (; next < lines.size(); next++) {
            String line = lines.get(next);
            if (!BLANK.matcher(line).matches()) {
                Matcher note = note(line);
                changes.take(next + 1, line.substring(0, note.start()), unescaped(note.group("note")));
            }
        }
        return new SqitchPlan(file, project, uri, changes.end());
    }

    /** Up to the first blank line there are pragmas and comments. */
    private void header() {
        for (; next < lines.size(); next++) {
            String line = lines.get(next);
            Matcher blank = BLANK.matcher(line);
            if (blank.matches()) {
                if (unescaped(blank.group("note")).isEmpty()) {
                    next++;
                    return;
                }
                continue;
            }
            Matcher pragma = PRAGMA.matcher(line.substring(0, note(line).start()));
            if (!pragma.matches()) {
                throw error(file, next + 1, "Invalid pragma; a blank line must come between pragmas and changes");
            }
            String name = pragma.group("name");
            String value = pragma.group("value");
            if (name.equals("project") && (value == null || !SqitchName.isValid(value))) {
                throw error(
                        file,
                        next + 1,
                        "invalid project name \"" + (value == null ? "" : value) + "\": project " + SqitchName.RULE);
            }
            pragmas.put(name, value == null ? "1" : value);
        }
    }

    private static Matcher note(String line) {
        Matcher note = NOTE.matcher(line);
        if (!note.find()) {
            throw new IllegalStateException("Every line has an end.");
        }
        return note;
    }

    private static String unescaped(@org.jspecify.annotations.Nullable String note) {
        return note == null
                ? ""
                : ESCAPE.matcher(note.strip()).replaceAll(found -> switch (found.group()) {
                    case "\\n" -> "\n";
                    case "\\r" -> "\r";
                    default -> Matcher.quoteReplacement("\\");
                });
    }

    /** In sqitch's words. */
    static MigrationFolderException error(Path file, int line, String message) {
        return new MigrationFolderException(
                "Syntax error in " + file + " at line " + line + ": " + message + ".", file, line, null);
    }
}
