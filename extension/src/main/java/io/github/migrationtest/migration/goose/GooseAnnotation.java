package io.github.migrationtest.migration.goose;

import java.util.Arrays;
import java.util.Optional;

/** What a line {@code -- +goose ...} says ({@code extractAnnotation} in goose's parser). */
enum GooseAnnotation {
    UP("Up"),
    DOWN("Down"),
    STATEMENT_BEGIN("StatementBegin"),
    STATEMENT_END("StatementEnd"),
    NO_TRANSACTION("NO TRANSACTION"),
    SUBSTITUTION_ON("ENVSUB ON"),
    SUBSTITUTION_OFF("ENVSUB OFF");

    private final String text;

    GooseAnnotation(String text) {
        this.text = text;
    }

    /** The annotation of a line that has {@code +goose} in it; empty if goose refuses the line. */
    static Optional<GooseAnnotation> of(String line) {
        String command = command(line);
        return isIndented(line) || command.contains("+goose")
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(annotation -> annotation.text.equalsIgnoreCase(command))
                        .findFirst();
    }

    /** What goose says of a line that it refuses. */
    static String refusal(String line) {
        String command = command(line);
        if (isIndented(line)) {
            return "contains leading whitespace: invalid annotation";
        } else if (command.contains("+goose")) {
            return "contains multiple '+goose' annotations: invalid annotation";
        }
        return command.isEmpty() ? "empty annotation" : "\"" + command + "\" not supported: invalid annotation";
    }

    private static boolean isIndented(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static String command(String line) {
        String rest = line.replace("--", "");
        int mark = rest.indexOf("+goose");
        return GoSpace.trim(mark < 0 ? rest : rest.substring(0, mark) + rest.substring(mark + "+goose".length()));
    }
}
