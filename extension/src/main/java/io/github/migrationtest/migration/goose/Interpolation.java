package io.github.migrationtest.migration.goose;

import java.util.Optional;
import java.util.function.Function;

/**
 * {@code $NAME} and {@code ${NAME}} in a line, with the shell's ways of saying what stands for a missing one ({@code
 * mfridman/interpolate}, which goose uses between {@code ENVSUB ON} and {@code OFF}).
 *
 * <p>{@code $$} and {@code \$} are a dollar: the dollar quotes of PostgreSQL do not survive it.
 */
final class Interpolation {
    private static final int END = -1;

    /** Expansions in expansions; goose has no limit but its memory. */
    private static final int DEEPEST = 500;

    private final String text;
    private final Function<String, Optional<String>> variables;
    private int place;
    private int depth;

    private Interpolation(String text, Function<String, Optional<String>> variables) {
        this.text = text;
        this.variables = variables;
    }

    /**
     * The line with every variable filled in; one that is not set is empty.
     *
     * @throws InterpolationException if goose would refuse the line
     */
    static String of(String line, Function<String, Optional<String>> variables) {
        return new Interpolation(line, variables).expression(END);
    }

    /** A line that cannot be filled in, in the words of goose's library. */
    static final class InterpolationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InterpolationException(String message) {
            super(message);
        }
    }

    private String expression(int stop) {
        if (++depth > DEEPEST) {
            throw new InterpolationException("more than " + DEEPEST + " expansions in one another");
        }
        StringBuilder result = new StringBuilder();
        while (peek() != END && peek() != stop) {
            if (text.startsWith("\\\\", place) || text.startsWith("$(", place)) {
                result.append(text, place, place + 2);
                place += 2;
            } else if (text.startsWith("\\$", place) || text.startsWith("$$", place)) {
                result.append('$');
                place += 2;
            } else if (peek() == '$' && place < text.length() - 1) {
                result.append(expansion());
            } else {
                int start = place++;
                while (peek() != END && peek() != '$' && peek() != '\\' && peek() != stop) {
                    place++;
                }
                result.append(text, start, place);
            }
        }
        depth--;
        return result.toString();
    }

    private String expansion() {
        place++;
        if (peek() != '{') {
            return variables.apply(identifier()).orElse("");
        }
        place++;
        String name = identifier();
        Optional<String> value = variables.apply(name);
        int operator = next();
        if (operator == '}') {
            return value.orElse("");
        }
        String expanded;
        if (operator == ':' && peek() == '-') {
            place++;
            String instead = expression('}');
            expanded = value.filter(found -> !found.isEmpty()).orElse(instead);
        } else if (operator == ':') {
            expanded = substring(value.orElse(""));
        } else if (operator == '-') {
            String instead = expression('}');
            expanded = value.orElse(instead);
        } else if (operator == '?') {
            String message = expression('}');
            expanded = value.orElseThrow(
                    () -> new InterpolationException("$" + name + ": " + (message.isEmpty() ? "not set" : message)));
        } else {
            throw new InterpolationException("Expected an operator, got " + shown(operator));
        }
        int end = next();
        if (end != '}') {
            throw new InterpolationException("Expected brace expansion to end with }, got " + shown(end));
        }
        return expanded;
    }

    private String substring(String value) {
        int from = number("offset", ':');
        if (from < 0) {
            from = Math.max(0, from + value.length());
        }
        from = Math.min(from, value.length());
        if (peek() != ':') {
            return value.substring(from);
        }
        place++;
        int length = number("length", '}');
        int to = length >= 0
                ? (int) Math.min((long) from + length, value.length())
                : Math.max(from, length + value.length());
        return value.substring(from, to);
    }

    private int number(String what, char stop) {
        int start = place;
        while (peek() != END && peek() != stop && peek() != '}') {
            place++;
        }
        String number = GoSpace.trim(text.substring(start, place));
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new InterpolationException("Unable to parse " + what + ": strconv.Atoi: parsing \"" + number + "\"");
        }
    }

    private String identifier() {
        if (peek() == END || !Character.isLetter(peek())) {
            throw new InterpolationException("Expected identifier to start with a letter, got " + shown(peek()));
        }
        int start = place;
        while (peek() != END && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
            place++;
        }
        return text.substring(start, place);
    }

    private int peek() {
        return place < text.length() ? text.charAt(place) : END;
    }

    private int next() {
        int next = peek();
        place++;
        return next;
    }

    private static String shown(int c) {
        return c == END ? "the end of the line" : String.valueOf((char) c);
    }
}
