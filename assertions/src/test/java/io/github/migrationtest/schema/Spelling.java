package io.github.migrationtest.schema;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** Writes the same SQL now so, now otherwise. */
final class Spelling {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final List<String> BLANKS = List.of(" ", "  ", "\n\t", " /* ' */ ", " -- \"\n");

    private final Random random;

    Spelling(Random random) {
        this.random = random;
    }

    String blank() {
        return BLANKS.get(random.nextInt(BLANKS.size()));
    }

    String maybe(String text) {
        return random.nextBoolean() ? text : "";
    }

    /** Keywords, and blanks where they have some. */
    String word(String words) {
        String spelled = random.nextInt(3) == 0 ? words.toUpperCase(Locale.ROOT) : words;
        return spelled.replace(" ", blank());
    }

    String name(String name) {
        String cased = random.nextInt(4) == 0 ? upperCase(name) : name;
        return switch (random.nextInt(4)) {
            case 0 -> '`' + cased.replace("`", "``") + '`';
            case 1 -> cased.contains("]") ? quoted(cased) : '[' + cased + ']';
            case 2 -> quoted(cased);
            default -> PLAIN.matcher(name).matches() && !name.equals("order") ? cased : quoted(cased);
        };
    }

    /** SQLite knows the case of ASCII letters alone. */
    private static String upperCase(String name) {
        StringBuilder upper = new StringBuilder();
        name.chars().forEach(c -> upper.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c)));
        return upper.toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    String bracketed(String expression) {
        return expression.startsWith("(") || random.nextBoolean() && !expression.startsWith("new.")
                ? "(" + expression + ")"
                : expression;
    }

    void shuffle(List<String> parts) {
        Collections.shuffle(parts, random);
    }
}
