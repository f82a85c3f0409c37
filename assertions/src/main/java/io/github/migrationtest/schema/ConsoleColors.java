package io.github.migrationtest.schema;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a diff: green for what came, red for what is gone, yellow for what is not what it was.
 *
 * <p>Only for a console: in a report or a build's log they are noise, and in the XML of a test's failure not even characters.
 */
final class ConsoleColors {
    private static final String END = "\u001B[0m";

    private ConsoleColors() {}

    static String of(String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> "\u001B[32m" + line + END;
            case '-' -> "\u001B[31m" + line + END;
            case '~' -> "\u001B[33m" + line + END;
            default -> line;
        };
    }

    /** Whether this process writes to a console that shows colours. */
    static boolean areShown() {
        return areShown(System.getenv(), isTerminal(System.console()));
    }

    /**
     * Whether there are colours: {@code FORCE_COLOR} has the word for a process that a build starts, {@code NO_COLOR} before it
     * (no-color.org, force-color.org).
     */
    static boolean areShown(Map<String, String> environment, boolean terminal) {
        if (isSet(environment, "NO_COLOR")) {
            return false;
        }
        return isSet(environment, "FORCE_COLOR")
                || terminal && !isSet(environment, "CI") && !"dumb".equals(environment.get("TERM"));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    /** Since Java 22 there is a console also where there is no terminal, and it says so. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
