package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** psql's own commands: followed, passed over where they only show something, or refused by name. */
final class PsqlCommands {
    private static final Pattern COMMAND = Pattern.compile("(?s)\\\\([A-Za-z_]+\\+?|[!?;])(.*)");
    private static final Set<String> INCLUDES = Set.of("i", "include", "ir", "include_relative");
    private static final Set<String> ONLY_SHOW = Set.of(
            "echo",
            "qecho",
            "warn",
            "pset",
            "t",
            "a",
            "x",
            "C",
            "f",
            "H",
            "T",
            "timing",
            "errverbose",
            "conninfo",
            "copyright",
            "h",
            "?",
            "l",
            "l+",
            "z",
            "p",
            "sf",
            "sv",
            "sf+",
            "sv+",
            "encoding");

    private final Path file;
    private final ScriptBuilder script;
    private final Map<String, String> variables;
    private final PsqlReader reader;

    PsqlCommands(Path file, ScriptBuilder script, Map<String, String> variables, PsqlReader reader) {
        this.file = file;
        this.script = script;
        this.variables = variables;
        this.reader = reader;
    }

    static boolean includes(String text) {
        Matcher command = COMMAND.matcher(text);
        return command.matches() && INCLUDES.contains(command.group(1));
    }

    /** With its backslash. */
    static String name(String text) {
        Matcher command = COMMAND.matcher(text);
        return command.matches() ? "\\" + command.group(1) : text;
    }

    /** Follows the command that a line's rest is; false ends the script. */
    boolean run(int line, String text) {
        Matcher command = COMMAND.matcher(text);
        String name = command.matches() ? command.group(1) : "";
        if (name.equals("q") || name.equals("quit")) {
            return false;
        } else if (INCLUDES.contains(name)) {
            List<String> arguments = arguments(line, command.group(2));
            script.include(
                    file,
                    line,
                    "\\" + name,
                    arguments.isEmpty() ? "" : arguments.get(0),
                    name.startsWith("ir") || name.endsWith("relative"),
                    reader);
        } else if (name.equals("set")) {
            set(line, arguments(line, command.group(2)));
        } else if (name.equals("unset")) {
            arguments(line, command.group(2)).forEach(variables::remove);
        } else if (!ONLY_SHOW.contains(name) && !name.matches("d[A-Za-z]*\\+?")) {
            throw ScriptBuilder.refusal(
                    file,
                    line,
                    name(text) + " is a command of psql that cannot run over JDBC. Write it as SQL, or leave it out.");
        }
        return true;
    }

    private void set(int line, List<String> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        String name = arguments.get(0);
        String value = String.join("", arguments.subList(1, arguments.size()));
        boolean on = Set.of("on", "true", "1", "yes", "").contains(value.toLowerCase(Locale.ROOT));
        if (name.equals("ON_ERROR_STOP") && !on
                || name.equals("AUTOCOMMIT") && !on
                || name.equals("ON_ERROR_ROLLBACK") && !value.equals("off")) {
            throw ScriptBuilder.refusal(
                    file,
                    line,
                    "\\set " + name + " " + value
                            + " has psql go on after errors, or open transactions of its own, which no rehearsal does. Take it"
                            + " out.");
        }
        variables.put(name, value);
    }

    /** Words, with quotes removed and variables filled in. */
    private List<String> arguments(int line, String text) {
        List<String> arguments = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean some = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                if (some) {
                    arguments.add(word.toString());
                    word.setLength(0);
                    some = false;
                }
                continue;
            }
            some = true;
            if (c == '`') {
                throw ScriptBuilder.refusal(
                        file, line, "`...` has psql run a program, which cannot be done over JDBC. Write its result.");
            } else if (c == '\'') {
                i = quoted(text, i, word);
            } else if (c == ':') {
                i = variable(text, i, word);
            } else {
                word.append(c);
            }
        }
        if (some) {
            arguments.add(word.toString());
        }
        return arguments;
    }

    /** A text in quotes, with C's escapes; gives the place of its end. */
    private static int quoted(String text, int start, StringBuilder word) {
        int i = start + 1;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                word.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else if (c != '\'') {
                word.append(c);
            } else if (text.startsWith("''", i)) {
                word.append('\'');
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private int variable(String text, int start, StringBuilder word) {
        Matcher name =
                Pattern.compile(":(?:'(\\w+)'|\"(\\w+)\"|(\\w+))").matcher(text).region(start, text.length());
        if (!name.lookingAt()) {
            word.append(':');
            return start;
        }
        for (int group = 1; group <= 3; group++) {
            String value = name.group(group) == null ? null : variables.get(name.group(group));
            if (value != null) {
                String quote = group == 1 ? "'" : group == 2 ? "\"" : "";
                word.append(quote)
                        .append(quote.isEmpty() ? value : value.replace(quote, quote + quote))
                        .append(quote);
                return name.end() - 1;
            }
        }
        word.append(name.group());
        return name.end() - 1;
    }
}
